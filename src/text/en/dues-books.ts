import type { BookReceipt } from '../../domain/dues/books.ts';
import { yuan } from '../../domain/dues/payment.ts';
import type { DuesFlag } from '../../domain/dues/payment.ts';
import { enDay, enMonth, enQuarter } from '../dates.ts';
import type { BookWords, CashLine } from '../dues-books/book-words.ts';
import { duesBooksIn } from '../dues-books/dues-books.ts';
import { flagsOfPart } from '../dues-books/flags-of-part.ts';
import { enMonthSpans } from '../month-spans.ts';
import type { duesBooks as original } from '../zh-cn/dues-books.ts';

const flags: Readonly<Record<DuesFlag, string>> = {
  prepaid: 'paid ahead beyond consent',
  backPaid: 'paid back beyond consent',
  relative: 'through a relative without consent',
  member: 'through a member without consent',
};
const receiptNo = ({ year, no }: Pick<BookReceipt, 'year' | 'no'>, now: number) =>
  `${year === now ? '' : `${year}/`}no. ${no}`;
const receiptNotes = (receipt: BookReceipt) => [
  ...(receipt.takenBy === null ? [] : [`taken by ${receipt.takenBy}`]),
  ...receipt.flags.map((flag) => flags[flag]),
];
const cash = (span: string): Readonly<Record<CashLine, string>> => ({
  confirmed: `Dues of the ${span} confirmed`,
  otherTimes: `less: received or returned outside of the ${span}`,
  otherBranches: 'less: taken by other branches',
  back: `plus: for earlier ${span}s`,
  ahead: `plus: for later ${span}s`,
  extra: 'plus: given of own accord',
  elsewhere: 'plus: taken for other branches',
  reversal: 'plus: reversals of earlier receipts (negative)',
  cash: `Cash received in the ${span}`,
  ledger: `Check: lines of the ledger in the ${span}`,
  difference: 'Difference (must be 0)',
});
const monthCash = cash('month');
const quarterCash = cash('quarter');
const balance = {
  before: 'Carried over from earlier quarters',
  received: 'Cash received in the quarter',
  toHandUp: 'To be handed up',
  handedUp: 'Handed up for the quarter',
  inHand: 'In hand',
} as const;

