import { enMonth } from '../dates.ts';
import type { exports as original } from '../zh-cn/exports.ts';

const yearFiles: (typeof original)['buttons'] = {
  bundle: (year) => `Ledgers of ${year} (zip)`,
  makeUp: (year) => `Make-up study ${year}`,
  away: (year) => `Away members ${year}`,
};

export const exports: typeof original = {
  unclear: (said) => `“${said}” is no month that can be exported.`,
  notYet: (month) => `${enMonth(month)} has not come yet.`,
  yearNotYet: (year) => `${year} has not come yet.`,
  before: (branch, since) =>
    since === undefined
      ? `There is nothing of ${branch} yet.`
      : `${branch} is known from ${enMonth(since)} on, for example: /export ${since}`,
  beforeAny: (said, first) =>
    `There is no record of ${typeof said === 'number' ? said : enMonth(said)}; the first is of ${enMonth(first)}. For example: /export ${first}`,
  noBranches: 'There is no branch yet: the county has to import the rosters.',
  monthOnly: (month) => `Counts are exported by month, for example: /export ${month}`,
  onTheWay: (branch, month, files, hasDay) =>
    hasDay
      ? `${branch}, ${enMonth(month)}: ${files} files are on their way: record page, attendance ledger, dues, and two flat tables.\nThey name people: please do not forward them to the group.`
      : `${branch}, ${enMonth(month)}: no Party day has come; the ${files} files of dues are on their way.\nThey name people: please do not forward them to the group.`,
  yearOnTheWay: (branch, which, year) => `${branch}: ${yearFiles[which](year)} is on its way.`,
  countsOnTheWay: (name, linkedOnly, month) =>
    `${name}${linkedOnly ? ' (linked villages)' : ''}, ${enMonth(month)}: a sheet and a flat table are on their way. Totals only, nobody by name.`,
  buttons: yearFiles,
  buttonMonth: (month) => enMonth(month),
  buttonAbove: 'Counts above (totals only)',
};
