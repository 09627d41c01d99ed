import { quarterOf } from '../../domain/calendar/time.ts';
import type { DuesPeriod, OwnDues } from '../../domain/dues/own-dues.ts';
import { yuan } from '../../domain/dues/payment.ts';
import type { DuesState } from '../../domain/dues/person-months.ts';
import { enMonthSpans } from '../month-spans.ts';
import { enDay, enMonth, enQuarter } from '../dates.ts';
import type { duesCard as zh, PaidLine } from '../zh-cn/dues-card.ts';

const period = ({ month, mode }: DuesPeriod) =>
  mode === 'monthly' ? enMonth(month) : enQuarter(quarterOf(month));

const states: Readonly<Record<DuesState, string>> = {
  notDue: 'not due',
  waived: 'waived',
  before: 'settled before',
  due: 'not paid yet',
  arrears: 'not paid yet',
  claimed: 'said to be paid; the dues officer has still to confirm it',
  confirmed: 'confirmed',
  prepaid: 'paid ahead',
  beyond: 'nothing to pay; the dues officer can give back what was paid',
};

const stands = ({ state, fen, ...of }: OwnDues['period']) =>
  `${period(of)} dues${fen > 0 ? `, ${yuan(fen)} yuan` : ''}: ${states[state]}`;

const payers = { self: 'Paid', relative: 'Paid by a relative', member: 'Paid by another member' } as const;
const claims = {
  pending: 'to be confirmed',
  confirmed: 'confirmed',
  notReceived: 'not received',
  withdrawn: 'taken back',
  lapsed: 'nothing left to confirm',
} as const;
const receiptNo = (paid: PaidLine) => `receipt ${paid.receiptYear}/${paid.receiptNo}`;

const of = (name: string | undefined) => (name === undefined ? 'your' : `${name}’s`);
const capital = (words: string) => words.replace(/^y/, 'Y');

export const duesCard: typeof zh = {
  period,
  months: enMonthSpans,
  stands,

  title: (of) => `Dues of ${period(of)}`,
  branchOfQuarter: (branch, of) => `${branch} (${period(of)})`,
  line: (branch, { payers, paid, claimed, open }) =>
    payers === 0
      ? `${branch}: nothing is due`
      : claimed + open === 0
        ? `${branch}: ${payers} due, all paid`
        : `${branch}: ${payers} due, ${paid} confirmed${claimed === 0 ? '' : `, ${claimed} to be confirmed`}`,
  foot: 'Only you see what “我的党费” answers. Hand it to the dues officer; no need to say anything here.',
  allPaid: 'All paid; no need to tap this card any more.',
  over: (month) =>
    `${enMonth(month)} is over; no need to tap this card any more. See the dues officer in private.`,
  notHere: 'Dues are not asked for here any more; see the dues officer in private.',
  buttonMine: 'My dues (我的党费)',
  buttonPaid: 'Paid (已交)',
  buttonUndo: 'Undo (撤销)',

  standard: (fen) => `Dues as the branch approved them: ${yuan(fen)} yuan a month`,
  noStandard: 'Dues: waived',
  earlier: (all, fen) => `Open from before: ${enMonthSpans(all)}, ${yuan(fen)} yuan in all`,
  paidAhead: (month) => `Paid ahead up to ${enMonth(month)}`,
  receipt: ({ date, fen, year, no }) =>
    `Last payment: ${enDay(date)}, ${yuan(fen)} yuan, receipt ${year}/${no}`,
  relative: (name, of) => `${name}, ${stands(of)}`,
  unknown: 'The secretary has still to say whose account this is; then you can see your dues.',
  buttonPaidFor: (name) => `${name} has paid (已交)`,

  claimed: (what, name) =>
    `Noted: you say that ${of(name)} dues for ${what} are paid. The dues officer has still to confirm it.`,
  claimedAlready: (what, name) =>
    `${capital(of(name))} dues for ${what} have been said to be paid already; the dues officer has still to confirm it.`,
  nothingOpen: (period_, state, name) => {
    if (state === 'waived') return `${capital(of(name))} dues are waived.`;
    if (state === 'notDue') return `${capital(of(name))} dues: nothing to pay at present.`;
    if (state === 'beyond')
      return `${capital(of(name))} dues: nothing to pay at present; the dues officer can give back what was paid.`;
    return state === 'before'
      ? `${capital(of(name))} dues for ${period(period_)} were settled before.`
      : `${capital(of(name))} dues for ${period(period_)} have been confirmed.`;
  },
  withdrawn: (what, name) => `✓ Taken back: ${of(name)} dues for ${what} are not noted as paid.`,
  nothingToWithdraw: 'Nothing waits to be confirmed. To change something, tell the dues officer.',

  whichOne: 'Whose dues are paid?',
  needsName: 'Write whose dues they are, for example: 替王桂花交了',
  forOthers:
    'For a relative write: 替王桂花交了 (with the name). Others say it themselves or tell the dues officer.',
  forOthersOfficer: (name) => `To record ${name}’s dues: /dues ${name}`,
  everybody: 'If your own dues are paid, tap 已交. To record everybody’s: /dues 全部',

  data: {
    heading: 'Dues',
    payment: (paid, all) => {
      const extra = paid.extraFen > 0 ? `, of it ${yuan(paid.extraFen)} yuan voluntary` : '';
      const which = all.length === 0 ? '' : ` (${enMonthSpans(all)})`;
      return `${payers[paid.paidBy]} ${yuan(paid.amountFen)} yuan${which}${extra}, ${receiptNo(paid)}`;
    },
    reversal: (paid) => `Took back ${yuan(paid.amountFen)} yuan of ${receiptNo(paid)}`,
    claim: (until, state) => `Said to be paid up to ${enMonth(until)}: ${claims[state]}`,
    excuse: (until) => `The branch agreed to payment after ${enMonth(until)}`,
  },

  promptFoot: 'Hand it to the dues officer. Tap 已交 when you have; you need not, the officer records it.',
  promptOver: (of) => `${period(of)} is over; no need to tap this any more. For today, tap 我的党费.`,
};
