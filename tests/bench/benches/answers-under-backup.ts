import { rmSync } from 'node:fs';
import path from 'node:path';
import { realSleep, systemClock } from '../../../src/adapters/clock/system-clock.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import { emptyDiary, tapAgain, words } from '../../chaos/errands.ts';
import { runReal, startWaitingBot } from '../../harness/real-bot.ts';
import type { RealBot } from '../../harness/real-bot.ts';
import { openStreet } from '../../harness/street.ts';
import type { Street } from '../../harness/street.ts';
import { fact } from '../../contract/store-seed.ts';
import { seededRandom } from '../../harness/seeded-random.ts';
import { quantile } from '../compare.ts';
import type { Bench } from '../define-bench.ts';

/** What a county writes in about a year, of people elsewhere. */
const ledgerLines = 200_000;
const firstElsewhere = 1_000_000;
const taps = 120;
const tapEveryMs = 50;
const branches = 8;

const clock = systemClock();

/** The built program as a process, with a messenger and people in this one. */
async function openProgram(): Promise<{ readonly street: Street; readonly program: RealBot }> {
  const street = await openStreet(clock, { branches, people: 20, strangers: 0 });
  street.county.write((tx) => {
    for (let n = 0; n < ledgerLines; n += 1)
      tx.people.addFact(fact((firstElsewhere + n) as PersonId, 'duesFen', n));
  });
  for (const branch of street.county.branches) street.county.plan(branch);
  const program = startWaitingBot(street.env);
  program.begin();
  await street.rehearsal.until(
    () => street.county.branches.every(({ group }) => street.find(group, words.card)),
    { timeoutMs: 60_000 },
  );
  return { street, program };
}

async function backup(street: Street): Promise<void> {
  const file = path.join(street.dataDir, 'copy.db');
  const { code, err } = await runReal(['backup', file], street.env);
  if (code !== 0) throw new Error(`zhibu backup: status ${String(code)}\n${err}`);
  rmSync(file);
}

/** The 99th of a hundred answers, by the time from a tap to what the tapper saw: milliseconds. */
async function p99Ms(street: Street): Promise<number> {
  const diary = emptyDiary();
  const random = seededRandom(7);
  const began = clock.monotonic();
  for (let n = 0; n < taps; n += 1) {
    await realSleep(n * tapEveryMs - (clock.monotonic() - began));
    const branch = street.county.branches[n % branches];
    if (!branch || !tapAgain(street, branch, diary, random)) throw new Error('nobody can tap');
  }
  await street.rehearsal.until(() => diary.taps.every(({ tap }) => tap.answer() !== undefined), {
    timeoutMs: 60_000,
  });
  return quantile(
    diary.taps.map(({ tap, at }) => (tap.answer()?.at ?? 0) - at),
    0.99,
  );
}

export const bench: Bench = {
  says: 'the slowest of a hundred answers beside `zhibu backup`, against those without',
  unit: 'ms',
  rounds: 7,
  async open() {
    const { street, program } = await openProgram();
    return {
      base: () => p99Ms(street),
      async subject() {
        const [figure] = await Promise.all([p99Ms(street), backup(street)]);
        return figure;
      },
      async close() {
        program.stop();
        await program.exited;
        await street.close();
      },
    };
  },
};
