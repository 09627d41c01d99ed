import type { Bench } from '../../harness/ingest-bench.ts';
import type { Random } from '../../harness/seeded-random.ts';
import type { Habits } from './habits.ts';
import type { Office } from './office.ts';
import { evening, takeMoney } from './party-evening.ts';
import type { Room } from './room.ts';
import type { Branch, CountyRoster, Payer } from './roster.ts';

const partyDays = [10, 15, 20, 25] as const;
/** Whoever did not pay at the table brings it by then. */
const lastDay = 28;

export const dateOf = (month: number, day: number) =>
  `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** All that it takes to play the year. */
export interface Desk {
  /** Folder of the command line. */
  readonly cwd: string;
  readonly bench: Bench;
  readonly roster: CountyRoster;
  readonly random: Random;
  readonly habits: Habits;
  readonly room: Room;
  readonly office: Office;
  /** Whether the branch's officer writes and taps himself. */
  isSpoken(branch: Branch): boolean;
}

/** What else happens in the year, at the right moment. */
export interface Happenings {
  /** Before any money of the month is taken at a table. */
  monthBegins(month: number): Promise<void>;
  /** Who of these, having paid yesterday, pays again by the end of the month because it was taken back. */
  dayAfter(month: number, paid: readonly Payer[]): Promise<readonly Payer[]>;
}

/** Twelve months of dues in every branch of the county, in the words of the officers who take them. */
export async function playYear(desk: Desk, happenings: Happenings): Promise<void> {
  const { room, habits } = desk;
  const { branches } = desk.roster;
  /** Who had not paid when the last Party day was over, nor brought it later in its month. */
  const behind = new Map<Branch, readonly Payer[]>();
  for (let month = 1; month <= 12; month++) {
    await happenings.monthBegins(month);
    const late = new Map<Branch, Payer[]>();
    for (const day of partyDays) {
      const gathered = branches.filter((branch) => branch.day === day);
      room.at(dateOf(month, day), '10:30');
      const evenings = gathered.flatMap((branch) => {
        const open = mayOwe(branch, month, behind.get(branch) ?? []);
        return open.length === 0 ? [] : [{ branch, open, told: evening(month, habits, open) }];
      });
      takeMoney(desk, new Map(evenings.map(({ branch, told }) => [branch, told.lines])));
      for (const { branch, told } of evenings) {
        late.set(branch, [...told.byMonthEnd]);
        behind.set(branch, told.behind);
      }
      const paid = evenings.flatMap(({ open, told }) => open.filter((payer) => told.paid.has(payer)));
      room.at(dateOf(month, day + 1), '09:00');
      for (const payer of await happenings.dayAfter(month, paid)) late.get(payer.branch)?.push(payer);
    }
    room.at(dateOf(month, lastDay), '17:00');
    takeMoney(
      desk,
      new Map(
        [...late]
          .filter(([, payers]) => payers.length > 0)
          .map(([branch, payers]) => [branch, [`党费 ${payers.map(({ said }) => said).join('、')}`]]),
      ),
    );
  }
}

/** Of a branch paid by the quarter only those who did not pay in its first month. */
function mayOwe(branch: Branch, month: number, behind: readonly Payer[]): readonly Payer[] {
  const owing = branch.payers.filter(({ dueFen }) => dueFen > 0);
  return branch.quarterly && month % 3 !== 1 ? owing.filter((payer) => behind.includes(payer)) : owing;
}
