import type { Month } from '../../domain/ids.ts';
import type { CountsScope } from '../../domain/ledgers/flat.ts';
import { zhYearMonth } from '../dates.ts';
import { flatTables } from '../ledgers/flat-tables.ts';
import { inFileName } from '../ledgers/ledgers.ts';

/** 2026年11月; several months are those of a year. */
const span = (months: readonly Month[]) => {
  const [first, ...others] = months;
  return first === undefined ? '' : others.length === 0 ? zhYearMonth(first) : `${first.slice(0, 4)}年`;
};
const named = (name: string, months: readonly Month[], what: string) =>
  `${inFileName(`${name}${span(months)}${what}`)}.csv`;

/** Flat .csv for a provincial platform (填报). */
export const flat = {
  ...flatTables,
  attendanceFile: (name: string, months: readonly Month[]) => named(name, months, '主题党日到会明细'),
  duesFile: (name: string, months: readonly Month[]) => named(name, months, '党费明细'),
  countsFile: ({ name, linkedOnly }: CountsScope, months: readonly Month[]) =>
    named(`${name}${linkedOnly ? '（联系村）' : ''}`, months, '支部汇总'),
  townshipsFile: ({ name }: CountsScope, months: readonly Month[]) => named(name, months, '乡镇汇总'),
  namesCaption: '上报平台用的明细，每人一行。里面有每个人的情况，请不要转到群里。',
  countsCaption: '上报平台用的汇总，每个支部一行，没有个人情况。',
  townshipsCaption: '上报平台用的汇总，每个乡镇一行，线下和转场的支部另起一行，没有个人情况。',
};
