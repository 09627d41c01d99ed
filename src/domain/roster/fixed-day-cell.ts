import { accept, refuse } from '../decision.ts';
import { formatFixedDay, parseFixedDay, type FixedDay } from '../calendar/fixed-day.ts';
import type { CellForm } from './column.ts';

/** 党日: day of the month 1–28, 首个周五 or 首个工作日. */
export const fixedDayCell: CellForm<FixedDay> = {
  parse: (raw) => {
    const day = parseFixedDay(raw.trim());
    return day.ok ? accept(day.value) : refuse({ code: 'fixed-day' });
  },
  format: formatFixedDay,
};
