import { yuan as amount } from '../../domain/dues/payment.ts';
import { enDay } from '../dates.ts';
import type { duesOpening as zh } from '../zh-cn/dues-opening.ts';

const yuan = (fen: number) => `${amount(fen)} yuan`;

export const duesOpening: typeof zh = {
  howTo: 'Dues in hand from before the program: /handup opening 25.50',
  question: (fen) => `Dues in hand from before the program: ${yuan(fen)}, to be carried over. Right?`,
  buttonRecord: 'Record',
  recorded: (fen, cashFen) =>
    `Recorded: ${yuan(fen)} at the beginning. In hand ${yuan(cashFen)}.\nIf it is wrong: /handup 撤销 期初 因金额写错了`,
  before: (fen, date) =>
    `Recorded already: ${yuan(fen)} at the beginning (${enDay(date)}). To change it, take it back: /handup 撤销 期初 因金额写错了`,
  tooLate:
    'This comes before the first hand-up, and there is one. Take the hand-up back, record what was in hand, then the hand-up anew.',
  nothingToReverse: 'There is nothing recorded for the beginning.',
  askReverse: (fen, date, reason) =>
    `To be taken back: ${yuan(fen)} at the beginning (recorded ${enDay(date)}). Reason: ${reason}. Take it back?`,
  reversed: (fen, cashFen) => `Taken back: ${yuan(fen)} at the beginning. In hand ${yuan(cashFen)}.`,
};
