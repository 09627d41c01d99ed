import { localOf } from '../../domain/calendar/time.ts';
import type { Instant } from '../../domain/ids.ts';

/** What a workbook cell may hold; dates come as objects with their wall-clock time in UTC. */
export type WorkbookCell = string | number | boolean | DateLike | null;

interface DateLike {
  getTime(): number;
}

/** The text that a person sees in the cell: numbers without float noise, dates as YYYY-MM-DD, times as HH:MM. */
export function cellText(cell: WorkbookCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return dateText(cell.getTime());
}

function numberText(value: number): string {
  // Digits beyond 2^53 are lost already: written so that no check takes the rest for a number or code.
  if (Number.isInteger(value)) return Number.isSafeInteger(value) ? String(value) : value.toExponential();
  // Fifteen digits are what a spreadsheet shows; further ones are noise of binary fractions (0.30000000000000004).
  return String(Number(value.toPrecision(15)));
}

/**
 * A time of day alone is a moment on day zero of the workbook's calendar, 1899-12-30 or 1904-01-01. Half a second is
 * added because a binary fraction of a day may fall just short of the minute.
 */
function dateText(utcMs: number): string {
  const { date, time } = localOf((utcMs + 500) as Instant, 'UTC');
  const timeOnly = date === '1899-12-30' || date === '1904-01-01';
  return timeOnly ? time : date;
}
