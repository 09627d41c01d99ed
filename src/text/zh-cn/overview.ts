import type { Overview, OverviewTotals } from '../../domain/digest/overview.ts';
import type { MonthTotals } from '../../domain/digest/month-facts.ts';
import type { Month } from '../../domain/ids.ts';
import { zhMonth, zhYearMonth } from '../dates.ts';
import { digestSentence, totalsLines, totalsWords } from './digest.ts';

/** These two lines do not count 线下 and 转场 apart as the others do: they say so. */
const withApart = ({ apart }: OverviewTotals) => (apart.branches > 0 ? '（含线下和转场）' : '');

const duesLine = (totals: OverviewTotals): readonly string[] => {
  const { dues } = totals;
  if (dues === null || dues.closed + dues.open === 0) return [];
  const { closed, open, people } = dues;
  const head = `党费${withApart(totals)}：`;
  if (open === 0) return [`${head}${closed}个支部都收齐了`];
  return [`${head}${closed}个支部收齐了，${open}个还没收齐（还有${people}人没确认）`];
};

const madeUpLine = (totals: OverviewTotals) =>
  totals.madeUp > 0 ? [`补学${withApart(totals)}：${totals.madeUp}人`] : [];

const apartLines = ({ apart }: OverviewTotals) =>
  apart.branches > 0 ? totalsLines('线下和转场另计', apart) : [];

/** One line a township: a county has many. */
const townshipLine = (name: string, { days, tally, ...totals }: MonthTotals): string => {
  const counts = days.held > 0 ? `；应到${tally.expected}，实到${tally.present}，请假${tally.leave}` : '';
  return `${name}：${totalsWords({ days, tally, ...totals })}${counts}`;
};

/** 总览: totals only, and short; what needs help is in the 简报. */
export const overview = {
  totals: ({ place, month, linkedOnly, totals, townships }: Overview): string => {
    const title = `${place}${zhYearMonth(month)}总览${linkedOnly ? '（联系村）' : ''}`;
    if (totals.normal.branches + totals.apart.branches === 0)
      return [title, '还没有支部，请县里先导入名册。', digestSentence].join('\n');
    return [
      title,
      ...(totals.normal.branches > 0 ? totalsLines('合计', totals.normal) : []),
      ...madeUpLine(totals),
      ...duesLine(totals),
      ...apartLines(totals),
      ...townships.map((one) => townshipLine(one.name, one.totals.normal)),
      digestSentence,
    ].join('\n');
  },
  buttonDigest: '简报',
  noSuchMonth: (said: string) => `“${said}”不是一个月份。`,
  notYet: (month: Month, last: Month) => `${zhYearMonth(month)}还没到。看这个月的发：总览 ${zhMonth(last)}`,
  before: (month: Month, first: Month) =>
    `${zhYearMonth(month)}还没有记录，最早的是${zhYearMonth(first)}。例如：总览 ${first}`,
};
