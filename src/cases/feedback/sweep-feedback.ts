import { addDays } from '../../domain/calendar/time.ts';
import type { LocalDate } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';

/** So long the county can answer what was not signed; the preview promises it. */
const returnDays = 90;

/** What was written and not sent goes with the day, return addresses after 90 days. */
export function sweepFeedback(tx: Tx, today: LocalDate): void {
  tx.feedback.sweep(today, addDays(today, -returnDays));
}
