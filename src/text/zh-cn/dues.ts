import type { Excess } from '../../domain/dues/allocate.ts';
import { yuan } from '../../domain/dues/payment.ts';
import type { DuesFlag, DuesShare } from '../../domain/dues/payment.ts';
import type { LineFacts } from '../../domain/dues/read-back.ts';
import type { DuesTotals } from '../../domain/dues/totals.ts';
import type { LocalTime, Month } from '../../domain/ids.ts';
import { clockTime, zhMonth } from '../dates.ts';
import { zhFullMonthSpans, zhMonthSpans } from '../month-spans.ts';

const list = (names: readonly string[]) => names.join('、');
const fullMonths = (shares: readonly DuesShare[]) => zhFullMonthSpans(shares.map(({ month }) => month));

type LineOfReceipt = Pick<ReceiptFacts, 'name' | 'shares' | 'amountFen' | 'receiptYear' | 'receiptNo'>;

interface ReceiptFacts {
  /** What is still open of the last month. */
  readonly shortFen: number;
  readonly name: string;
  readonly shares: readonly DuesShare[];
  readonly amountFen: number;
  readonly extraFen: number;
  readonly receiver: string;
  readonly receiptYear: number;
  readonly receiptNo: number;
}

const flagWords: Readonly<Record<DuesFlag, string>> = {
  prepaid: '预交的月数超过支部约定',
  backPaid: '补交的月数超过支部约定',
  relative: '支部没有约定亲属代交',
  member: '支部没有约定党员代交',
};

/** 11月还差1.00元 */
const stillShort = (shares: readonly DuesShare[], fen: number, near?: Month) => {
  const last = shares.slice(-1).map(({ month }) => month);
  return `${near === undefined ? zhFullMonthSpans(last) : zhMonthSpans(last, near)}还差${yuan(fen)}元`;
};

const receiptName = (year: number, no: number) => `${String(year)}年第${String(no)}号`;

