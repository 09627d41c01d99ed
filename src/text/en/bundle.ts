import { enMonth, enQuarter } from '../dates.ts';
import { bundleIn } from '../ledgers/bundle.ts';
import type { bundle as original } from '../zh-cn/bundle.ts';

const why = { cancelled: 'cancelled', skipped: 'none held', undated: 'no date', ahead: 'not yet' } as const;

export const bundle: typeof original = bundleIn({
  title: (branch, year) => `${branch}-${year}-ledgers`,
  indexTitle: (branch, year) => `${branch} – ledgers of ${year}, contents`,
  indexSheet: 'Contents',
  head: ['No.', 'File', 'What it holds'],
  part: (part, year) => {
    switch (part.kind) {
      case 'recordPage':
        return `${part.month}-record-page`;
      case 'attendance':
        return `${year}-attendance`;
      case 'makeUp':
        return `${year}-make-up`;
      case 'away':
        return `${year}-away-members`;
      case 'duesMonth':
        return `${part.month}-dues`;
      case 'duesQuarter':
        return `${part.quarter}-dues-handed-up`;
      case 'duesYear':
        return `${year}-dues-for-publication`;
    }
  },
  about: (part) => {
    switch (part.kind) {
      case 'recordPage':
        return `Party day of ${enMonth(part.month)}: who came, agenda, decisions`;
      case 'attendance':
        return 'A sheet of the year, and one a month';
      case 'makeUp':
        return 'Who missed a day, and what became of the study';
      case 'away':
        return 'Away members and the contact of each quarter';
      case 'duesMonth':
        return `Dues of ${enMonth(part.month)}: each one’s, and the cash`;
      case 'duesQuarter':
        return `Received, handed up, in hand: ${enQuarter(part.quarter)}, totals only`;
      case 'duesYear':
        return 'Totals of the year, for publication';
    }
  },
  without: (months) =>
    `Months without a record page: ${months
      .map((one) => `${enMonth(one.month)} (${why[one.why]}${one.reason === null ? '' : `, ${one.reason}`})`)
      .join(', ')}`,
  signatures: ['Put together by:', 'Received by:', 'Date:'],
  pageNumber: ['Page ', ' of ', ''],
  caption: (files) =>
    `The year’s ledgers, ${files} files; see “00 Contents” first. They name people: please do not forward them to the group.`,
});
