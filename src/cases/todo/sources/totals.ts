import { waitingTotals } from '../../../domain/attendance/state.ts';
import { dayTally } from '../../attendance/day-tally.ts';
import { lateMonths } from '../../attendance/day-meant.ts';
import { totalsButtons } from '../../attendance/settle-totals.ts';
import type { TodoSource } from '../todo-item.ts';

/** Totals that contradict the roster, of any month that can still be recorded. */
export const totalsToSettle: TodoSource = ({ tx, text }, branch) =>
  tx.partyDays.history(branch.id, lateMonths + 1).flatMap((day) => {
    const waiting = day.state === 'planned' ? waitingTotals(tx.attendance.entries(day.id)) : undefined;
    if (!waiting?.totals) return [];
    const line = text.recording.waiting(day.date, waiting.totals, dayTally(tx, day).byName);
    return [{ line, rows: [totalsButtons(text, day, waiting.seq)] }];
  });
