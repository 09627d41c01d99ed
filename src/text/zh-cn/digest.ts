import { isApart, monthTotals, sumTotals } from '../../domain/digest/month-facts.ts';
import type {
  BranchMonth,
  CountyMonth,
  MonthDay,
  MonthTotals,
  TownshipMonth,
} from '../../domain/digest/month-facts.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import { zhDay, zhMonth } from '../dates.ts';
import { splitLines } from '../split-lines.ts';
import { month as monthTexts } from './month.ts';

/** Ends every digest in every language (design rule 10). */
export const digestSentence = '仅供了解和帮助，不作排名考核依据。';

const dayWords: Readonly<Record<MonthDay['kind'], string>> = {
  held: '已开展',
  planned: '还没到日子',
  unrecorded: '没有记录',
  cancelled: '取消',
  skipped: '本月不开',
  undated: '没定日期',
};
const conditionWords = { normal: '', offline: '线下', pasture: '转场' } as const;

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

const helpLines = ({ branches, over }: TownshipMonth): readonly string[] => {
  const normal = branches.filter((branch) => !isApart(branch));
  const line = (words: string, needs: (branch: BranchMonth) => boolean) => {
    const labels = normal.filter(needs).map(({ label }) => label);
    return labels.length === 0 ? [] : [`${words}：${labels.join('、')}`];
  };
  return [
    ...line('党日已过还没有记录', ({ day }) => day.kind === 'unrecorded'),
    // Whoever has neither group nor officer stands below: the date is not what is missing first.
    ...line(
      over ? '这个月没定日期' : '还没定日期',
      ({ day, chat, officer }) => day.kind === 'undated' && (officer || chat !== 'none'),
    ),
    ...line('书记还没连上助手', ({ officer }) => !officer),
    ...line('还没有登记群', ({ officer, chat }) => officer && chat === 'none'),
    ...line('助手不在群里了', ({ chat }) => chat === 'left'),
  ];
};

const totalsWords = ({ branches, days }: MonthTotals): string =>
  [
    `${branches}个支部`,
    `${dayWords.held}${days.held}`,
    ...(['planned', 'unrecorded', 'cancelled', 'skipped', 'undated'] as const).flatMap((kind) =>
      days[kind] > 0 ? [`${dayWords[kind]}${days[kind]}`] : [],
    ),
  ].join('，');

const totalsLines = (words: string, totals: MonthTotals): readonly string[] => [
  `${words}：${totalsWords(totals)}`,
  ...(totals.days.held > 0 ? [monthTexts.counts(totals.tally, 0)] : []),
];

const branchLines = (month: Month, branches: readonly BranchMonth[]): readonly string[] =>
  branches.map(({ label, condition, day }) => {
    const mark = condition === 'normal' ? '' : `（${conditionWords[condition]}）`;
    return `${label}${mark} ${dayState(month, day)}`;
  });

/** What the township and the county are told. Help first, then totals, then branches in administrative order. */
export const digest = {
  /** One text, or several where one message would be too long. */
  township: (facts: TownshipMonth): readonly string[] => {
    const { month, branches, linkedOnly } = facts;
    const title = `${facts.township}${zhMonth(month)}主题党日简报${linkedOnly ? '（联系村）' : ''}`;
    if (branches.length === 0) return splitLines([title, '还没有支部，请县里先导入名册。', digestSentence]);
    const normal = branches.filter((branch) => !isApart(branch));
    const apart = branches.filter(isApart);
    const help = helpLines(facts);
    const legend = branches.some(({ day }) => day.kind === 'held') ? '（应到/实到/请假）' : '';
    return splitLines([
      title,
      ...(help.length > 0 ? help : ['眼下没有要帮忙的支部。']),
      ...(normal.length > 0 ? totalsLines('合计', monthTotals(normal.map(({ day }) => day))) : []),
      ...(normal.length > 0 ? [`各支部${legend}：`, ...branchLines(month, normal)] : []),
      ...(apart.length > 0
        ? [
            ...totalsLines('线下和转场另计', monthTotals(apart.map(({ day }) => day))),
            ...branchLines(month, apart),
          ]
        : []),
      digestSentence,
    ]);
  },
  county: ({ county, month, townships }: CountyMonth): readonly string[] => {
    const title = `${county}${zhMonth(month)}主题党日简报`;
    if (townships.length === 0) return splitLines([title, '还没有支部，请先导入名册。', digestSentence]);
    const apart = sumTotals(townships.map((township) => township.apart));
    return splitLines([
      title,
      ...totalsLines('全县', sumTotals(townships.map(({ normal }) => normal))),
      ...(apart.branches > 0 ? totalsLines('线下和转场另计', apart) : []),
      ...townships.flatMap(({ name, normal }) => totalsLines(name, normal)),
      digestSentence,
    ]);
  },
};
