import { sumTotals } from '../../domain/digest/month-facts.ts';
import type {
  BranchMonth,
  CountyDigest,
  MonthDay,
  MonthTotals,
  TownshipMonth,
} from '../../domain/digest/month-facts.ts';
import type { TownshipHelp } from '../../domain/digest/help.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import { zhDay, zhMonth } from '../dates.ts';
import { townshipTexts } from '../digest-layout.ts';
import type { DigestWords, TownshipTexts } from '../digest-layout.ts';
import { splitLines } from '../split-lines.ts';
import { twoAbreast } from '../two-abreast.ts';
import { digestHelp } from './digest-help.ts';
import { month as monthTexts } from './month.ts';

/** Ends every digest in every language (design rule 10). */
export const digestSentence = '仅供了解和帮助，不作排名考核依据。';

/** How a month's Party day stands, in a word. */
export const dayWords: Readonly<Record<MonthDay['kind'], string>> = {
  held: '已开展',
  planned: '还没到日子',
  unrecorded: '没有记录',
  cancelled: '取消',
  skipped: '本月不开',
  undated: '没定日期',
};
export const conditionWords = { normal: '', offline: '线下', pasture: '转场' } as const;

/** The reader knows the month: only a day that was moved out of it is named in full. */
const dayIn = (month: Month, date: LocalDate) =>
  date.startsWith(month) ? `${Number(date.slice(8))}日` : zhDay(date);

const dayState = (month: Month, day: MonthDay): string => {
  switch (day.kind) {
    case 'held':
      return `${dayIn(month, day.date)} ${day.tally.expected}/${day.tally.present}/${day.tally.leave}`;
    case 'undated':
    case 'skipped':
      return dayWords[day.kind];
    case 'planned':
    case 'unrecorded':
    case 'cancelled':
      return `${dayIn(month, day.date)} ${dayWords[day.kind]}`;
  }
};

export const totalsWords = ({ branches, days }: MonthTotals): string =>
  [
    `${branches}个支部`,
    `${dayWords.held}${days.held}`,
    ...(['planned', 'unrecorded', 'cancelled', 'skipped', 'undated'] as const).flatMap((kind) =>
      days[kind] > 0 ? [`${dayWords[kind]}${days[kind]}`] : [],
    ),
  ].join('，');

export const totalsLines = (words: string, totals: MonthTotals): readonly string[] => [
  `${words}：${totalsWords(totals)}`,
  ...(totals.days.held > 0 ? [monthTexts.counts(totals.tally, 0)] : []),
];

const branchLines = (month: Month, branches: readonly BranchMonth[]): readonly string[] =>
  branches.map(({ label, condition, day }) => {
    const mark = condition === 'normal' ? '' : `（${conditionWords[condition]}）`;
    return `${label}${mark} ${dayState(month, day)}`;
  });

/** So few stand one to a line, which reads better. */
const mostOneToALine = 8;

/** Nineteen villages on one screen. */
const laidOut = ({ month, branches }: TownshipMonth, some: readonly BranchMonth[]): readonly string[] => {
  const lines = branchLines(month, some);
  return branches.length > mostOneToALine ? twoAbreast(lines) : lines;
};

const townshipWords: DigestWords = {
  title: ({ township, month, linkedOnly }) =>
    `${township}${zhMonth(month)}主题党日简报${linkedOnly ? '（联系村）' : ''}`,
  noBranches: '还没有支部，请县里先导入名册。',
  help: digestHelp,
  totals: totalsLines,
  total: '合计',
  legend: '（应到/实到/请假）',
  branches: (legend) => `各支部${legend}：`,
  lines: laidOut,
  apart: '线下和转场另计',
  below: '各支部的情况在下面。',
  part: ({ township, month }, nth, of, legend) =>
    `${township}${zhMonth(month)}各支部（${String(nth)}/${String(of)}）${legend}：`,
  ending: [digestSentence],
};

const feedbackLine = ({ received, answered, read, open }: CountyDigest['feedback']): string =>
  [
    `意见：收到${received}条，答复${answered}条`,
    ...(read > 0 ? [`已阅${read}条`] : []),
    ...(open > 0 ? [`还有${open}条等答复（发：意见）`] : []),
  ].join('，');

const calendarLine = ({ known, missing }: CountyDigest['calendar']): string =>
  `放假安排：${[
    ...known.map((year) => `${String(year)}年有了`),
    ...missing.map((year) => `${String(year)}年还没有，请导入`),
  ].join('，')}`;

/** What the township and the county are told. */
export const digest = {
  /** The text that stays up to date, and where there are many branches the lines of each in messages behind it. */
  township: (facts: TownshipMonth, help: TownshipHelp, totalsOnly?: boolean): TownshipTexts =>
    townshipTexts(townshipWords, facts, help, totalsOnly),
  /** One branch in one line. */
  branchLine: (month: Month, branch: BranchMonth): string => branchLines(month, [branch]).join(''),
  county: ({ county, month, townships, calendar, feedback, auditHead }: CountyDigest): readonly string[] => {
    const title = `${county}${zhMonth(month)}主题党日简报`;
    if (townships.length === 0) return splitLines([title, '还没有支部，请先导入名册。', digestSentence]);
    const apart = sumTotals(townships.map((township) => township.apart));
    return splitLines([
      title,
      ...totalsLines('全县', sumTotals(townships.map(({ normal }) => normal))),
      ...(apart.branches > 0 ? totalsLines(townshipWords.apart, apart) : []),
      ...townships.flatMap(({ name, normal }) => totalsLines(name, normal)),
      calendarLine(calendar),
      feedbackLine(feedback),
      `审计链头（请存好，核对用）：${auditHead}`,
      digestSentence,
    ]);
  },
};
