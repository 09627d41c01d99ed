/* Months are `2026-09`, days `2026-09-05`: text that sorts as time does. Worked out here, apart from the program's own calendar. */

export type PayMode = 'monthly' | 'quarterly';

export const monthOfDay = (day: string): string => day.slice(0, 7);
export const yearOfDay = (day: string): number => Number(day.slice(0, 4));
export const firstDay = (month: string): string => `${month}-01`;

/** Later than every day of the month, sooner than the next one begins: good enough to compare days with. */
export const lastDay = (month: string): string => `${month}-31`;

export function plusMonths(month: string, count: number): string {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  return `${String(Math.floor(total / 12))}-${String((total % 12) + 1).padStart(2, '0')}`;
}

export function monthsApart(from: string, to: string): number {
  const [one, other] = [from, to].map((month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)));
  return (other ?? 0) - (one ?? 0);
}

/** From the first to the last, both with them. */
export function monthsThrough(first: string, last: string): readonly string[] {
  const all: string[] = [];
  for (let month = first; month <= last; month = plusMonths(month, 1)) all.push(month);
  return all;
}

/** The last month of what is paid together. */
export function periodEnd(month: string, mode: PayMode): string {
  if (mode === 'monthly') return month;
  const left = (12 - Number(month.slice(5))) % 3;
  return plusMonths(month, left);
}

export const later = (a: string, b: string): string => (a > b ? a : b);
export const sooner = (a: string, b: string): string => (a < b ? a : b);

/** 2026年9月 */
export const zhMonth = (month: string): string => `${month.slice(0, 4)}年${String(Number(month.slice(5)))}月`;

/** Exactly, from whole fen. */
export function inYuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
