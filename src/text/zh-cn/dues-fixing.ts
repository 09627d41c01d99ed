import type { DuesAmount } from '../../domain/dues/amount-change.ts';
import type { FixedAmounts } from '../../domain/dues/fixing.ts';
import { yuan } from '../../domain/dues/payment.ts';
import type { LocalDate } from '../../domain/ids.ts';
import { zhDay } from '../dates.ts';
import { classOf, money } from './dues-amounts.ts';

/** 农民：9人每月0.50元，2人每月1.00元 */
const classLines = ({ groups }: FixedAmounts) =>
  [...new Set(groups.map(({ duesClass }) => duesClass))].map((duesClass) => {
    const own = groups
      .filter((group) => group.duesClass === duesClass)
      .map((group) => `${group.people}人${duesClass === 'waived' ? '' : '每月'}${money(group)}`);
    return `${classOf({ duesClass, fen: 0 })}：${own.join('，')}`;
  });

/** 核定: the yearly round of dues amounts, for the officers alone. */
export const duesFixing = {
  summary: (branch: string, year: number, amounts: FixedAmounts) =>
    [
      `${branch}${year}年党费核定`,
      ...classLines(amounts),
      `要交的${amounts.payers}人，一个月合计${yuan(amounts.sumFen)}元。`,
    ].join('\n'),
  question: '今年都照这样，还是有几个人要改？标准发：党费标准',
  fixed: (year: number, date: LocalDate, by: string) =>
    `✓ ${year}年的已核定（${zhDay(date)}${by === '' ? '' : `，${by}`}）。`,
  later: (branch: string, year: number) =>
    `好的，${branch}${year}年的党费核定先放着，3月底前都在待办里。要办发：党费核定`,
  over: (year: number) => `${year}年的党费核定过去了。看今年的发：党费核定`,
  people: (branch: string, year: number, page: number, pages: number) =>
    `${branch}${year}年党费，要改谁就点谁的名字${pages > 1 ? `（第${page}页，共${pages}页）` : ''}：`,
  person: (name: string, amount: DuesAmount) => `${name} ${money(amount)}`,
  already: (year: number) => `${year}年的已经核定过了。`,
  accepted: (year: number, payers: number, sumFen: number) =>
    `✓ ${year}年党费核定记好了：${payers}人，一个月${yuan(sumFen)}元。`,
  todo: (year: number) => `${year}年每人交多少党费，还没核定`,
  buttonAccept: '都照去年',
  buttonChange: '改几个人',
  buttonLater: '以后再说',
  buttonDone: '改好了，其余照旧',
  buttonBack: '改好了',
  buttonOpen: '党费核定',
};
