import type { FixedAmounts } from '../../domain/dues/fixing.ts';
import { yuan } from '../../domain/dues/payment.ts';
import { enDay } from '../dates.ts';
import type { duesFixing as zh } from '../zh-cn/dues-fixing.ts';
import { classOf, money } from './dues-amounts.ts';

const classLines = ({ groups }: FixedAmounts) =>
  [...new Set(groups.map(({ duesClass }) => duesClass))].map((duesClass) => {
    const own = groups
      .filter((group) => group.duesClass === duesClass)
      .map((group) => `${group.people} at ${money(group)}`);
    return `${classOf({ duesClass, fen: 0 })}: ${own.join(', ')}`;
  });

export const duesFixing: typeof zh = {
  summary: (branch, year, amounts) =>
    [
      `${branch}: dues amounts of ${year}`,
      ...classLines(amounts),
      `${amounts.payers} pay, ¥${yuan(amounts.sumFen)} a month in all.`,
    ].join('\n'),
  question: 'Is all of it right for this year, or do some change? The standard: /dues 标准',
  fixed: (year, date, by) => `✓ ${year} is fixed (${enDay(date)}${by === '' ? '' : `, ${by}`}).`,
  later: (branch, year) =>
    `All right: the amounts of ${branch} for ${year} wait in /todo until the end of March. To do it: /dues 核定`,
  over: (year) => `The round of ${year} is over. For this year: /dues 核定`,
  people: (branch, year, page, pages) =>
    `${branch}, dues of ${year}: tap whoever changes${pages > 1 ? ` (page ${page} of ${pages})` : ''}:`,
  person: (name, amount) => `${name} ${money(amount)}`,
  already: (year) => `${year} is fixed already.`,
  accepted: (year, payers, sumFen) => `✓ ${year} is fixed: ${payers} pay ¥${yuan(sumFen)} a month.`,
  todo: (year) => `The dues amounts of ${year} are not fixed yet`,
  buttonAccept: 'All as last year',
  buttonChange: 'Change some',
  buttonLater: 'Later',
  buttonDone: 'Done, the rest as before',
  buttonBack: 'Done',
  buttonOpen: 'Fix the dues',
};
