import type { Month } from '../../domain/ids.ts';
import { flatTables } from '../ledgers/flat-tables.ts';
import { inFileName } from '../ledgers/ledgers.ts';
import type { flat as original } from '../zh-cn/flat.ts';

const span = (months: readonly Month[]) => {
  const [first, ...others] = months;
  return first === undefined ? '' : others.length === 0 ? first : first.slice(0, 4);
};
const named = (name: string, months: readonly Month[], what: string) =>
  `${inFileName(`${name}-${span(months)}-${what}`)}.csv`;

export const flat: typeof original = {
  ...flatTables,
  attendanceFile: (name, months) => named(name, months, 'attendance'),
  duesFile: (name, months) => named(name, months, 'dues'),
  countsFile: ({ name, linkedOnly }, months) =>
    named(`${name}${linkedOnly ? '-linked-villages' : ''}`, months, 'branches'),
  townshipsFile: ({ name }, months) => named(name, months, 'townships'),
  namesCaption: 'For the reporting platform, a row a person. It names people: please do not forward it.',
  countsCaption: 'For the reporting platform, a row a branch, nobody by name.',
  townshipsCaption:
    'For the reporting platform, a row a township and one for its branches offline or on pasture, nobody by name.',
};
