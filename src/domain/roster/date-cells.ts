import { lastDate, localDate, monthOf, parseMonth } from '../calendar/time.ts';
import { accept, refuse } from '../decision.ts';
import type { LocalDate, Month } from '../ids.ts';
import { compact } from './clean-text.ts';
import type { CellForm } from './column.ts';

const dateShape = /^(20\d{2})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?(?:T?0?0:00(?::00)?)?$/;
const plainDateShape = /^(20\d{2})(\d{2})(\d{2})$/;
const monthShape = /^(20\d{2})(?:-|\/|\.|年)(\d{1,2})月?$/;
const plainMonthShape = /^(20\d{2})(\d{2})$/;

/** A full date: 2026-12-31, 2026/12/31, 2026.12.31, 2026年12月31日, 20261231. */
export const dateCell: CellForm<LocalDate> = {
  parse: (raw) => {
    const date = readDate(compact(raw));
    return date === undefined ? refuse({ code: 'date' }) : accept(date);
  },
  format: (date) => date,
};

/** 复核日: a date, or a month alone (2026-12), which means its last day. */
export const reviewDateCell: CellForm<LocalDate> = {
  parse: (raw) => {
    const text = compact(raw);
    const month = readMonth(text);
    const date = month === undefined ? readDate(text) : lastDate(month);
    return date === undefined ? refuse({ code: 'date' }) : accept(date);
  },
  format: (date) => date,
};

/** A month: 2026-12, 2026年12月. Excel makes dates of these, so the first and the last day of a month pass for it. */
export const monthCell: CellForm<Month> = {
  parse: (raw) => {
    const text = compact(raw);
    const month = readMonth(text) ?? wholeMonth(readDate(text));
    return month === undefined ? refuse({ code: 'month' }) : accept(month);
  },
  format: (month) => month,
};

function readDate(text: string): LocalDate | undefined {
  const match = dateShape.exec(text) ?? plainDateShape.exec(text);
  return match ? localDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

function readMonth(text: string): Month | undefined {
  const match = monthShape.exec(text) ?? plainMonthShape.exec(text);
  return match ? parseMonth(`${match[1] ?? ''}-${(match[2] ?? '').padStart(2, '0')}`) : undefined;
}

function wholeMonth(date: LocalDate | undefined): Month | undefined {
  if (date === undefined) return undefined;
  const month = monthOf(date);
  return date.endsWith('-01') || date === lastDate(month) ? month : undefined;
}
