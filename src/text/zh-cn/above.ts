import type {
  BranchCounts,
  DuesCounts,
  NamedAs,
  NamedGroup,
  ShownNames,
} from '../../domain/digest/branch-counts.ts';
import type { MonthDay } from '../../domain/digest/month-facts.ts';
import type { ShownLook } from '../../domain/digest/name-look.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import type { Post } from '../../domain/people/facts.ts';
import { zhDay, zhMonth, zhMonthAsOf, zhYearDay, zhYearMonth } from '../dates.ts';
import { splitLines } from '../split-lines.ts';
import { binding } from './binding.ts';
import { dayWords, digestSentence } from './digest.ts';
import { month as monthTexts } from './month.ts';

const dayAsOf = ({ date, today }: ShownLook) =>
  date.slice(0, 4) === today.slice(0, 4) ? zhDay(date) : zhYearDay(date);
const postList = (posts: readonly Post[]) => posts.map((post) => binding.posts[post]).join('、');

const dayLines = ({ day, month }: BranchCounts): readonly string[] => {
  switch (day.kind) {
    case 'undated':
      return [`${zhMonth(month)}主题党日还没定日期`];
    case 'skipped':
      return [`${zhMonth(month)}主题党日：${dayWords.skipped}`];
    case 'planned':
    case 'unrecorded':
    case 'cancelled':
      return [`主题党日：${zhDay(day.date)}，${dayWords[day.kind]}`];
    case 'held':
      return [`主题党日：${zhDay(day.date)}，${dayWords.held}`, monthTexts.counts(day.tally, 0)];
  }
};

const duesLine = ({ mode, payers, paid, claimed, open }: DuesCounts): string => {
  const title = mode === 'quarterly' ? '党费（按季）' : '党费';
  if (payers === 0) return `${title}：没有要交的`;
  if (open === 0 && claimed === 0) return `${title}：${payers}人都交了`;
  const waiting = claimed > 0 ? [`待确认${claimed}`] : [];
  return `${title}：应交${payers}人，${[`已确认${paid}`, ...waiting, `还没交${open}`].join('，')}`;
};

const chatWords = { present: '登记好了', left: '助手不在群里了', none: '还没登记' } as const;

const officersLine = ({ bound, unbound }: BranchCounts['posts']): string => {
  if (bound.length === 0 && unbound.length === 0) return '班子：名册上还没有';
  const parts = [
    ...(bound.length > 0 ? [`${postList(bound)}连上了`] : []),
    ...(unbound.length > 0 ? [`${postList(unbound)}还没连上`] : []),
  ];
  return `班子：${parts.join('，')}`;
};

const conditionLine = ({ condition, reviewDate }: BranchCounts): readonly string[] => {
  if (condition === 'normal') return [];
  const review = reviewDate === null ? '' : `，${zhYearDay(reviewDate)}复核`;
  return [`状态：${condition === 'offline' ? '线下' : '转场'}${review}`];
};

const groupWords: Readonly<Record<NamedAs, string>> = {
  present: '到会',
  online: '线上',
  leave: '请假',
  absent: '缺席',
  unrecorded: '未登记',
  expected: '应到',
  madeUp: '补学',
  away: '流动（不算应到）',
  excused: '可不参加（不算应到）',
  suspended: '停止党籍（不算应到）',
};

const groupLine = ({ as, count, names }: NamedGroup): readonly string[] => {
  if (count === 0) return [];
  const unnamed = count - names.length;
  const parts = [
    ...(names.length > 0 ? [names.join('、')] : []),
    ...(unnamed > 0 ? [names.length > 0 ? `另有${unnamed}人报的是总数` : '报的是总数，没有名字'] : []),
  ];
  return [`${groupWords[as]}${count}：${parts.join('；')}`];
};

const notHeld = (day: MonthDay['kind']): readonly string[] =>
  day === 'held' || day === 'unrecorded' ? [] : [`主题党日：${dayWords[day]}`];

