import { recordMadeUp, recordPerson } from '../../src/cases/attendance/ledger.ts';
import { addMonths, firstDate } from '../../src/domain/calendar/time.ts';
import type { BranchId, Instant, Month, TownshipId } from '../../src/domain/ids.ts';
import type { Tx } from '../../src/ports/store/store.ts';
import { branchFields, seedGroup } from '../contract/store-seed.ts';
import { seedMembers } from './bench-village.ts';
import { boundAccount } from './bound-account.ts';
import type { PrivateAccount } from './bound-account.ts';
import { seededRandom } from './seeded-random.ts';
import { officerSaid, writeDay, writeTotals } from './written-day.ts';

export interface TownshipYear {
  readonly branches: number;
  readonly months: number;
  /** The last of them. */
  readonly month: Month;
  /** On each roster. */
  readonly people?: number;
  /** So many of them, the last ones, are 线下. */
  readonly apart?: number;
}

export interface SeededTownship {
  readonly townshipId: TownshipId;
  readonly branchIds: readonly BranchId[];
  readonly admin: PrivateAccount;
}

/**
 * An invented township with its admin and months of Party days: most held, by name or by a totals line, some without a record, called
 * off, skipped or never planned. A month is the same however many there are before it.
 */
export function seedTownshipYear(tx: Tx, year: TownshipYear): SeededTownship {
  const { branches, months, month, people = 12, apart = 0 } = year;
  tx.org.putCounty('青禾县');
  const townshipId = tx.org.putTownship('望禾镇');
  const branchIds: BranchId[] = [];
  for (let n = 0; n < branches; n += 1) {
    const village = tx.org.putVillage(townshipId, `第${String(n + 1)}村`);
    const condition = n < branches - apart ? 'normal' : 'offline';
    const branch = tx.org.putBranch(
      branchFields(village, `W${String(n + 1)}`, { name: `第${String(n + 1)}村党支部`, condition }),
    );
    branchIds.push(branch);
    tx.chats.serve(seedGroup(tx, String(-1000 - n)), branch, 0 as Instant);
    const ids = seedMembers(
      tx,
      branch,
      Array.from({ length: people }, (_, k) => ({
        name: `党员${String(k)}`,
        posts: k === 0 ? (['secretary'] as const) : [],
      })),
      firstDate(addMonths(month, -months)),
    );
    for (let back = months - 1; back >= 0; back -= 1) {
      const random = seededRandom(1_000 * n + back);
      const its = addMonths(month, -back);
      const date = `${its}-${String(5 + (n % 20)).padStart(2, '0')}`;
      const state = random.pick(['undated', 'cancelled', 'skipped', ...Array<'planned'>(12).fill('planned')]);
      if (state === 'undated') continue;
      const day = writeDay(tx, branch, date, { state: state as 'planned' });
      const said = officerSaid(day.plannedAt);
      const how = state === 'planned' ? random.below(10) : 0;
      if (how >= 6) {
        const leave = random.below(3);
        const present = people - leave - random.below(3);
        writeTotals(tx, day, { expected: people, present, online: 1, leave }, said.at);
      } else if (how >= 1)
        for (const id of ids.slice(random.below(3)))
          recordPerson(
            tx,
            day,
            id,
            random.pick(['present', 'present', 'online', 'leaveAgreed', 'absent']),
            said,
          );
      for (const id of how >= 1 ? ids.slice(0, random.below(3)) : []) recordMadeUp(tx, day, id, said, null);
    }
  }
  return { townshipId, branchIds, admin: seedAdmin(tx, townshipId) };
}

function seedAdmin(tx: Tx, townshipId: TownshipId): SeededTownship['admin'] {
  const adminId = tx.org.putAdmin({
    number: 'T1',
    townshipId,
    post: '组织委员',
    name: '罗艳',
    villageIds: [],
  });
  return boundAccount(tx, '9001', { adminId }, 0 as Instant);
}
