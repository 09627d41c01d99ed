import { addMonths, monthsBetween } from '../calendar/time.ts';
import type { Month } from '../ids.ts';
import { periodEnd } from './periods.ts';
import type { PayMode } from './periods.ts';
import type { DuesState, PersonMonth } from './person-months.ts';

/** The months that are paid together with this one, in order: itself, or its quarter. */
export function periodMonths(month: Month, mode: PayMode): readonly Month[] {
  const end = periodEnd(month, mode);
  return mode === 'monthly' ? [end] : monthsBetween(addMonths(end, -2), end);
}

/** What is still to be done comes before what is done. */
const mostOpenFirst: readonly DuesState[] = [
  'arrears',
  'due',
  'claimed',
  'confirmed',
  'prepaid',
  'beyond',
  'before',
  'waived',
];

/** Where a person stands in several months taken as one: as in the one that is most open. */
export function stateOfMonths(months: readonly PersonMonth[]): DuesState {
  const states = new Set(months.map(({ state }) => state));
  return mostOpenFirst.find((state) => states.has(state)) ?? 'notDue';
}