const words: BookWords = {
  monthTitle: (branch, month) => `${branch} – dues of ${enMonth(month)}`,
  quarterTitle: (branch, quarter) => `${branch} – dues handed up, ${enQuarter(quarter)}`,
  townshipTitle: (township, quarter) => `${township} – dues handed up by branch, ${enQuarter(quarter)}`,
  yearTitle: (branch, year) => `${branch} – dues of ${year}, for publication`,
  handOverTitle: (branch, today) => `${branch} – dues, hand-over of ${today}`,
  sheets: { month: 'Month', quarter: 'Quarter', township: 'Township', year: 'Year', handOver: 'Hand-over' },
  under: (today) => `Drawn up on ${today}, in yuan`,
  pageNumber: ['Page ', ' of ', ''],
  monthHead: [
    ...['No.', 'Name', 'Number', 'Class', 'Monthly', 'Due', 'Confirmed', 'Open'],
    ...['State', 'Received on', 'Receipt', 'Receiver', 'By', 'Remarks'],
  ],
  quarterHead: ['Month', 'Members', 'Payers', 'Due', 'Paid (people)', 'Confirmed', 'Open'],
  handUpHead: ['Date', 'Township receipt', 'Handed up', 'Due then', 'Difference', 'Township'],
  townshipHead: [
    ...['No.', 'Branch', 'Members', 'Person-months', 'Due', 'Confirmed', 'Open'],
    ...['Carried over', 'Received', 'Handed up', 'In hand', 'Township receipt', 'Township'],
  ],
  yearHead: ['Month', 'Members', 'Payers', 'Due', 'Paid (people)', 'Paid', 'Open', 'Cash received'],
  handOverHead: [
    ...['No.', 'Name', 'Number', 'Class', 'Monthly', 'Settled to'],
    ...['Months ahead', 'Ahead', 'Open months', 'Open', 'Remarks'],
  ],
  sections: {
    own: '1. Dues of the month',
    others: '2. Other money received in the month',
    monthCash: '3. Cash of the month',
    quarterCash: 'Cash of the quarter',
    handUps: 'Handed up',
    balance: 'Balance',
    money: 'Cash and receipts',
    unanswered: 'Handed up and not acknowledged by the township',
  },
  total: 'Total',
  none: 'none',
  duesClass: (duesClass) => duesClass,
  state: (state) =>
    ({
      notDue: 'not due',
      waived: 'waived',
      before: 'settled before',
      due: 'due',
      claimed: 'claimed',
      confirmed: 'confirmed',
      prepaid: 'prepaid',
      arrears: 'arrears',
      beyond: 'not owed',
    })[state],
  paidBy: (paidBy, payer) =>
    paidBy === 'self' ? 'self' : paidBy === 'relative' ? 'relative' : (payer ?? 'member'),
  other: (kind) =>
    ({ back: 'back', ahead: 'ahead', extra: 'extra', elsewhere: 'elsewhere', reversal: 'reversal' })[kind],
  ownNote: ({ dueFen, paidFen, state }, receipts, year) =>
    [
      ...new Set(receipts.filter(({ reversedOn }) => reversedOn === null).flatMap(receiptNotes)),
      ...receipts.flatMap((receipt) =>
        receipt.reversedOn === null
          ? []
          : [`${receiptNo(receipt, year)} reversed on ${enDay(receipt.reversedOn)}`],
      ),
      ...(state === 'beyond'
        ? ['not due in this month, to be given back']
        : paidFen > dueFen
          ? ['more paid than due']
          : []),
    ].join('; '),
  otherNote: ({ kind, months, owedTo, receipt }) =>
    [
      ...(months.length === 0 ? [] : [`${kind === 'reversal' ? 'was for ' : ''}${enMonthSpans(months)}`]),
      ...(owedTo.length === 0 ? [] : [`owed to ${owedTo.join(', ')}`]),
      ...(receipt.reversedOn === null ? [] : [`reversed on ${enDay(receipt.reversedOn)}`]),
      ...flagsOfPart(kind, receipt.flags).map((flag) => flags[flag]),
    ].join('; '),
  receiptNo,
  day: enDay,
  monthCash: (line) => monthCash[line],
  quarterCash: (line) => quarterCash[line],
  cashNotes: {
    otherTimes: 'paid ahead before, paid or returned after',
    otherBranches: 'their cash',
    elsewhere: 'cash of this branch, dues of another',
    cash: 'of all lines above',
    ledger: 'receipts less reversals',
  },
  balance: (line) => balance[line],
  answer: ({ state, reversal, reversed }) =>
    reversal
      ? ''
      : reversed
        ? 'reversed'
        : { received: 'acknowledged', notReceived: 'not received', waiting: 'waiting' }[state],
  handUpReceipt: ({ receipt, reversal }) => `${receipt ?? ''}${reversal ? ' (reversed)' : ''}`,
  quarter: enQuarter,
  townshipNote:
    'Branches in administrative order, totals only. For information and help, not for ranking or assessment.',
  yearNote: 'Paid counts by the month that is paid, cash by the day of receipt: the two may differ.',
  yearLines: {
    before: 'Carried over from earlier years',
    received: 'Cash received in the year',
    toHandUp: 'To be handed up',
    handedUp: 'Handed up for the year',
    inHand: 'In hand',
  },
  handOverNote: ({ onRoster, beyondFen, claimedUntil, duesClass }) =>
    [
      ...(duesClass === 'waived' ? ['waived'] : []),
      ...(claimedUntil === null ? [] : [`says paid to ${enMonth(claimedUntil)}, not confirmed`]),
      ...(onRoster ? [] : ['no longer in the branch']),
      ...(beyondFen > 0 ? [`${yuan(beyondFen)} not owed, to be given back`] : []),
    ].join('; '),
  handOverLines: {
    opening: 'In hand at the beginning',
    received: 'All cash received',
    handedUp: 'All handed up',
    inHand: 'Cash in hand',
    lastReceipt: 'Last receipt',
    claims: 'Claims to be confirmed',
  },
  lastReceipt: (receipt) => (receipt === null ? 'none yet' : `${receipt.year}/no. ${receipt.no}`),
  claims: (count) => String(count),
  signatures: {
    month: ['Dues officer:', 'Secretary:', 'Date:'],
    quarter: ['Dues officer:', 'Secretary:', 'Township:'],
    township: ['Drawn up by:', 'Responsible:', 'Date:'],
    year: ['Dues officer:', 'Secretary:', 'Published on:'],
  },
  handOverSignatures: [
    ['Handed over by:', 'Taken over by:'],
    ['Witness:', 'Date:'],
  ],
  privateCaption: 'It names what each person paid: please do not pass it on to the group. Prints on A4.',
  totalsCaption: 'Totals only. Prints on A4.',
  yearCaption: 'Totals only, may be put up. Prints on A4.',
};

export const duesBooks: typeof original = {
  ...duesBooksIn(words),
  buttonTownship: (quarter) => `Dues of ${enQuarter(quarter)}, all branches`,
  privateOnly: 'These sheets name people: please ask for them in a private chat.',
  notYet: 'That time has not come yet.',
};
