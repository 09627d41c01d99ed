import { yuan } from '../../domain/dues/payment.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import { zhYearMonth } from '../dates.ts';
import { zhMonthSpans } from '../month-spans.ts';

/** Somebody in arrears, as officers read about him. */
export interface ArrearsFacts {
  readonly name: string;
  readonly months: readonly Month[];
  /** In fen. */
  readonly openFen: number;
  readonly level: number;
}

const most = 8;
const named = (people: readonly ArrearsFacts[], today: LocalDate) =>
  `${people
    .slice(0, most)
    .map(({ name, months }) => `${name}（${zhMonthSpans(months, today)}）`)
    .join('、')}${people.length > most ? '等' : ''}`;

const line = ({ name, months, openFen, level }: ArrearsFacts, today: LocalDate) =>
  `${name}：${zhMonthSpans(months, today)}，${String(months.length)}个月，${yuan(openFen)}元${
    level < months.length ? `（到期${String(level)}个月）` : ''
  }`;

/** 欠交: said privately, to help; never in a group, never with a consequence (design rule 9). */
export const duesArrears = {
  toPerson: (branch: string, months: readonly Month[], openFen: number, today: LocalDate) =>
    `您好，${branch}的党费账上，您${zhMonthSpans(months, today)}的党费还没交，一共${yuan(openFen)}元。\n已经交了的不用管，也可以跟组织委员说一声，补记上就行。还没交的，方便的时候交就好；有难处请跟支部说。`,
  toPersonNobody: '前面说的几个月，党费已经交了或者说已交，不用管了。',

  secretary: (branch: string, people: readonly ArrearsFacts[], today: LocalDate) =>
    [
      `${branch}有${String(people.length)}位党员的党费几个月还没交：`,
      ...people.map((one) => line(one, today)),
      '请支部核实原因并帮助教育。',
      '也许是交了没记上，也许是有难处，先问问。这条只有您看得到。',
    ].join('\n'),
  secretaryNobody: (branch: string) => `${branch}：前面说的几位，党费都记上了。`,
  secretaryNow: (branch: string) => `${branch}：前面说的几位，现在是这样：`,
  /** How somebody stands of whom the secretary was told, and who is in arrears no more. */
  standing: { settled: '记上了', claimed: '说已交，等确认', open: '还没有记上', notAsked: '现在不用问了' },
  until: (month: Month) => `缓交到${zhYearMonth(month)}`,
  stands: (name: string, standing: string) => `${name}：${standing}`,

  behind: (months: readonly Month[], today: LocalDate) =>
    `${zhMonthSpans(months, today)}的党费账还没记全（记上的不到一半人），先补记，再看谁没交。`,
  catchUp:
    '补记一句就行：都交了的发“党费 全部”，有没交的发“党费 全部除张三”，只记到会的发“党费 到会”。补记以前不提醒任何人。',

  todo: (people: readonly ArrearsFacts[], today: LocalDate) =>
    `党费欠2个月以上的${String(people.length)}人：${named(people, today)}`,
  todoLong: (people: readonly ArrearsFacts[], today: LocalDate) =>
    `其中已满6个月的${String(people.length)}人：${named(people, today)}。请支部了解情况、帮助教育。程序不作任何处理；要不要处理、怎么处理，只能由支部党员大会和上级党组织按规定决定。`,
  buttonSee: '都看看',

  list: (branch: string, count: number) => `${branch}党费欠2个月以上的${String(count)}人：`,
  listNobody: (branch: string) => `${branch}没有党费欠2个月以上的人。`,
  line: (person: ArrearsFacts, isLong: boolean, today: LocalDate) =>
    `${line(person, today)}${isLong ? '，已满6个月' : ''}`,
  excused: (name: string, until: Month, reason: string | undefined) =>
    `${name}：缓交到${zhYearMonth(until)}${reason === undefined ? '' : `（${reason}）`}`,
  page: (page: number, pages: number) => `第${String(page)}页，共${String(pages)}页`,
  listFoot: '先问问是交了没记上，还是有难处。这张名单只有支部负责人看得到。',
  buttonExcuse: (name: string) => `缓交 ${name}`,
  buttonPaid: (name: string) => `已收 ${name}`,
  howToExcuse: (written: string, until: Month) =>
    `支部同意${written}缓交的，写上到几月和原因发给我，例如：\n党费 ${written} 缓交到${zhYearMonth(until)} 因外出务工\n原因写个大概就行，不用写病情。`,
  howToPay: (written: string) => `钱收到了，发：党费 ${written}\n我会先念一遍人和钱数，您点了才记。`,

  excuseNoReason: (written: string, until: Month) =>
    `${written}缓交要写原因，写个大概就行，不用写病情。\n例如：党费 ${written} 缓交到${zhYearMonth(until)} 因外出务工`,
  excusePast: (until: Month, written: string, example: Month) =>
    `${zhYearMonth(until)}已经过了。\n例如：党费 ${written} 缓交到${zhYearMonth(example)} 因外出务工`,
  excuseTooFar: (most: number, last: Month, written: string) =>
    `一次最多缓交${String(most)}个月，到${zhYearMonth(last)}。\n例如：党费 ${written} 缓交到${zhYearMonth(last)} 因外出务工`,
  excuseWaived: (name: string) => `${name}是免交的，不用缓交。`,
  excusePaused: (name: string) => `${name}现在不用交党费，不用缓交。`,
  excuseDone: (name: string, until: Month) =>
    `记好了：${name}的党费缓交到${zhYearMonth(until)}。这段时间不提醒，也不算欠；该交的钱数不变，以后补上就行。\n原因只有本支部负责人在名单里看得到，不用写病情。`,
  excuseAssumed: (months: number) => `没写到几月，先按${String(months)}个月。`,
  excuseEndHow: (written: string) => `不缓交了就发：党费 ${written} 不缓交了`,
  excuseEnded: (name: string) => `${name}不缓交了，从这个月起照常提醒。`,
  excuseNone: (name: string) => `${name}没有记缓交。`,
  buttonUndo: '撤销',
  excuseUndone: (name: string, until: Month | undefined) =>
    until === undefined
      ? `撤销好了：${name}没有记缓交。`
      : `撤销好了：${name}的党费还是缓交到${zhYearMonth(until)}。`,
  notHere: '名册里没有这位党员了。',
};