/** 党费: read-back, receipts, reversal, the month's state. */
export const dues = {
  privately: '党费的事只在私聊里说。请先点开助手，按“开始”，再在那里写。',
  nothingOpen: (atTheTable: boolean): string =>
    atTheTable ? '到会的都交齐了，没有要记的。' : '都交齐了，没有要记的。',
  paidBefore: (count: number) => `到会的另有${String(count)}人已经交过或者不用交。`,
  unplanned: {
    paid: (names: readonly string[]) => `${list(names)}已经交过了，没有重复记。`,
    waived: (names: readonly string[]) => `${list(names)}免交，不用记。`,
    notOwed: (names: readonly string[]) => `${list(names)}现在不用交，没有记。`,
    notThen: (names: readonly string[]) =>
      `${list(names)}说的那几个月不在要交的里面，没有记。发“党费”看还有哪些月没交。`,
  },
  unplannedTooFar: (names: readonly string[], last: Month) =>
    `${list(names)}没有记：最远只能交到${zhFullMonthSpans([last])}，请把月份写少一点。`,

  head: (branch: string) => `${branch}党费`,
  readBack: (people: number, fen: number) => `${String(people)}人，合计${yuan(fen)}元，和手里的钱对得上吗？`,
  line: (facts: LineFacts): string => {
    const parts = [
      ...(facts.shares.length > 0
        ? [
            zhMonthSpans(
              facts.shares.map(({ month }) => month),
              facts.near,
            ),
          ]
        : []),
      `${yuan(facts.fen)}元`,
      ...(facts.extraFen > 0 ? [`其中自愿多交${yuan(facts.extraFen)}元`] : []),
      ...(facts.shortFen > 0 ? [stillShort(facts.shares, facts.shortFen, facts.near)] : []),
      ...(facts.changeFen > 0 ? [`找零${yuan(facts.changeFen)}元`] : []),
      ...(facts.excessFen > 0 ? [`还多出${yuan(facts.excessFen)}元`] : []),
      ...(facts.paidBy === 'relative' ? ['亲属代交'] : []),
      ...(facts.paidBy === 'member' ? [`${facts.payer ?? '党员'}代交`] : []),
    ];
    return `${facts.name}：${parts.join('，')}`;
  },
  unusual: '这几位和平常不一样：',
  andMore: (count: number) => `……还有${String(count)}人，点“看名单”。`,
  buttonAgrees: '对得上',
  buttonDisagrees: '不对',
  buttonNames: '看名单',
  buttonBack: '收起名单',
  takeOff: '点名字就划掉，再点一下又回来。金额不对的，划掉后另写一条，例如：党费 张三10元',
  takenOff: (names: readonly string[]) => `划掉的：${list(names)}`,
  buttonDrop: '都不记',
  dropped: '好的，都没有记。',
  droppedAlready: '这一条已经放弃了，没有记。',
  expired: '这一条放了一个星期，没有记。要记请重新写一遍。',
  droppedCard: '这一条没有记。',
  nobodyLeft: '名单上没有人了。',
  allRecorded: '没有要记的了：已经记过，或者钱都找还了。',
  written: (people: number) => `✓ 记好了，${String(people)}人`,
  writtenAlready: '已经记过了，没有重复记。',
  changedMeanwhile: '刚才有人记过或者名单变了，请按新的数再看一眼。',
  answerFirst: '请先回答上面的问题。',
  writtenCard: (people: number, fen: number) => `记好了：${String(people)}人，合计${yuan(fen)}元。`,
  writtenReceipts: (year: number, first: number, last: number) =>
    first === last
      ? `收据${receiptName(year, first)}。`
      : `收据${String(year)}年第${String(first)}—${String(last)}号。`,
  reversedSince: (people: number, fen: number) => `后来撤销了${String(people)}人，${yuan(fen)}元。`,
  howToReverse: (name: string) => `记错了发：撤销 ${name} 记错人了`,

  excessQuestion: (names: readonly string[]) => `${list(names)}交的比应交的多，多出来的怎么办？`,
  buttonExcess: { change: '找零', prepay: '预交以后的月份', extra: '自愿多交' } as Readonly<
    Record<Exclude<Excess, 'ask'>, string>
  >,
  excessNoted: {
    ask: '',
    change: '好的，多的找还。',
    prepay: '好的，算以后月份的。',
    extra: '好的，算自愿多交。',
  } as Readonly<Record<Excess, string>>,
  againQuestion: (people: readonly { readonly name: string; readonly time: LocalTime }[]) =>
    `${people.map(({ name, time }) => `${name}${clockTime(time)}`).join('、')}已经记过一笔，这次是另外一笔吗？`,
  buttonAgain: '是另外一笔',
  buttonNotAgain: '不是，不重复记',
  anotherSum: '好的，是另外一笔。',
  reasonQuestion: (people: readonly { readonly name: string; readonly flags: readonly DuesFlag[] }[]) =>
    `${people
      .map(({ name, flags }) => `${name}${flags.map((flag) => flagWords[flag]).join('，')}`)
      .join('；')}。钱照收，记一下原因：`,
  beyondReason: {
    agreed: '支部已同意',
    working: '外出务工',
    hardship: '本人有困难',
    other: '其他原因',
  },
  reasonNoted: (words: string) => `记下原因：${words}`,

  receipt: ({
    name,
    shares,
    shortFen,
    amountFen,
    extraFen,
    receiver,
    receiptYear,
    receiptNo,
  }: ReceiptFacts) =>
    [
      `党费收到了：${name}${shares.length > 0 ? `，${fullMonths(shares)}` : ''}，${yuan(amountFen)}元${
        extraFen > 0 ? `（其中自愿多交${yuan(extraFen)}元）` : ''
      }${shortFen > 0 ? `，${stillShort(shares, shortFen)}` : ''}。`,
      `收款人${receiver}，收据${receiptName(receiptYear, receiptNo)}。`,
    ].join('\n'),
  receiptVoid: ({
    name,
    amountFen,
    receiptYear,
    receiptNo,
  }: Pick<ReceiptFacts, 'name' | 'amountFen' | 'receiptYear' | 'receiptNo'>) =>
    `更正：${name}的党费收据${receiptName(receiptYear, receiptNo)}（${yuan(amountFen)}元）记错了，已经作废。有疑问请问收款人。`,
  claimNotReceived: (name: string, months: readonly Month[]) =>
    `${name}${zhFullMonthSpans(months)}的党费，组织委员说还没收到。已经交了的，请当面再说一声。`,

  nothingToReverse: '没有可以撤销的党费记录。',
  reversalOne: (line: LineOfReceipt) =>
    `要撤销的是：${line.name}，${fullMonths(line.shares)}，${yuan(line.amountFen)}元，收据${receiptName(line.receiptYear, line.receiptNo)}。是什么原因？点一下就撤销。`,
  reversalMany: (people: number, fen: number, name: string) =>
    `上一笔记了${String(people)}人，合计${yuan(fen)}元。只撤一个人请写名字，例如：撤销 ${name} 记错人了。要全部撤销，点原因：`,
  buttonReverse: (reason: string) => `撤销：${reason}`,
  reversalReason: { person: '记错人了', amount: '金额不对', notReceived: '没收到钱', twice: '重复记了' },
  reversedAlready: '已经撤销过了。',
  reversedBefore: '这位的党费刚撤销过一笔，没有再撤。',
  reversedJustNow: (name: string) =>
    `${name}的党费刚才已经撤销了，没有再撤别的。要改到会，请发：到会 ${name}没来`,
  reversedOne: (line: LineOfReceipt, reason: string) =>
    `撤销好了：${line.name}${line.shares.length > 0 ? `${fullMonths(line.shares)}的` : ''}党费${yuan(line.amountFen)}元（收据${receiptName(line.receiptYear, line.receiptNo)}），原因：${reason}。原来那笔还留着，后面注明撤销了。`,
  reversed: (names: readonly string[], fen: number, reason: string) =>
    `撤销好了：${names.length > 5 ? `${list(names.slice(0, 5))}等${String(names.length)}人` : list(names)}的党费，${yuan(fen)}元，原因：${reason}。原来的都还留着，后面注明撤销了。`,

  claims: (claims: readonly { readonly name: string; readonly until: Month }[], near: Month) =>
    `说已交、等确认的${String(claims.length)}人：${claims.map(({ name, until }) => `${name}（到${zhMonthSpans([until], near)}）`).join('、')}`,
  nothingToConfirm: '现在没有要确认的了：已经记过，或者不用交了。',
  claimsMore: '确认几位后，后面的会接着出来。',
  buttonConfirmAll: (people: number, fen: number) => `全部确认：${String(people)}人，${yuan(fen)}元`,
  buttonConfirm: (name: string, fen: number) => `确认${name}${yuan(fen)}元`,
  buttonNotReceived: (name: string) => `没收到${name}的`,
  claimAnswered: '已经有人回过了。',
  notReceivedNoted: '好的，会私下告诉本人还没收到。',
  notReceivedInPerson: '好的。助手给本人发不了私信，请当面说一声。',
  notReceivedFrom: (names: readonly string[]) => `好的，会私下告诉${list(names)}还没收到。`,
  nothingClaimed: (names: readonly string[]) => `${list(names)}没有说过已交，不用回。`,

  monthHead: (branch: string, month: Month) => `${branch}${month.slice(0, 4)}年${zhMonth(month)}党费`,
  monthTotals: ({ payers, dueFen, paid, paidFen, claimed, open, waived, before }: DuesTotals) =>
    `${[
      `应交${String(payers)}人，${yuan(dueFen)}元；已确认${String(paid)}人，${yuan(paidFen)}元`,
      ...(claimed > 0 ? [`待确认${String(claimed)}人`] : []),
      ...(open > 0 ? [`没交${String(open)}人`] : []),
      ...(waived > 0 ? [`免交${String(waived)}人`] : []),
      ...(before > 0 ? [`以前交过的${String(before)}人`] : []),
    ].join('，')}。`,
  missing: (names: readonly string[], count: number) =>
    `本月还没交的：${list(names)}${count > names.length ? `等${String(count)}人` : ''}`,
  earlier: (
    people: readonly { readonly name: string; readonly months: readonly Month[] }[],
    count: number,
    near: Month,
  ) =>
    `前面月份没交的：${people.map(({ name, months }) => `${name}（${zhMonthSpans(months, near)}）`).join('、')}${count > people.length ? `等${String(count)}人` : ''}`,
  putOff: (until: Month) => `（缓交到${zhFullMonthSpans([until])}）`,
  howToRecord: '记账写一句就行，例如：党费 张三、李四；党费到会除张三；党费 张三3个月；党费 张三10元',
  buttonHow: '怎么写',
  howTo: [
    '党费可以这样写：',
    '收钱：党费到会除张三 · 党费全部 · 党费 张三、李四 · 党费 张三3个月 · 党费 张三7-9月 · 党费 张三10元',
    '谁来交的：党费 张三家属代交 · 党费 李四代张三交',
    '记错了：撤销 张三 记错人了',
    '没收到：党费 没收到 张三',
    '改标准：党费 张三 改成1元 从2027年1月 因收入变了 · 党费 张三 改成免缴 因家里困难',
    '缓交：党费 张三 缓交到2027年2月 因外出务工 · 党费 张三 不缓交了',
    '看标准、年初核定：党费标准 · 党费核定',
    '打表：党费月表 · 党费季表 · 党费年表 · 党费交接表',
    '上缴乡镇：上缴 137.50 收据0123',
  ].join('\n'),
  buttonPresent: (count: number) => `今天到会的都交了（${String(count)}人）`,
  buttonAll: (count: number) => `全部都交了（${String(count)}人）`,
  buttonMonthBook: '月表',
  buttonQuarterBook: '季表',
  nobodyAtTheTable: '还不知道谁到会了：这个月的党日没有按名字登记。可以写：党费 全部除张三，或者直接写名字。',
  notTwice: '好的，没有重复记。',
  forLetter: (last: Month | undefined, open: readonly Month[], claimed: readonly Month[]) => [
    ...(last === undefined ? [] : [`介绍信上写：党费交到${zhFullMonthSpans([last])}。`]),
    ...(open.length > 0 ? [`党费还没交的：${zhFullMonthSpans(open)}，走之前请交齐。`] : []),
    ...(claimed.length > 0 ? [`说已交、还没确认的：${zhFullMonthSpans(claimed)}，请先在待办里确认。`] : []),
  ],
  largeExtra: '一次自愿多交1000元以上的，按规定全部上缴中央，请跟乡镇说一声。',
  handOver: (before: string, now: string) =>
    `管党费的由${before}换成了${now}：账和钱要当面交接，先打一张交接表。`,
  buttonHandOver: '党费交接表',
  bookOnItsWay: '表格正在做，做好就发给您。',
};
