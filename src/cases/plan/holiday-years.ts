import type { DueOccurrence, JobCall } from '../../job.ts';
import { yearsToLoad } from '../../domain/calendar/holidays.ts';
import { nextPermittedFrom } from '../../domain/calendar/quiet-hours.ts';
import { addMonths, firstDate, instantAt, localOf, monthOf } from '../../domain/calendar/time.ts';
import type { Instant, LocalTime } from '../../domain/ids.ts';
import type { Message, StepOutcome } from '../../domain/outcome.ts';
import { writableAdmins } from '../roster/officers.ts';

const at = '09:00' as LocalTime;

/** At the beginning of each month in which a year's holidays are missing: from November the next one's, or this one's. */
export function holidayYearsDue(
  { tx, rules }: JobCall,
  window: { readonly from: Instant; readonly to: Instant },
): readonly DueOccurrence[] {
  const due: DueOccurrence[] = [];
  const last = monthOf(localOf(window.to, rules.zone).date);
  // A month that begins on a holiday begins later: the month before the window may still be due in it.
  const first = addMonths(monthOf(localOf(window.from, rules.zone).date), -1);
  for (let month = first; month <= last; month = addMonths(month, 1)) {
    const dueAt = nextPermittedFrom(instantAt(firstDate(month), at, rules.zone), rules);
    if (dueAt < window.from || dueAt > window.to) continue;
    if (yearsToLoad(rules.holidays, firstDate(month)).length > 0)
      due.push({ scope: 'county', period: month, planRevision: 0, dueAt });
  }
  return due.length === 0 || writableAdmins(tx, null).length > 0 ? due : [];
}

/** One private word to each bound admin of the county who has not muted the bot. */
export function tellHolidayYears({ tx, now, text, rules }: JobCall, period: string): StepOutcome {
  const years = yearsToLoad(rules.holidays, localOf(now, rules.zone).date);
  if (years.length === 0) return { skipped: 'every year is known' };
  const messages = writableAdmins(tx, null).map(({ admin, chatId }): Message => ({
    chatId,
    key: `holiday-years:${period}:${String(admin.id)}`,
    content: { text: years.map((year) => text.oversight.holidayYear(year)).join('\n') },
    guards: [{ kind: 'quiet' }],
    wave: true,
  }));
  return messages.length === 0 ? { skipped: 'no county admin bound' } : { messages };
}
