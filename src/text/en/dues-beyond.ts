import type { Beyond } from '../../domain/dues/beyond.ts';
import { yuan } from '../../domain/dues/payment.ts';
import { enMonthSpans } from '../month-spans.ts';
import type { duesBeyond as zh } from '../zh-cn/dues-beyond.ts';

const why: Readonly<Record<Beyond['why'], string>> = {
  left: 'no longer on the roster; it can be given back to the person or the family',
  transferred: 'transferred out; it can be given back',
  suspended: 'nothing is due while suspended; it can be given back',
  waived: 'waived now; it can be given back',
  free: 'nothing is due for these months; it can be given back',
};

export const duesBeyond: typeof zh = {
  todo: (name, { months, fen, why: reason }) =>
    `${name} paid ${yuan(fen)} yuan that is not owed (${enMonthSpans(months)}): ${why[reason]}.`,
  more: (count) => `${String(count)} more such payments are in the remarks of the month sheets.`,
  ofMonth: (people, fen) =>
    `Not owed in this month and to be given back: ${yuan(fen)} yuan of ${String(people)} people.`,
};
