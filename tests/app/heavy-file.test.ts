import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/adapters/clock/system-clock.ts';
import { createRehearsal } from '../../src/rehearsal/rehearsal.ts';
import { seedCounty } from '../chaos/county.ts';
import { must } from '../contract/store-seed.ts';
import { seedMembers } from '../harness/bench-village.ts';
import { listen } from '../harness/listen.ts';
import { startRealBot } from '../harness/real-bot.ts';

const token = '7000000001:rehearsal_token_for_tests_only';
/** Far more than any branch has: the file must take long beside an answer. */
const members = 3_000;

it('answers taps while a heavy file is made', { timeout: 180_000 }, async () => {
  const clock = systemClock();
  const rehearsal = createRehearsal({ clock, token, botUsername: 'zhibu_test_bot' });
  const server = await listen(rehearsal.app);
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'zhibu-heavy-'));
  const county = seedCounty(rehearsal, clock, dataDir, { branches: 2, people: 10, strangers: 0 });
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
  const bot = startRealBot({
    BOT_TOKEN: token,
    TELEGRAM_API_ROOT: server.url,
    DATA_DIR: dataDir,
    PORT: '0',
    QUIET_HOURS: 'off',
    TIMEZONE: county.zone,
  });
  onTestFinished(async () => {
    bot.kill();
    await bot.exited;
    rehearsal.close();
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const card = await rehearsal.until(
    () => rehearsal.lastMessage(tapping.group, { fromBot: true, containing: '应到' })?.messageId,
    { timeoutMs: 60_000 },
  );
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
