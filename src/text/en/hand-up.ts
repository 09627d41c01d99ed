import type { HandUpFacts, HandUpQuestion, HandUpWord, QuarterCash } from '../../domain/dues/hand-up.ts';
import { yuan as amount } from '../../domain/dues/payment.ts';
import { enDay, enQuarter } from '../dates.ts';
import type { handUp as zh } from '../zh-cn/hand-up.ts';
import { duesOpening } from './dues-opening.ts';
import { record } from './record.ts';

const yuan = (fen: number) => `${amount(fen)} yuan`;

const receiptWords = (receipt: string | null) =>
  receipt === null ? 'no township receipt number' : `township receipt ${receipt}`;
const factsWords = ({ quarter, amountFen, receipt }: HandUpFacts) =>
  `${yuan(amountFen)} for ${enQuarter(quarter)}, ${receiptWords(receipt)}`;

const words: Readonly<Record<HandUpWord, string>> = {
  received: 'the township has received it',
  notReceived: 'the township has not received it',
};

function moneyLine({ cash, amountFen, receipt }: HandUpQuestion): string {
  const { quarter, receivedFen, carriedFen, handedUpFen, dueFen } = cash;
  const name = enQuarter(quarter);
  const parts = [
    receivedFen === 0 ? `Nothing received in ${name} yet` : `Received in ${name}: ${yuan(receivedFen)}`,
    ...(carriedFen > 0 ? [`left from before ${yuan(carriedFen)}`] : []),
    ...(carriedFen < 0 ? [`handed up too much before ${yuan(-carriedFen)}`] : []),
    ...(handedUpFen === 0 ? [] : [`handed up already ${yuan(handedUpFen)}`]),
    ...(dueFen > 0 && (carriedFen !== 0 || handedUpFen !== 0) ? [`still due ${yuan(dueFen)}`] : []),
    `handing up now ${yuan(amountFen)}`,
    receiptWords(receipt),
  ];
  return `${parts.join(', ')}.`;
}

function difference({ quarter, dueFen, cashFen }: QuarterCash, fen: number): string {
  if (fen === dueFen && fen <= cashFen) return 'It agrees.';
  const name = enQuarter(quarter);
  if (fen > cashFen)
    return `In hand ${yuan(cashFen)}: ${yuan(fen - cashFen)} more than there is. Record it all the same?`;
  if (fen < dueFen) {
    const where = cashFen === dueFen ? 'In hand' : `In hand at the end of ${name}`;
    return `${where} ${yuan(dueFen)}, handing up ${yuan(fen)}: ${yuan(dueFen - fen)} stays in hand.`;
  }
  return `${yuan(fen - dueFen)} more than ${name}; the rest came later.`;
}

