import { numeralPattern, parseNumeral } from '../grammar/numerals.ts';
import type { Month } from '../ids.ts';

/** Months of a year from `from` through `to`; over the new year when `to` is earlier. */
export interface MonthsSpan {
  readonly from: number;
  readonly to: number;
}

const span = new RegExp(
  String.raw`^(?<from>${numeralPattern})月?(?:份)?(?:[-~至到—–](?<to>${numeralPattern})月?(?:份)?)?$`,
);

/** Reads `6-10`, `6月到10月`, `六至十月`, `7月`. */
export function parseMonthsSpan(text: string): MonthsSpan | undefined {
  const { from: first, to: last } = span.exec(text.normalize('NFKC').replace(/\s+/g, ''))?.groups ?? {};
  const from = parseNumeral(first ?? '');
  const to = last === undefined ? from : parseNumeral(last);
  const isMonth = (month: number | undefined): month is number =>
    month !== undefined && month >= 1 && month <= 12;
  return isMonth(from) && isMonth(to) ? { from, to } : undefined;
}

/** The form that {@link parseMonthsSpan} reads back. */
export function formatMonthsSpan({ from, to }: MonthsSpan): string {
  return `${String(from)}-${String(to)}`;
}

export function inMonthsSpan({ from, to }: MonthsSpan, month: Month): boolean {
  const number = Number(month.slice(5));
  return from <= to ? number >= from && number <= to : number >= from || number <= to;
}
