import { chineseDaysTable } from '../../../src/adapters/calendar/chinese-days-table.ts';
import { instantAt, localOf } from '../../../src/domain/calendar/time.ts';
import type { QuietHours, QuietRules } from '../../../src/domain/calendar/quiet-hours.ts';
import type { Instant, LocalDate, LocalTime } from '../../../src/domain/ids.ts';

/** The real holidays of 2026. */
export const holidays = chineseDaysTable();
const zone = 'Asia/Shanghai';

export function quietFrom(from: string, to: string): QuietHours {
  return { from: from as LocalTime, to: to as LocalTime };
}

/** The default: 20:00–08:00 in Shanghai with the holidays of 2026. */
export const rules: QuietRules = { quiet: quietFrom('20:00', '08:00'), zone, holidays };

/** `2026-11-15 09:00` in Shanghai. */
export function at(text: string): Instant {
  const [date = '', time = ''] = text.split(' ');
  return instantAt(date as LocalDate, time as LocalTime, zone);
}

/** The opposite of {@link at}. */
export function shown(instant: Instant | undefined): string | undefined {
  if (instant === undefined) return undefined;
  const { date, time } = localOf(instant, zone);
  return `${date} ${time}`;
}
