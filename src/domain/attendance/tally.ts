import type { PersonId } from '../ids.ts';
import type { PersonAttendance, TotalsLine } from './state.ts';

/**
 * The counts of a Party day: 应到, 实到 (online included), 线上, 请假, 缺席, 未登记. Always
 * `expected = present + leave + absent + unrecorded` and `online <= present`.
 */
export interface Tally {
  readonly expected: number;
  readonly present: number;
  readonly online: number;
  readonly leave: number;
  readonly absent: number;
  readonly unrecorded: number;
}

export interface TallyInput {
  /** Roster of the day without away, excused and suspended; probationary members are in it (handbook §1.4). */
  readonly expectedIds: Iterable<PersonId>;
  /** Away and excused: one who comes all the same counts in expected and present that day (design §2). */
  readonly others: Iterable<PersonId>;
  /** As {@link foldAttendance} gives it; people in neither list do not count. */
  readonly states: ReadonlyMap<PersonId, PersonAttendance>;
  /** The accepted totals line that governs, if there is one. */
  readonly totals?: TotalsLine | undefined;
}

export const emptyTally: Tally = { expected: 0, present: 0, online: 0, leave: 0, absent: 0, unrecorded: 0 };

/** Denominator of the Party day only: votes and elections have their own (handbook §2.1–2.2). */
export function tally({ expectedIds, others, states, totals }: TallyInput): Tally {
  const expected = new Set(expectedIds);
  for (const id of others) if (came(states.get(id))) expected.add(id);
  const count = (...wanted: readonly PersonAttendance[]): number =>
    [...expected].filter((id) => wanted.includes(states.get(id) ?? 'unrecorded')).length;
  const byName = {
    expected: expected.size,
    present: count('present', 'online'),
    online: count('online'),
    leave: count('leaveAgreed'),
    absent: count('absent'),
  };
  return totals === undefined ? withRemainder(byName) : governed(byName, totals);
}

/** Sum for a township or the county. */
export function sumTallies(tallies: Iterable<Tally>): Tally {
  let sum = emptyTally;
  for (const one of tallies) {
    sum = {
      expected: sum.expected + one.expected,
      present: sum.present + one.present,
      online: sum.online + one.online,
      leave: sum.leave + one.leave,
      absent: sum.absent + one.absent,
      unrecorded: sum.unrecorded + one.unrecorded,
    };
  }
  return sum;
}

/** Those of 应到 whom a totals line tells apart. */
export function partsOf({ present, leave, absent }: TotalsLine): number {
  return present + (leave ?? 0) + (absent ?? 0);
}

type Counts = Omit<Tally, 'unrecorded'>;

/**
 * Every figure that was said holds as it was said, whatever is recorded by name: the line names nobody. What it does not
 * say is taken from the names as far as there is room, and what it leaves over is unrecorded. Only a line whose parts are
 * more than its whole, which no officer can report, makes 应到 grow.
 */
function governed(byName: Counts, totals: TotalsLine): Tally {
  const { present } = totals;
  const said = partsOf(totals);
  const expected = Math.max(totals.expected ?? byName.expected, said);
  const leave = totals.leave ?? Math.min(byName.leave, expected - said);
  const absent = totals.absent ?? Math.min(byName.absent, expected - present - leave);
  const online = Math.min(totals.online ?? byName.online, present);
  return withRemainder({ expected, present, online, leave, absent });
}

function withRemainder(counts: Counts): Tally {
  return { ...counts, unrecorded: counts.expected - counts.present - counts.leave - counts.absent };
}

function came(state: PersonAttendance | undefined): boolean {
  return state === 'present' || state === 'online';
}