export const handUp: typeof zh = {
  problem: (problem) => {
    switch (problem.kind) {
      case 'noAmount':
        return `There is no amount in "${problem.said}"; nothing was recorded.`;
      case 'decimals':
        return `"${problem.said}" has more than two decimals; nothing was recorded.`;
      case 'zero':
        return 'The amount is 0; nothing was recorded.';
      case 'receiptLong':
        return `A township receipt number has at most ${String(problem.most)} characters; nothing was recorded.`;
      case 'unclear':
        return `The amount is clear, "${problem.said}" is not; nothing was recorded. Township receipt numbers are digits, letters and dashes.`;
      case 'ahead':
        return `${enQuarter(problem.quarter)} has not begun; nothing was recorded.`;
      case 'noReason':
        return 'Say why the hand-up is taken back. For example: /handup 撤销 因金额写错了';
      case 'reason':
        return record.sentence(problem.problem);
    }
  },

  state: ({ branch, openingFen, receivedFen, handedUpFen, now, late, lines, more }) =>
    [
      `Dues handed up, ${branch}`,
      `In hand ${yuan(now.cashFen)} (${openingFen === 0 ? '' : `at the beginning ${yuan(openingFen)}, `}received ${yuan(receivedFen)}, handed up ${yuan(handedUpFen)})`,
      now.receivedFen === 0
        ? `Nothing received in ${enQuarter(now.quarter)} yet`
        : `Received in ${enQuarter(now.quarter)}: ${yuan(now.receivedFen)}`,
      ...(late
        ? [`Received in ${enQuarter(late.quarter)}: ${yuan(late.receivedFen)}, not handed up yet`]
        : []),
      ...(lines.length === 0 ? ['Nothing was handed up yet.'] : ['Handed up:']),
      ...lines.map(
        (line) =>
          `${factsWords(line)} (recorded ${enDay(line.date)}): ${line.answer === undefined ? 'waits for the township' : words[line.answer]}`,
      ),
      ...(more === 0 ? [] : [`${String(more)} earlier ones.`]),
      ...(lines.length === 0 && openingFen === 0 ? [duesOpening.howTo] : []),
      'To record one: /handup 137.50 0123',
    ].join('\n'),
  buttonOpen: (fen) => `Hand up ${yuan(fen)}`,
  nothingDue: 'This quarter is handed up already.',

  question: (question) =>
    [
      `${moneyLine(question)} ${difference(question.cash, question.amountFen)}`,
      ...(question.repeats
        ? [`The same was recorded on ${enDay(question.repeats.date)}. Is this another one?`]
        : []),
      ...(question.sameReceipt
        ? [
            `Township receipt ${question.receipt ?? ''} was used for ${yuan(question.sameReceipt.amountFen)} on ${enDay(question.sameReceipt.date)}. Please look again.`,
          ]
        : []),
    ].join('\n'),
  buttonRecord: ({ cash, amountFen, repeats }) =>
    repeats ? 'Another one, record' : amountFen > cash.cashFen ? 'Record all the same' : 'Record',
  buttonDrop: 'Wrong',
  dropped: 'Nothing was recorded. Send it again, for example: /handup 137.50 0123',
  changed: 'The books have changed, see the new message.',
  recordedBefore: 'This one is recorded already.',
  recorded: (facts, { cashFen, townshipSees }) =>
    [
      `Recorded: handed up ${factsWords(facts)}. ${cashFen < 0 ? `${yuan(-cashFen)} more than was received.` : `${yuan(cashFen)} stays in hand.`}`,
      townshipSees
        ? 'The township sees it and says when it has received it; you will be told.'
        : 'Nobody of the township is bound yet; it waits until somebody is.',
      'If it is wrong: /handup 撤销 因金额写错了',
    ].join('\n'),

  nothingToReverse: (fen) =>
    fen === undefined
      ? 'There is no hand-up to take back.'
      : `There is no hand-up of ${yuan(fen)} to take back. /handup shows them.`,
  askReverse: (facts, { reason, received }) =>
    [
      `To be taken back: ${factsWords(facts)} (recorded ${enDay(facts.date)}). Reason: ${reason}. Take it back?`,
      ...(received ? ['The township has said that it received it; it will see this in its to-do list.'] : []),
    ].join('\n'),
  buttonReverse: 'Take back',
  buttonKeep: 'Keep',
  buttonReverseThis: 'Take this one back',
  reasonNotReceived: 'not received by the township',
  reversedBefore: 'This one was taken back already.',
  reversed: (facts, cashFen) => `Taken back: ${factsWords(facts)}. In hand ${yuan(cashFen)}.`,

  concern: (concern, count) =>
    ({
      waiting: `Dues handed up that wait for your word: ${String(count)}`,
      takenBack: `Received by you, then taken back by the branch: ${String(count)}`,
      notReceived: `Not received, as you said: ${String(count)}. If it came since, tap Received.`,
      received: 'Received just now; a wrong tap can be undone for two days:',
    })[concern],
  waitingLine: (branch, facts, dueFen) =>
    `${branch}: ${factsWords(facts)}${
      facts.amountFen === dueFen
        ? ''
        : ` (its books say ${yuan(dueFen)}, ${yuan(Math.abs(dueFen - facts.amountFen))} ${facts.amountFen < dueFen ? 'less' : 'more'})`
    }`,
  noneWait: 'No hand-up waits for your word.',
  buttonReceived: (branch) => (branch === undefined ? 'Received' : `${branch} received`),
  buttonNotReceived: 'Not received',
  buttonWithdraw: (branch) => (branch === undefined ? 'Undo' : `${branch} undo`),
  buttonNoted: (branch) => (branch === undefined ? 'Read' : `${branch} read`),
  answered: (branch, said) =>
    ({
      received: `Noted: ${branch}, received.`,
      notReceived: `Noted: ${branch}, not received; its officers see it in their to-do list.`,
      withdrawn: `Undone: ${branch} waits for your word again.`,
    })[said],
  answeredBefore: (held, said) => {
    if (said === 'withdrawn' && held === 'received')
      return 'Two days have passed since. If it is wrong, ask the branch to take this hand-up back.';
    const before = `This one was answered already: ${words[held]}.`;
    return said === 'notReceived' && held === 'received'
      ? `${before} To change that, tap Undo first.`
      : before;
  },
  takenBack: 'The branch has taken this one back.',
  told: (branch, facts, { said, before }) => {
    const line = `${branch}, ${factsWords(facts)}`;
    if (said === 'withdrawn') return `${line}: the township has taken its word back and will look again.`;
    const word = before === undefined ? words[said] : `changed, ${words[said]}`;
    return said === 'received'
      ? `${line}: ${word}.`
      : `${line}: ${word}. Please compare with the township; the to-do list tells how to correct.`;
  },

  todo: (quarter, dueFen) =>
    `Dues of ${enQuarter(quarter)}, ${yuan(dueFen)}, are not recorded as handed up. When they are: /handup ${amount(dueFen)} and the number of the township receipt`,
  todoNotReceived: (facts) =>
    `${factsWords(facts)}: ${words.notReceived}. Please compare with the township; if it was wrong, take it back and record it anew.`,
};
