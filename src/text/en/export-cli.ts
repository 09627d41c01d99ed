import type { exportCli as original } from '../zh-cn/export-cli.ts';

export const exportCli: typeof original = {
  description: 'exports the ledgers, the same files as the chat gives; above the branch counts only',
  branch: 'this branch, by its code',
  township: 'this township, counts only',
  county: 'the county, counts only: by township as in the chat, and a table by branch',
  month: 'which month, for example 2026-11',
  year: 'a whole year, for example 2026: the bundle of a branch, the months of a township or the county',
  out: 'the folder to write to',
  names: 'above the branch with the people as well: needs a reason, is audited, and the branch can read it',
  reason: 'what the names are wanted for',

  oneScope: 'Say whose files: --branch CODE, --township NAME or --county, and only one of them.',
  onePeriod: 'Say which time: --month 2026-11 or --year 2026, and only one of them.',
  badPeriod: (found) => `Found “${found}” for the time; write --month 2026-11 or --year 2026.`,
  namesAbove: 'The files of a branch name people anyway: --names goes with --township or --county.',
  reasonMissing: 'Names need a reason, for example: --names --reason "yearly inspection"',
  reasonAlone: '--reason goes with --names.',
  reasonLength: (fewest, most) =>
    `The reason takes ${fewest} to ${most} characters, for example: --names --reason "yearly inspection"`,
  branchUnknown: (code, similar) =>
    `There is no branch with the code “${code}”. ${similar.length > 0 ? `Written like it: ${similar.join(', ')}.` : 'The codes stand in the list of branches.'}`,
  townshipUnknown: (name, similar) =>
    `There is no township “${name}”. ${similar.length > 0 ? `Written like it: ${similar.join(', ')}.` : 'Write its name as in the roster.'}`,
  noBranches: 'There are no branches yet: import the rosters first.',
  noFolder: (folder, found) =>
    `Nothing exported: cannot write to ${folder} (${found}). Take another folder, or look at its permissions.`,
  notWritten: (file, found) =>
    `Cannot write ${file} (${found}); nothing was written after it. Close the file and export again.`,
  done: (count) => `${count} files exported.`,
};
