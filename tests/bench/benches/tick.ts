import path from 'node:path';
import { instantAt } from '../../../src/domain/calendar/time.ts';
import type { LocalTime } from '../../../src/domain/ids.ts';
import type { Tx } from '../../../src/ports/store/store.ts';
import { loadJobs } from '../../../src/runtime/load.ts';
import { createSchedule } from '../../../src/runtime/schedule.ts';
import { code } from '../../harness/places.ts';
import { at, branchFields, day, month, plan, seedGroup } from '../../contract/store-seed.ts';
import { seedMembers } from '../../harness/bench-village.ts';
import { cpuMsOf } from '../define-bench.ts';
import type { Bench } from '../define-bench.ts';
import { worldInMemory } from '../world-in-memory.ts';

const zone = 'Asia/Shanghai';
const peopleEach = 30;
const beatMs = 30_000;
const ticks = 20;

/** Branches of 30 with a group and a Party day in the second half of the month. */
function seedBranches(tx: Tx, count: number): void {
  const township = tx.org.putTownship('望禾镇');
  for (let n = 0; n < count; n += 1) {
    const village = tx.org.putVillage(township, `第${String(n)}村`);
    const fixedDay = String(15 + (n % 14));
    const branch = tx.org.putBranch(branchFields(village, `K${String(n)}`, { fixedDay }));
    tx.chats.serve(seedGroup(tx, String(-100 - n)), branch, at(-90 * 86_400_000));
    tx.partyDays.revise({ branchId: branch, month: month('2026-11') }, plan(`2026-11-${fixedDay}`));
    seedMembers(
      tx,
      branch,
      Array.from({ length: peopleEach }, (_, k) => ({ name: `党员${String(k)}` })),
    );
  }
}

/** Ticks at which little is due, as most are: microseconds for each branch. */
async function ticksOf(branches: number) {
  const now = instantAt(day('2026-11-12'), '10:00' as LocalTime, zone);
  const { clock, world, close } = worldInMemory(now, (tx) => {
    seedBranches(tx, branches);
  });
  const schedule = createSchedule(world, await loadJobs(path.join(code, 'jobs')), () => undefined);
  schedule.tick();
  return {
    figure: () =>
      (1_000 / ticks / branches) *
      cpuMsOf(() => {
        for (let n = 0; n < ticks; n += 1) {
          clock.advanceBy(beatMs);
          schedule.tick();
        }
      }),
    close,
  };
}

export const bench: Bench = {
  says: 'a tick of the schedule for each of 219 branches, against each of 19',
  unit: 'µs',
  rounds: 11,
  async open() {
    const [township, county] = [await ticksOf(19), await ticksOf(219)];
    return {
      base: township.figure,
      subject: county.figure,
      close() {
        township.close();
        county.close();
      },
    };
  },
};
