import { addDays, localTime } from '../../domain/calendar/time.ts';
import type { Shift } from '../../domain/grammar/plan-shift.ts';
import type { LocalDate, LocalTime } from '../../domain/ids.ts';

interface Standing {
  readonly date: LocalDate | undefined;
  readonly time: LocalTime;
}

/** The day or hour that 推迟一周 or 提前半小时 means, from the one that stands; neither where the hour leaves the day. */
export function shifted(
  { date, time }: Standing,
  shift: Shift | undefined,
): { readonly date?: LocalDate; readonly time?: LocalTime } {
  if (shift === undefined) return {};
  if (shift.unit === 'day') return date === undefined ? {} : { date: addDays(date, shift.by) };
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + shift.by;
  const moved = localTime(Math.floor(minutes / 60), ((minutes % 60) + 60) % 60);
  return moved === undefined ? {} : { time: moved };
}
