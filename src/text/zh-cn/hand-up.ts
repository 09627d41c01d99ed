import type { Quarter } from '../../domain/calendar/time.ts';
import type {
  HandUpFacts,
  HandUpQuestion,
  HandUpSaid,
  HandUpState,
  HandUpWord,
  QuarterCash,
} from '../../domain/dues/hand-up.ts';
import { yuan as amount } from '../../domain/dues/payment.ts';
import type { HandUpProblem } from '../../domain/grammar/hand-up-grammar.ts';
import type { LocalDate } from '../../domain/ids.ts';
import { zhDay, zhQuarter, zhYearQuarter } from '../dates.ts';
import { duesOpening } from './dues-opening.ts';
import { record } from './record.ts';

const yuan = (fen: number) => `${amount(fen)}元`;
/** 第三季度; of another year with the year. */
const quarterName = (quarter: Quarter, today: LocalDate) =>
  quarter.slice(0, 4) === today.slice(0, 4) ? zhQuarter(quarter) : zhYearQuarter(quarter);

const receiptWords = (receipt: string | null) =>
  receipt === null ? '没写乡镇收据号' : `乡镇收据号${receipt}`;

/** 第三季度137.50元，乡镇收据号0123 */
const factsWords = ({ quarter, amountFen, receipt }: HandUpFacts, today: LocalDate) =>
  `${quarterName(quarter, today)}${yuan(amountFen)}，${receiptWords(receipt)}`;

const words: Readonly<Record<HandUpWord, string>> = {
  received: '乡镇确认收到',
  notReceived: '乡镇说没收到',
};

function moneyLine({ cash, amountFen, receipt }: HandUpQuestion, today: LocalDate): string {
  const { quarter, receivedFen, carriedFen, handedUpFen, dueFen } = cash;
  const name = quarterName(quarter, today);
  const parts = [
    receivedFen === 0 ? `${name}还没有收到党费` : `${name}收到${yuan(receivedFen)}`,
    ...(carriedFen > 0 ? [`以前留在手里${yuan(carriedFen)}`] : []),
    ...(carriedFen < 0 ? [`以前多上缴了${yuan(-carriedFen)}`] : []),
    ...(handedUpFen === 0 ? [] : [`已经上缴${yuan(handedUpFen)}`]),
    ...(dueFen > 0 && (carriedFen !== 0 || handedUpFen !== 0) ? [`还应上缴${yuan(dueFen)}`] : []),
    `这次上缴${yuan(amountFen)}`,
    receiptWords(receipt),
  ];
  return `${parts.join('，')}。`;
}

function difference(cash: QuarterCash, fen: number, today: LocalDate): string {
  const { quarter, dueFen, cashFen } = cash;
  if (fen === dueFen && fen <= cashFen) return '对得上。';
  const name = quarterName(quarter, today);
  if (fen > cashFen) return `手里有${yuan(cashFen)}，比手里的多${yuan(fen - cashFen)}。还是登记吗？`;
  if (fen < dueFen) {
    const where = cashFen === dueFen ? '手里有' : `到${name}末手里有`;
    return `${where}${yuan(dueFen)}，上缴${yuan(fen)}，还差${yuan(dueFen - fen)}留在手里。`;
  }
  return `比${name}的多${yuan(fen - dueFen)}，多的是后来收的。`;
}

