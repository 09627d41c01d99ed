import { quarterOf } from '../../domain/calendar/time.ts';
import type { DuesPeriod, OwnDues } from '../../domain/dues/own-dues.ts';
import { yuan } from '../../domain/dues/payment.ts';
import type { PaidBy } from '../../domain/dues/payment.ts';
import type { DuesState } from '../../domain/dues/person-months.ts';
import type { Month } from '../../domain/ids.ts';
import { zhFullMonthSpans, zhMonthSpans } from '../month-spans.ts';
import { zhDay, zhMonth, zhQuarter, zhYearMonth } from '../dates.ts';

/** What a group may read: counts, never a sum and never a name. */
export interface DuesCounts {
  readonly payers: number;
  readonly paid: number;
  readonly claimed: number;
  readonly open: number;
}

/** 11月, 第四季度 */
const period = ({ month, mode }: DuesPeriod) =>
  mode === 'monthly' ? zhMonth(month) : zhQuarter(quarterOf(month));

const states: Readonly<Record<DuesState, string>> = {
  notDue: '不用交',
  waived: '免交',
  before: '以前交过了',
  due: '还没交',
  arrears: '还没交',
  claimed: '说已交，等组织委员确认',
  confirmed: '已确认',
  prepaid: '已预交',
  beyond: '不用交，交了的可以找组织委员退',
};

/** 第四季度党费1.50元：还没交 */
const stands = ({ state, fen, ...of }: OwnDues['period']) =>
  `${period(of)}党费${fen > 0 ? `${yuan(fen)}元` : ''}：${states[state]}`;

/** What 我的数据 says of a line of the ledger. */
export interface PaidLine {
  readonly amountFen: number;
  readonly extraFen: number;
  readonly paidBy: PaidBy;
  readonly receiptYear: number;
  readonly receiptNo: number;
}
type ClaimState = 'pending' | 'confirmed' | 'notReceived' | 'withdrawn' | 'lapsed';

const payers: Readonly<Record<PaidBy, string>> = { self: '本人', relative: '亲属代', member: '党员代' };
const claims: Readonly<Record<ClaimState, string>> = {
  pending: '等确认',
  confirmed: '已确认',
  notReceived: '没收到',
  withdrawn: '自己撤销了',
  lapsed: '不用再确认',
};
const receiptNo = (paid: PaidLine) => `收据${paid.receiptYear}年第${paid.receiptNo}号`;
/** With the year throughout: a file is read years later. */
const fullMonths = zhFullMonthSpans;

/** The dues card in the group, and what a person asks and says about the own dues. */
export const duesCard = {
  period,
  months: zhMonthSpans,
  stands,

  title: (of: DuesPeriod) => `${period(of)}党费`,
  branchOfQuarter: (branch: string, of: DuesPeriod) => `${branch}（${period(of)}）`,
  line: (branch: string, { payers, paid, claimed, open }: DuesCounts) =>
    payers === 0
      ? `${branch}：没有要交的`
      : claimed + open === 0
        ? `${branch}：应交${payers}人，都交齐了`
        : `${branch}：应交${payers}人，已确认${paid}人${claimed === 0 ? '' : `，待确认${claimed}人`}`,
  foot: '点“我的党费”只有您自己看得到。交给组织委员就行，不用在群里说。',
  allPaid: '都交齐了，这张卡不用再点。',
  over: (month: Month) => `${zhMonth(month)}过了，这张卡不用再点。要交的私下找组织委员。`,
  notHere: '党费不在群里问了，有事私下找组织委员。',
  buttonMine: '我的党费',
  buttonPaid: '已交',
  buttonUndo: '撤销',

  standard: (fen: number) => `党费标准（支部核定）：每月${yuan(fen)}元`,
  noStandard: '党费：免交',
  earlier: (all: readonly Month[], fen: number, near: Month) =>
    `以前没交的：${zhMonthSpans(all, near)}，一共${yuan(fen)}元`,
  paidAhead: (month: Month, near: Month) => `预交到：${zhMonthSpans([month], near)}`,
  receipt: ({ date, fen, year, no }: NonNullable<OwnDues['receipt']>) =>
    `最近一笔：${zhDay(date)}${yuan(fen)}元，收据${year}年第${no}号`,
  relative: (name: string, of: OwnDues['period']) => `${name}，${stands(of)}`,
  unknown: '书记还没把您的账号和名字对上，对上了就能看自己的党费。',
  buttonPaidFor: (name: string) => `替${name}报已交`,

  claimed: (what: string, name?: string) => `记好了：${name ?? ''}${what}党费您说已交，等组织委员确认。`,
  claimedAlready: (what: string, name?: string) =>
    `${name ?? ''}${what}党费已经说过交了，等组织委员确认，不用再点。`,
  nothingOpen: (of: DuesPeriod, state: DuesState, name?: string) => {
    const whose = name ?? '您';
    if (state === 'waived') return `${whose}免交党费，不用交。`;
    if (state === 'notDue') return `${whose}眼下不用交党费。`;
    if (state === 'beyond') return `${whose}眼下不用交党费，交了的可以找组织委员退。`;
    return state === 'before'
      ? `${name ?? ''}${period(of)}党费以前就交过了，不用再交。`
      : `${name ?? ''}${period(of)}党费已经确认收到，不用再点。`;
  },
  withdrawn: (what: string, name?: string) => `✓ 撤销好了，${name ?? ''}${what}党费没有记已交。`,
  nothingToWithdraw: '没有等着确认的“已交”，不用撤销。要改，请告诉组织委员。',

  whichOne: '是谁的党费交了？',
  needsName: '请写上是谁的党费，例如：替王桂花交了',
  forOthers: '替家人报党费，发：替王桂花交了（写他的名字）。别人的请他自己说，或者告诉组织委员。',
  forOthersOfficer: (name: string) => `要记${name}的党费，请发：党费 ${name}`,
  everybody: '是您自己的党费交了，就点一下“已交”。记大家的，请发：党费 全部',

  /** Lines of 我的数据. */
  data: {
    heading: '党费',
    payment: (paid: PaidLine, of: readonly Month[]) => {
      const extra = paid.extraFen > 0 ? `，其中自愿多交${yuan(paid.extraFen)}元` : '';
      const [near] = of;
      const whichMonths = near === undefined ? '' : `（${fullMonths(of)}）`;
      return `${payers[paid.paidBy]}交${yuan(paid.amountFen)}元${whichMonths}${extra}，${receiptNo(paid)}`;
    },
    reversal: (paid: PaidLine) => `撤销${receiptNo(paid)}的${yuan(paid.amountFen)}元`,
    claim: (until: Month, state: ClaimState) => `说已交，到${zhYearMonth(until)}：${claims[state]}`,
    excuse: (until: Month) => `支部同意缓交到${zhYearMonth(until)}`,
  },

  promptFoot: '交给组织委员就行。交了点一下“已交”；不方便点的不用点，组织委员会记上。',
  promptOver: (of: DuesPeriod) => `${period(of)}过了，这条不用再点。看现在的，点“我的党费”。`,
};