const whoLooked = ({ who }: ShownLook): string => {
  if (who === 'operator') return '县里的管理员';
  return who === 'formerAdmin' ? '以前的管理员' : binding.whom(who);
};

const look = (one: ShownLook) =>
  `${dayAsOf(one)}${whoLooked(one)}看过${zhMonthAsOf(one.month, one.today)}的名单，原因：${one.reason ?? '已删除'}`;

/** What the township sees of one branch: counts, and names with a reason that the branch can read. */
export const above = {
  branch: (counts: BranchCounts): string =>
    [
      `${counts.branch}　${zhMonthAsOf(counts.month, counts.today)}`,
      ...dayLines(counts),
      ...(counts.madeUp > 0 ? [`补学：${counts.madeUp}人`] : []),
      duesLine(counts.dues),
      `支部群：${chatWords[counts.chat]}`,
      officersLine(counts.posts),
      ...conditionLine(counts),
      digestSentence,
    ].join('\n'),
  buttonNames: '看名单（要写原因）',
  buttonMonth: (month: Month) => zhMonth(month),
  buttonOthers: '看别的支部',
  whichBranch: (example: string, page: number, pages: number) =>
    `看哪个支部？点一下，或者发：支部 ${example}${pages > 1 ? `（第${page}页，共${pages}页）` : ''}`,
  noBranches: '没有归您看的支部。',
  countyTotals: (example: string) => `县里只看乡镇的合计，不看单个支部。点一个乡镇，或者发：支部 ${example}`,
  whichOfThem: (said: string) => `“${said}”有几个支部，看哪一个？`,
  didYouMean: (said: string) => `没有叫“${said}”的支部，是不是这个？`,
  noSuchBranch: (said: string, near: readonly string[]) =>
    `没有“${said}”这个支部。相近的有：${near.join('、')}。例如：支部 ${near[0] ?? '石桥村'}`,
  notYours: (said: string, near: readonly string[]) =>
    `“${said}”不归您看。要看您自己的，例如：支部 ${near[0] ?? '石桥村'}`,
  notYet: (month: Month, said: string, last: Month) =>
    `${zhYearMonth(month)}还没到。看这个月的发：${['支部', said, zhMonth(last)].filter(Boolean).join(' ')}`,
  before: (month: Month, said: string, first: Month) =>
    `${zhYearMonth(month)}还没有记录，最早的是${zhYearMonth(first)}。例如：${['支部', said, first].filter(Boolean).join(' ')}`,

  askReason: (branch: string, month: Month, today: LocalDate) =>
    `看${branch}${zhMonthAsOf(month, today)}的名单做什么用？原因会记下来，支部查得到。\n点一个，或者写出来，例如：支部 ${branch} ${zhMonthAsOf(month, today)} 名单 原因 核对名册`,
  readyReasons: { roster: '核对名册', help: '帮助联系党员', books: '检查台账' },
  reasonTooShort: (branch: string) => `原因要写清楚，例如：支部 ${branch} 名单 原因 核对名册`,
  reasonTooLong: (most: number) => `原因太长了，最多${most}个字。例如：支部 石桥村 名单 原因 核对名册`,
  names: (
    branch: string,
    month: Month,
    { day, groups, today }: ShownNames,
    reason: string,
  ): readonly string[] =>
    splitLines([
      `${branch}${zhMonthAsOf(month, today)}名单，只给您看，请不要转发`,
      ...notHeld(day),
      ...groups.flatMap(groupLine),
      `已经记下您看过，原因：${reason}。支部查得到。`,
      digestSentence,
    ]),

  look,
  looks: (branch: string, some: readonly ShownLook[], page: number, pages: number): string =>
    some.length === 0
      ? `${branch}：上面还没有人看过名单。`
      : [
          `${branch}，上面看过名单的${pages > 1 ? `（第${page}页，共${pages}页）` : ''}：`,
          ...some.map(look),
        ].join('\n'),
  looksMore: (count: number) => `还有${count}次，发“名单”点“谁看过名字”都能看到`,
  buttonLooks: '谁看过名字',
  buttonRead: '知道了',
};
