import { addMonths } from '../calendar/time.ts';
import type { Month, PersonId } from '../ids.ts';
import type { PersonState } from '../people/facts.ts';
import type { PersonMonth } from './person-months.ts';

/** Money of one person that stands for months which oblige to nothing (多收). */
export interface Beyond {
  readonly personId: PersonId;
  readonly months: readonly Month[];
  readonly fen: number;
  /** What holds for the person today: 已离队 (death among it), 已转出, 停止党籍, 免交, or another reason. */
  readonly why: 'left' | 'transferred' | 'suspended' | 'waived' | 'free';
}

/** So long after the last of these months it is still brought up; the books keep it. */
const namedMonths = 6;

/** What can be given back to the person and is recent enough to be brought up; `undefined`: nothing. */
export function beyondOf(
  personId: PersonId,
  months: readonly PersonMonth[],
  state: PersonState | undefined,
  now: Month,
): Beyond | undefined {
  const beyond = months.filter((one) => one.state === 'beyond');
  const last = beyond.at(-1)?.month;
  if (last === undefined || addMonths(last, namedMonths) < now) return undefined;
  return {
    personId,
    months: beyond.map(({ month }) => month),
    fen: beyond.reduce((sum, { paidFen }) => sum + paidFen, 0),
    why: whyOf(state),
  };
}

function whyOf(state: PersonState | undefined): Beyond['why'] {
  if (state === undefined) return 'free';
  const { status, duesClass, duesFen } = state;
  if (status === 'left' || status === 'transferred' || status === 'suspended') return status;
  return duesClass === 'waived' || duesFen === 0 ? 'waived' : 'free';
}
