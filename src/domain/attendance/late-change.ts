import type { PersonId } from '../ids.ts';
import type { PersonAttendance, TotalsLine } from './state.ts';

/**
 * What stands and would be changed when corrections are not free any more (48 h after the closing, design §4): the first
 * of the people with how they are to stand, a governing totals line, or how many guests there were.
 */
export type LateChange =
  | {
      readonly kind: 'person';
      readonly name: string;
      readonly to: PersonAttendance;
      /** Everybody who would stand otherwise. */
      readonly ids: readonly PersonId[];
    }
  | { readonly kind: 'totals'; readonly totals: TotalsLine }
  | { readonly kind: 'guests'; readonly guests: number };

/** Whether a state is one that somebody corrects: a leave that was only asked is 未登记 still. */
export function isSettled(state: PersonAttendance | undefined): boolean {
  return state === 'present' || state === 'online' || state === 'leaveAgreed' || state === 'absent';
}
