import { yuan as amount } from '../../domain/dues/payment.ts';
import type { LocalDate } from '../../domain/ids.ts';
import { zhDay } from '../dates.ts';

const yuan = (fen: number) => `${amount(fen)}元`;

/** 期初: dues that a branch had in hand before the program. */
export const duesOpening = {
  howTo: '开始用之前手里就有党费的，发：上缴 期初 25.50',
  question: (fen: number) => `开始用之前手里就有的党费：${yuan(fen)}。登记以后算在上季结余里。对吗？`,
  buttonRecord: '登记',
  recorded: (fen: number, cashFen: number) =>
    `登记了：期初${yuan(fen)}。手里有${yuan(cashFen)}。\n记错了发：上缴 撤销 期初 因金额写错了`,
  before: (fen: number, date: LocalDate) =>
    `期初已经登记过了：${yuan(fen)}（${zhDay(date)}登记）。要改，先撤销，发：上缴 撤销 期初 因金额写错了`,
  tooLate: '期初要在第一笔上缴之前登记，现在已经有上缴了。要补，先把上缴撤销，登记了期初，再照实登记上缴。',
  nothingToReverse: '没有可以撤销的期初。',
  askReverse: (fen: number, date: LocalDate, reason: string) =>
    `要撤销的是：期初${yuan(fen)}（${zhDay(date)}登记）。原因：${reason}。撤销吗？`,
  reversed: (fen: number, cashFen: number) => `撤销好了：期初${yuan(fen)}。手里有${yuan(cashFen)}。`,
};
