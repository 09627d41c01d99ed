import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/adapters/clock/system-clock.ts';
import { openStreet } from '../harness/street.ts';
import { must } from '../contract/store-seed.ts';
import { seedMembers } from '../harness/bench-village.ts';
import { startRealBot } from '../harness/real-bot.ts';

/** Far more than any branch has: the file must take long beside an answer. */
const members = 3_000;

it('answers taps while a heavy file is made', { timeout: 180_000 }, async () => {
  const clock = systemClock();
  const street = await openStreet(clock, { branches: 2, people: 10, strangers: 0 });
  const { rehearsal, county } = street;
  const [tapping, heavy] = [must(county.branches[0]), must(county.branches[1])];
  county.write((tx) =>
    seedMembers(
      tx,
      heavy.branchId,
      Array.from({ length: members }, (_, n) => ({ name: `党员${String(n)}` })),
    ),
  );
  county.plan(tapping);
  rehearsal.people.pressStart(must(heavy.members[0]).person);
  const bot = startRealBot(street.env);
  onTestFinished(async () => {
    bot.kill();
    await bot.exited;
    await street.close();
  });

  const card = await rehearsal.until(() => street.find(tapping.group, '应到')?.messageId, {
    timeoutMs: 60_000,
  });
  let taps = 0;
  /** Milliseconds from a tap to its answer. */
  const tapOnce = async (): Promise<number> => {
    const { person } = must(tapping.members[taps % tapping.members.length]);
    taps += 1;
    const since = clock.monotonic();
    await rehearsal.people.tap(person, tapping.group, card, '签到').answered(60_000);
    return clock.monotonic() - since;
  };
  await tapOnce();

  const officer = must(heavy.members[0]).person;
  const file = () => rehearsal.messages(officer).find((message) => message.file !== undefined)?.file;
  rehearsal.people.say(officer, 'bot', '党费交接表');
  const asked = clock.monotonic();
  const waits: number[] = [];
  while (file() === undefined && waits.length < 5_000) waits.push(await tapOnce());
  const wholeMs = clock.monotonic() - asked;

  expect(file()?.fileName).toContain('交接表');
  const longest = Math.max(...waits);
  const seen = `${String(waits.length)} answers, the longest after ${longest.toFixed(0)} ms, the file after ${wholeMs.toFixed(0)} ms`;
  expect(waits.length, seen).toBeGreaterThan(5);
  expect(longest / wholeMs, seen).toBeLessThan(0.5);
  bot.stop();
  expect(await bot.exited).toMatchObject({ code: 0 });
});
