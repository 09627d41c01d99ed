import { enMonth } from '../dates.ts';
import { digestFilesIn } from '../digest-files/digest-files.ts';
import type { DigestWords } from '../digest-files/digest-words.ts';
import type { digestFiles as original } from '../zh-cn/digest-files.ts';
import { conditionWords, dayWords, ending } from './digest.ts';

const linked = (linkedOnly: boolean) => (linkedOnly ? ' (own villages)' : '');

/** What the picture and the sheets of a digest say in English. */
const words: DigestWords = {
  pictureTitle: (township, linkedOnly) => `${township} – Party days by month${linked(linkedOnly)}`,
  sheetTitle: (township, month, linkedOnly) =>
    `${township} – Party days of ${enMonth(month)}${linked(linkedOnly)}`,
  monthsTitle: (township, linkedOnly) => `${township} – Party days by month${linked(linkedOnly)}`,
  span: (first, last) => (first === last ? enMonth(last) : `${enMonth(first)} to ${enMonth(last)}`),
  branchesHeading: 'Branches',
  peopleHeading: 'Members (of branches that held it)',
  stands: {
    held: dayWords.held,
    unrecorded: dayWords.unrecorded,
    undated: dayWords.undated,
    off: 'cancelled or not held',
    planned: dayWords.planned,
  },
  people: { present: 'present', leave: 'leave', rest: 'absent or unrecorded' },
  month: (month) => enMonth(month).slice(0, 3),
  inAll: (branches) => `of ${branches}`,
  expected: (people) => `of ${people}`,
  nothingHeld: 'no figures',
  apart: (month, { branches, days }) =>
    `Offline and on pasture apart: ${branches} in ${enMonth(month)}, ${dayWords.held} ${days.held}`,
  sentences: ending,
  pictureCaption: 'Totals by month. Counts only, nobody is named.',
  sheetCaption: 'Branches of the month, and totals by month. Counts only, nobody is named. Prints on A4.',
  sheets: { branches: 'Branches', months: 'By month' },
  under: (today) => `Drawn up on ${today}`,
  pageNumber: ['Page ', ' of ', ''],
  branchesHead: [
    ...['No.', 'Village', 'Branch', 'Day', 'State', 'Expected'],
    ...['Present', 'Of these online', 'Leave', 'Absent', 'Unrecorded', 'Made up'],
  ],
  monthsHead: [
    ...['Month', 'Branches', 'Held', 'No record', 'No date', 'Cancelled'],
    ...['Not held', 'To come', 'Expected', 'Present', 'Of these online', 'Leave', 'Absent', 'Unrecorded'],
    ...['branches', 'held', 'expected', 'present'].map((head) => `Apart:\n${head}`),
  ],
  state: ({ kind }, condition) =>
    condition === 'normal' ? dayWords[kind] : `${conditionWords[condition]}, ${dayWords[kind]}`,
  total: 'Total',
  apartSection: 'Offline and on pasture (counted apart)',
  apartTotal: 'Total of these',
  none: 'none',
  sheetNote: `In administrative order, counts only, nobody is named. ${ending.join(' ')}`,
};

export const digestFiles: typeof original = {
  ...digestFilesIn(words),
  buttonPicture: 'Picture by month',
  buttonSheet: 'Sheet',
  onItsWay: 'It is being made, and is sent when it is ready.',
};
