import { enMonth } from '../dates.ts';
import { countsBook } from '../ledgers/counts-sheets.ts';
import type { CountsWords } from '../ledgers/counts-sheets.ts';
import { digestSentence } from '../zh-cn/digest.ts';
import type { counts as original } from '../zh-cn/counts.ts';

const days = {
  held: 'held',
  planned: 'to come',
  unrecorded: 'no record',
  cancelled: 'cancelled',
  skipped: 'none held',
  undated: 'no date',
} as const;
const tally = ['Expected', 'Present', 'Online', 'Leave', 'Absent', 'Unrecorded', 'Made up'];
const dues = ['Members', 'Payers', 'Due', 'Paid (people)', 'Confirmed', 'Open'];

const words: CountsWords = {
  title: ({ name, linkedOnly }, month) =>
    `${name}${linkedOnly ? ' (linked villages)' : ''} – branch life, ${enMonth(month)}`,
  sheets: { days: 'Party days', dues: 'Dues' },
  branchHead: ['No.', 'Branch', 'Condition', 'Party day', 'State', ...tally],
  townshipHead: ['No.', 'Township', 'Branches', ...Object.values(days), ...tally],
  duesHead: { township: ['No.', 'Branch', ...dues], county: ['No.', 'Township', ...dues] },
  total: 'Total',
  apart: 'Offline and on pasture, counted apart',
  condition: (condition) => ({ normal: '', offline: 'offline', pasture: 'on pasture' })[condition],
  date: (date) => date,
  day: (kind) => days[kind],
  note: `In administrative order, totals only, nobody by name. ${digestSentence}`,
  caption: 'Totals only, nobody by name. Prints on A4.',
  pageNumber: ['Page ', ' of ', ''],
  signatures: ['Drawn up by:', 'Responsible:', 'Date:'],
};

export const counts: typeof original = { book: (table) => countsBook(table, words) };
