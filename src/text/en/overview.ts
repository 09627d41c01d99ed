import type { MonthTotals } from '../../domain/digest/month-facts.ts';
import { enMonth } from '../dates.ts';
import type { overview as zh } from '../zh-cn/overview.ts';
import { ending, totalsLines, totalsWords } from './digest.ts';

const townshipLine = (name: string, totals: MonthTotals): string => {
  const { days, tally } = totals;
  const counts =
    days.held > 0 ? `; expected ${tally.expected}, present ${tally.present}, leave ${tally.leave}` : '';
  return `${name}: ${totalsWords(totals)}${counts}`;
};

export const overview: typeof zh = {
  totals: ({ place, month, linkedOnly, totals, townships }) => {
    const title = `${place}, totals of ${enMonth(month)}${linkedOnly ? ' (linked villages)' : ''}`;
    const { normal, apart, madeUp, dues } = totals;
    const withApart = apart.branches > 0 ? ' (offline and on pasture included)' : '';
    if (normal.branches + apart.branches === 0)
      return [title, 'There are no branches yet: the county imports the roster first.', ...ending].join('\n');
    return [
      title,
      ...(normal.branches > 0 ? totalsLines('In all', normal) : []),
      ...(madeUp > 0 ? [`Made up${withApart}: ${madeUp}`] : []),
      ...(dues === null || dues.closed + dues.open === 0
        ? []
        : dues.open === 0
          ? [`Dues${withApart}: complete in all ${dues.closed} branches`]
          : [
              `Dues${withApart}: complete in ${dues.closed} branches, open in ${dues.open} (${dues.people} people)`,
            ]),
      ...(apart.branches > 0 ? totalsLines('Offline and on pasture, counted apart', apart) : []),
      ...townships.map((one) => townshipLine(one.name, one.totals.normal)),
      ...ending,
    ].join('\n');
  },
  buttonDigest: 'Digest',
  noSuchMonth: (said) => `“${said}” is not a month.`,
  notYet: (month, last) => `${enMonth(month)} has not come yet. For this month send: /overview ${last}`,
  before: (month, first) =>
    `There is no record of ${enMonth(month)}; the first is of ${enMonth(first)}. For example: /overview ${first}`,
};
