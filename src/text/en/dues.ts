import { yuan } from '../../domain/dues/payment.ts';
import type { DuesFlag, DuesShare } from '../../domain/dues/payment.ts';
import { clockTime, enMonth } from '../dates.ts';
import { enMonthSpans } from '../month-spans.ts';
import type { LineFacts } from '../../domain/dues/read-back.ts';
import type { dues as zhDues } from '../zh-cn/dues.ts';

const list = (names: readonly string[]) => names.join(', ');
const fullMonths = (shares: readonly DuesShare[]) => enMonthSpans(shares.map(({ month }) => month));
const stillShort = (shares: readonly DuesShare[], fen: number) =>
  `${yuan(fen)} of ${enMonthSpans(shares.slice(-1).map(({ month }) => month))} still open`;

const receiptName = (year: number, no: number) => `${String(year)}/${String(no)}`;

const flagWords: Readonly<Record<DuesFlag, string>> = {
  prepaid: 'pays further ahead than the branch agreed',
  backPaid: 'pays further back than the branch agreed',
  relative: 'a relative paid, which the branch has not agreed',
  member: 'another member paid, which the branch has not agreed',
};

export const dues: typeof zhDues = {
  privately: 'Dues are only talked about privately. Open the bot, press Start, and write there.',
  nothingOpen: (atTheTable) =>
    atTheTable ? 'All who came have paid; nothing to record.' : 'Everything is paid; nothing to record.',
  paidBefore: (count) => `${String(count)} more who came have paid already, or owe nothing.`,
  unplanned: {
    paid: (names) => `${list(names)}: paid already, not recorded twice.`,
    waived: (names) => `${list(names)}: waived, nothing to record.`,
    notOwed: (names) => `${list(names)}: nothing due now, not recorded.`,
    notThen: (names) => `${list(names)}: those months are not due, not recorded.`,
  },
  unplannedTooFar: (names, last) =>
    `${list(names)}: not recorded; dues can be paid up to ${enMonth(last)} at most.`,

  head: (branch) => `Dues of ${branch}`,
  readBack: (people, fen) =>
    `${String(people)} people, ${yuan(fen)} yuan in all. Does it agree with the money in your hand?`,
  line: (facts: LineFacts) => {
    const parts = [
      ...(facts.shares.length > 0 ? [fullMonths(facts.shares)] : []),
      `${yuan(facts.fen)} yuan`,
      ...(facts.extraFen > 0 ? [`${yuan(facts.extraFen)} of it given beyond`] : []),
      ...(facts.shortFen > 0 ? [stillShort(facts.shares, facts.shortFen)] : []),
      ...(facts.changeFen > 0 ? [`${yuan(facts.changeFen)} given back`] : []),
      ...(facts.excessFen > 0 ? [`${yuan(facts.excessFen)} too much`] : []),
      ...(facts.paidBy === 'relative' ? ['brought by a relative'] : []),
      ...(facts.paidBy === 'member' ? [`brought by ${facts.payer ?? 'a member'}`] : []),
    ];
    return `${facts.name}: ${parts.join(', ')}`;
  },
  unusual: 'Out of the ordinary:',
  andMore: (count) => `… and ${String(count)} more: tap “Names”.`,
  buttonAgrees: 'It agrees',
  buttonDisagrees: 'It does not',
  buttonNames: 'Names',
  buttonBack: 'Hide the names',
  takeOff:
    'Tap a name to take it off, again to put it back. Another sum is a line of its own: /dues 张三10元',
  takenOff: (names) => `Taken off: ${list(names)}`,
  buttonDrop: 'Record none',
  dropped: 'Nothing was recorded.',
  droppedAlready: 'This was given up; nothing was recorded.',
  expired: 'This is a week old and was not recorded. Please write it again.',
  droppedCard: 'Nothing was recorded here.',
  nobodyLeft: 'Nobody is left on the list.',
  allRecorded: 'Nothing is left to record: recorded already, or all given back.',
  written: (people) => `✓ recorded, ${String(people)} people`,
  writtenAlready: 'Recorded already, not twice.',
  changedMeanwhile: 'Somebody recorded dues meanwhile, or the list changed: please look at the new figures.',
  answerFirst: 'Please answer the question above first.',
  writtenCard: (people, fen) => `Recorded: ${String(people)} people, ${yuan(fen)} yuan in all.`,
  writtenReceipts: (year, first, last) =>
    first === last
      ? `Receipt ${receiptName(year, first)}.`
      : `Receipts ${receiptName(year, first)} to ${String(last)}.`,
  reversedSince: (people, fen) => `Reversed since: ${String(people)} people, ${yuan(fen)} yuan.`,
  howToReverse: (name) => `If one is wrong: /undo ${name} wrong person`,

  excessQuestion: (names) => `${list(names)} paid more than is due. What becomes of the rest?`,
  buttonExcess: { change: 'Given back', prepay: 'Months to come', extra: 'Given beyond' },
  excessNoted: {
    ask: '',
    change: 'The rest is given back.',
    prepay: 'The rest counts for months to come.',
    extra: 'The rest is given beyond.',
  },
  againQuestion: (people) =>
    `Recorded today already: ${people.map(({ name, time }) => `${name} ${clockTime(time)}`).join(', ')}. Is this another sum?`,
  buttonAgain: 'Another sum',
  buttonNotAgain: 'No, not twice',
  anotherSum: 'It is another sum.',
  reasonQuestion: (people) =>
    `${people
      .map(({ name, flags }) => `${name} ${flags.map((flag) => flagWords[flag]).join(', ')}`)
      .join('; ')}. The money is taken; why?`,
  beyondReason: {
    agreed: 'the branch agreed',
    working: 'working away',
    hardship: 'hardship',
    other: 'another reason',
  },
  reasonNoted: (words) => `Reason noted: ${words}`,

  receipt: ({ name, shares, shortFen, amountFen, extraFen, receiver, receiptYear, receiptNo }) =>
    [
      `Dues received: ${name}${shares.length > 0 ? `, ${fullMonths(shares)}` : ''}, ${yuan(amountFen)} yuan${
        extraFen > 0 ? ` (${yuan(extraFen)} of it given beyond)` : ''
      }${shortFen > 0 ? `, ${stillShort(shares, shortFen)}` : ''}.`,
      `Received by ${receiver}, receipt ${receiptName(receiptYear, receiptNo)}.`,
    ].join('\n'),
  receiptVoid: ({ name, amountFen, receiptYear, receiptNo }) =>
    `Correction: receipt ${receiptName(receiptYear, receiptNo)} of ${name} (${yuan(amountFen)} yuan) was wrong and does not hold. Ask the receiver.`,
  claimNotReceived: (name, months) =>
    `${name}, ${enMonthSpans(months)}: the dues officer has not received it yet. If you have paid, please say so in person.`,

  nothingToReverse: 'There is no dues record to reverse.',
  reversalOne: (line) =>
    `To be reversed: ${line.name}, ${fullMonths(line.shares)}, ${yuan(line.amountFen)} yuan, receipt ${receiptName(line.receiptYear, line.receiptNo)}. Why? One tap reverses it.`,
  reversalMany: (people, fen, name) =>
    `The last record was of ${String(people)} people, ${yuan(fen)} yuan. For one of them write the name: /undo ${name} wrong person. To reverse all of it tap a reason:`,
  buttonReverse: (reason) => `Reverse: ${reason}`,
  reversalReason: {
    person: 'wrong person',
    amount: 'wrong amount',
    notReceived: 'no money received',
    twice: 'recorded twice',
  },
  reversedAlready: 'Reversed already.',
  reversedBefore: 'A line of this person was reversed just now; nothing more was reversed.',
  reversedJustNow: (name) =>
    `The dues of ${name} were reversed just now; nothing else was. To change attendance: /attend ${name}没来`,
  reversedOne: (line, reason) =>
    `Reversed: ${line.name}, ${fullMonths(line.shares)}, ${yuan(line.amountFen)} yuan (receipt ${receiptName(line.receiptYear, line.receiptNo)}); reason: ${reason}. The record stays, marked as reversed.`,
  reversed: (names, fen, reason) =>
    `Reversed: dues of ${names.length > 5 ? `${list(names.slice(0, 5))} and others, ${String(names.length)} in all` : list(names)}, ${yuan(fen)} yuan; reason: ${reason}. The records stay, marked as reversed.`,

  claims: (claims) =>
    `Say they have paid, to be confirmed (${String(claims.length)}): ${claims.map(({ name, until }) => `${name} (to ${enMonth(until)})`).join(', ')}`,
  nothingToConfirm: 'Nothing is left to confirm: it is recorded already, or not due any more.',
  claimsMore: 'More follow as you confirm these.',
  buttonConfirmAll: (people, fen) => `Confirm all: ${String(people)} people, ${yuan(fen)} yuan`,
  buttonConfirm: (name, fen) => `Confirm ${name} ${yuan(fen)}`,
  buttonNotReceived: (name) => `Not received: ${name}`,
  claimAnswered: 'Somebody has answered already.',
  notReceivedNoted: 'The member is told privately that it was not received.',
  notReceivedInPerson: 'Noted. The bot cannot write to the member: please say it in person.',
  notReceivedFrom: (names) => `${list(names)} will be told privately that it was not received.`,
  nothingClaimed: (names) => `${list(names)} claimed nothing.`,

  monthHead: (branch, month) => `Dues of ${branch}, ${enMonth(month)}`,
  monthTotals: ({ payers, dueFen, paid, paidFen, claimed, open, waived, before }) =>
    `${[
      `Due: ${String(payers)} people, ${yuan(dueFen)} yuan; confirmed: ${String(paid)} people, ${yuan(paidFen)} yuan received`,
      ...(claimed > 0 ? [`claimed: ${String(claimed)}`] : []),
      ...(open > 0 ? [`open: ${String(open)}`] : []),
      ...(waived > 0 ? [`waived: ${String(waived)}`] : []),
      ...(before > 0 ? [`settled before: ${String(before)}`] : []),
    ].join(', ')}.`,
  missing: (names, count) =>
    `Not paid this month: ${list(names)}${count > names.length ? ` and others, ${String(count)} in all` : ''}`,
  earlier: (people, count) =>
    `Earlier months open: ${people.map(({ name, months }) => `${name} (${enMonthSpans(months)})`).join(', ')}${count > people.length ? ` and others, ${String(count)} in all` : ''}`,
  putOff: (until) => ` (put off until ${enMonth(until)})`,
  howToRecord: 'One line records: /dues 张三、李四; /dues 到会除张三; /dues 张三3个月; /dues 张三10元',
  buttonHow: 'What to write',
  howTo: [
    'Dues can be written like this:',
    'money: /dues 到会除张三 · /dues 全部 · /dues 张三、李四 · /dues 张三3个月 · /dues 张三7-9月 · /dues 张三10元',
    'brought by: /dues 张三家属代交 · /dues 李四代张三交',
    'wrong: /undo 张三 记错人了',
    'not received: /dues 没收到 张三',
    'amount: /dues 张三 改成1元 从2027年1月 因收入变了 · /dues 张三 改成免缴 因家里困难',
    'put off: /dues 张三 缓交到2027年2月 因外出务工 · /dues 张三 不缓交了',
    'tiers, yearly round: /dues 标准 · /dues 核定',
    'sheets: /dues 月表 · /dues 季表 · /dues 年表 · /dues 交接表',
    'to the township: /handup 137.50 收据0123',
  ].join('\n'),
  buttonPresent: (count) => `All who came paid (${String(count)})`,
  buttonAll: (count) => `Everybody paid (${String(count)})`,
  buttonMonthBook: 'Month sheet',
  buttonQuarterBook: 'Quarter sheet',
  nobodyAtTheTable:
    'It is not known who came: this month’s Party day has no names recorded. Write: /dues 全部除张三, or the names.',
  notTwice: 'Not recorded twice.',
  forLetter: (last, open, claimed) => [
    ...(last === undefined ? [] : [`For the letter of introduction: dues paid to ${enMonth(last)}.`]),
    ...(open.length > 0 ? [`Dues open: ${enMonthSpans(open)}; please settle before leaving.`] : []),
    ...(claimed.length > 0
      ? [`Claimed and not confirmed: ${enMonthSpans(claimed)}; please answer in /todo.`]
      : []),
  ],
  largeExtra:
    'More than 1,000 yuan given beyond at once goes to the centre in full: please tell the township.',
  handOver: (before, now) =>
    `Dues go over from ${before} to ${now}: books and money are handed over in person, with a sheet.`,
  buttonHandOver: 'Hand-over sheet',
  bookOnItsWay: 'The sheet is on its way.',
};
