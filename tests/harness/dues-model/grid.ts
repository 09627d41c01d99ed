import { expect } from 'vitest';
import { calculatedSheet } from '../calculated-sheet.ts';
import { firstDay, zhMonth } from './calendar.ts';

/*
 * A sheet as text, cell by cell: `¥150` is a number of 1.50 (formulas worked out anew from what they refer to), `@2026-11-03`
 * a date, `*` any text or none.
 */
export type Grid = readonly (readonly string[])[];

export const money = (fen: number): string => `¥${String(fen)}`;
export const count = (value: number): string => money(value * 100);
export const dated = (day: string): string => `@${day}`;
export const monthCell = (month: string): string => dated(firstDay(month));
export const blanks = (howMany: number): readonly string[] => Array.from({ length: howMany }, () => '');
export const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

/** 9月5日 */
export const zhDay = (day: string): string =>
  `${String(Number(day.slice(5, 7)))}月${String(Number(day.slice(8)))}日`;
export const zhDate = (day: string): string => `${day.slice(0, 4)}年${zhDay(day)}`;

/** Title, date, and the headings of the table. */
export function head(title: string, today: string, columns: number): Grid {
  return [[title], [`制表日期：${zhDate(today)}　单位：元`], Array.from({ length: columns }, () => '*')];
}

/** Months without a gap as runs; those of another year say so. */
export function monthsInWords(months: readonly string[], year: number): string {
  const runs: string[][] = [];
  for (const month of [...months].sort()) {
    const run = runs.at(-1);
    const [y = 0, m = 0] = (run?.at(-1) ?? '0000-00').split('-').map(Number);
    const next = m === 12 ? `${String(y + 1)}-01` : `${String(y)}-${String(m + 1).padStart(2, '0')}`;
    if (run && next === month) run.push(month);
    else runs.push([month]);
  }
  const word = (month: string) =>
    Number(month.slice(0, 4)) === year ? zhMonth(month).slice(5) : zhMonth(month);
  const till = (first: string, last: string) =>
    first.slice(0, 4) === last.slice(0, 4) ? zhMonth(last).slice(5) : zhMonth(last);
  return runs
    .map((run) => {
      const [first = '', last = ''] = [run[0], run.at(-1)];
      if (first === last) return word(first);
      return `${word(first)}${run.length === 2 ? '、' : '到'}${till(first, last)}`;
    })
    .join('、');
}

/** Every cell is what it should be, and every formula has its result written beside it. */
export async function expectGrid(workbook: Uint8Array, expected: Grid, what: string): Promise<void> {
  const sheet = await calculatedSheet(workbook);
  const found = sheet.rows.map((row, at) =>
    row.map((cell, column) => {
      // Dates are the only cells that are objects; as JSON they are their day and time.
      if (typeof cell === 'object' && cell !== null) return dated(JSON.stringify(cell).slice(1, 11));
      if (typeof cell === 'number') return money(sheet.hundredths(`${letter(column)}${String(at + 1)}`));
      return typeof cell === 'string' ? cell : '';
    }),
  );
  const shown = found.map((row, at) =>
    trimmed(row.map((cell, column) => (expected[at]?.[column] === '*' && !/^[¥@]/.test(cell) ? '*' : cell))),
  );
  expect(endless(shown), what).toEqual(endless(expected.map(trimmed)));
  for (const address of sheet.formulas.keys())
    expect(Math.round(Number(sheet.numbers.get(address)) * 100), `${what} ${address}`).toBe(
      sheet.hundredths(address),
    );
}

const letter = (column: number): string => String.fromCharCode(65 + column);

function trimmed(row: readonly string[]): readonly string[] {
  const last = row.findLastIndex((cell) => cell !== '' && cell !== '*');
  return row.slice(0, last + 1);
}

/** Without the empty rows at the end. */
function endless(rows: Grid): Grid {
  return rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1);
}