/** 上缴: dues handed up to the township. */
export const handUp = {
  problem: (problem: HandUpProblem, today: LocalDate): string => {
    switch (problem.kind) {
      case 'noAmount':
        return `“${problem.said}”里没看到金额，没有登记。`;
      case 'decimals':
        return `“${problem.said}”的小数多于两位，到不了分，没有登记。`;
      case 'zero':
        return '金额是0，没有登记。';
      case 'receiptLong':
        return `乡镇收据号最多${String(problem.most)}个字，没有登记。`;
      case 'unclear':
        return `看懂了金额，没看懂“${problem.said}”，没有登记。乡镇收据号只写数字、字母和横线。`;
      case 'ahead':
        return `${quarterName(problem.quarter, today)}还没有到，没有登记。`;
      case 'noReason':
        return '要撤销上缴，请写上为什么。例如：上缴 撤销 因金额写错了';
      case 'reason':
        return record.sentence(problem.problem);
    }
  },

  state: ({
    branch,
    today,
    openingFen,
    receivedFen,
    handedUpFen,
    now,
    late,
    lines,
    more,
  }: HandUpState): string =>
    [
      `${branch}党费上缴`,
      `手里有${yuan(now.cashFen)}（${openingFen === 0 ? '' : `期初${yuan(openingFen)}，`}收到${yuan(receivedFen)}，上缴${yuan(handedUpFen)}）`,
      now.receivedFen === 0
        ? `${quarterName(now.quarter, today)}还没有收到党费`
        : `${quarterName(now.quarter, today)}收到${yuan(now.receivedFen)}`,
      ...(late ? [`${quarterName(late.quarter, today)}收到${yuan(late.receivedFen)}，还没上缴`] : []),
      ...(lines.length === 0 ? ['还没有上缴过。'] : ['上缴过的：']),
      ...lines.map(
        (line) =>
          `${factsWords(line, today)}（${zhDay(line.date)}登记）：${line.answer === undefined ? '等乡镇确认' : words[line.answer]}`,
      ),
      ...(more === 0 ? [] : [`更早的还有${String(more)}笔。`]),
      ...(lines.length === 0 && openingFen === 0 ? [duesOpening.howTo] : []),
      '上缴了发，例如：上缴 137.50 乡镇收据0123',
    ].join('\n'),
  buttonOpen: (fen: number) => `上缴${yuan(fen)}`,
  nothingDue: '这个季度的已经上缴了。',

  question: (question: HandUpQuestion, today: LocalDate): string =>
    [
      `${moneyLine(question, today)}${difference(question.cash, question.amountFen, today)}`,
      ...(question.repeats ? [`${zhDay(question.repeats.date)}已经登记过一笔一样的。这是另外一笔吗？`] : []),
      ...(question.sameReceipt
        ? [
            `乡镇收据号${question.receipt ?? ''}在${zhDay(question.sameReceipt.date)}登记的${yuan(question.sameReceipt.amountFen)}上用过，请再看一下收据。`,
          ]
        : []),
    ].join('\n'),
  buttonRecord: ({ cash, amountFen, repeats }: HandUpQuestion): string =>
    repeats ? '是另外一笔，登记' : amountFen > cash.cashFen ? '还是登记' : '登记',
  buttonDrop: '不对',
  dropped: '好的，没有登记。改好了再发一遍，例如：上缴 137.50 乡镇收据0123',
  changed: '账上刚才有变化，请看新的一条。',
  recordedBefore: '这一笔已经登记了。',
  recorded: (
    facts: HandUpFacts,
    { cashFen, townshipSees, today }: { cashFen: number; townshipSees: boolean; today: LocalDate },
  ): string =>
    [
      `登记了：上缴${factsWords(facts, today)}。${cashFen < 0 ? `比收到的多${yuan(-cashFen)}。` : `手里还有${yuan(cashFen)}。`}`,
      townshipSees
        ? '乡镇会看到，收到了点“确认收到”，到时候告诉您。'
        : '乡镇还没有同志绑定，这一笔先留着，绑定了就能看到。',
      '记错了发：上缴 撤销 因金额写错了',
    ].join('\n'),

  nothingToReverse: (fen: number | undefined) =>
    fen === undefined ? '没有可以撤销的上缴。' : `没有${yuan(fen)}的上缴可以撤销。发“上缴”看上缴过的。`,
  askReverse: (
    facts: HandUpFacts,
    { reason, received, today }: { reason: string; received: boolean; today: LocalDate },
  ): string =>
    [
      `要撤销的是：上缴${factsWords(facts, today)}（${zhDay(facts.date)}登记）。原因：${reason}。撤销吗？`,
      ...(received ? ['乡镇已经确认收到了，撤销以后乡镇会在待办里看到。'] : []),
    ].join('\n'),
  buttonReverse: '撤销',
  buttonKeep: '不撤',
  buttonReverseThis: '撤销这一笔',
  reasonNotReceived: '乡镇没收到',
  reversedBefore: '这一笔已经撤销了。',
  reversed: (facts: HandUpFacts, cashFen: number, today: LocalDate) =>
    `撤销好了：上缴${factsWords(facts, today)}。手里有${yuan(cashFen)}。`,

  concern: (concern: 'waiting' | 'takenBack' | 'notReceived' | 'received', count: number) =>
    ({
      waiting: `等您确认的党费上缴：${String(count)}笔`,
      takenBack: `确认收到以后，支部撤销了上缴：${String(count)}笔`,
      notReceived: `说过没收到的：${String(count)}笔。后来收到了点“确认收到”。`,
      received: '刚确认收到的，点错了两天内可以撤销：',
    })[concern],
  waitingLine: (branch: string, facts: HandUpFacts, dueFen: number, today: LocalDate) =>
    `${branch}　${quarterName(facts.quarter, today)}　${yuan(facts.amountFen)}　${facts.receipt === null ? '没写乡镇收据号' : `乡镇收据${facts.receipt}`}${
      facts.amountFen === dueFen
        ? ''
        : `（支部账上应缴${yuan(dueFen)}，${facts.amountFen < dueFen ? '少' : '多'}${yuan(Math.abs(dueFen - facts.amountFen))}）`
    }`,
  noneWait: '没有等您确认的党费上缴。',
  buttonReceived: (branch: string | undefined) => (branch === undefined ? '确认收到' : `${branch} 确认收到`),
  buttonNotReceived: '没收到',
  buttonWithdraw: (branch: string | undefined) => (branch === undefined ? '撤销' : `${branch} 撤销`),
  buttonNoted: (branch: string | undefined) => (branch === undefined ? '知道了' : `${branch} 知道了`),
  answered: (branch: string, said: HandUpSaid) =>
    ({
      received: `记下了：${branch}的收到了。`,
      notReceived: `记下了：${branch}的没收到，支部会在待办里看到。`,
      withdrawn: `撤销了，${branch}的还等您确认。`,
    })[said],
  answeredBefore: (held: HandUpWord, said: HandUpSaid) => {
    if (said === 'withdrawn' && held === 'received')
      return '确认收到已经过了两天，不能撤销了。不对的话，请支部撤销这一笔上缴。';
    const before = `这一笔已经答过了：${words[held]}。`;
    return said === 'notReceived' && held === 'received' ? `${before}要改，先点“撤销”。` : before;
  },
  takenBack: '这一笔支部撤销了，不用确认。',
  told: (
    branch: string,
    facts: HandUpFacts,
    { said, before, today }: { said: HandUpSaid; before: HandUpWord | undefined; today: LocalDate },
  ) => {
    const line = `${branch}${factsWords(facts, today)}`;
    if (said === 'withdrawn') return `乡镇撤销了“确认收到”，还要再看一下：${line}。`;
    const word = before === undefined ? words[said] : `乡镇改了，现在${words[said]}`;
    return said === 'received'
      ? `${word}：${line}。`
      : `${word}：${line}。请和乡镇核对一下，怎么改在待办里。`;
  },

  todo: (quarter: Quarter, dueFen: number, today: LocalDate) =>
    `${quarterName(quarter, today)}的党费${yuan(dueFen)}还没有登记上缴。上缴了发：上缴 ${amount(dueFen)} 乡镇收据号`,
  todoNotReceived: (facts: HandUpFacts, today: LocalDate) =>
    `${words.notReceived}：${factsWords(facts, today)}。请和乡镇核对；记错了就撤销这一笔，再照实登记。`,
};
