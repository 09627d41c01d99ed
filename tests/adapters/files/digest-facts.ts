import { monthTotals } from '../../../src/domain/digest/month-facts.ts';
import type { MonthDay } from '../../../src/domain/digest/month-facts.ts';
import type { TownshipSheet } from '../../../src/domain/digest/township-months.ts';
import type { LocalDate, Month } from '../../../src/domain/ids.ts';

const month = '2026-11' as Month;

function dayOf(branch: number): MonthDay {
  const date = '2026-11-15' as LocalDate;
  if (branch % 9 === 4) return { kind: 'undated' };
  if (branch % 9 === 7) return { kind: 'unrecorded', date };
  const present = 20 + (branch % 7);
  return {
    kind: 'held',
    date,
    tally: { expected: 30, present, online: 2, leave: 2, absent: 1, unrecorded: 27 - present },
  };
}

/** A township of so many villages with the name of each, the last two of them 线下, over eleven months that are all alike. */
export function townshipOf(villages: number, nameOf: (at: number) => string): TownshipSheet {
  const branches = Array.from({ length: villages }, (_, at) => ({
    village: nameOf(at),
    branch: `${nameOf(at)}党支部`,
    condition: at < villages - 2 ? ('normal' as const) : ('offline' as const),
    day: dayOf(at),
    madeUp: at % 3,
  }));
  const totals = (condition: string) =>
    monthTotals(branches.filter((branch) => branch.condition === condition).map(({ day }) => day));
  return {
    township: '望禾镇',
    linkedOnly: false,
    month,
    today: '2026-12-02' as LocalDate,
    branches,
    months: Array.from({ length: 11 }, (_, at) => ({
      month: `2026-${String(at + 1).padStart(2, '0')}` as Month,
      normal: totals('normal'),
      apart: totals('offline'),
    })),
  };
}
