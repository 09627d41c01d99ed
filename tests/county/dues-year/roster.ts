import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeCounty } from '../county.ts';

/** A member as the rosters have it; changes of the year are made here and imported again. */
export interface Payer {
  readonly number: string;
  /** As an officer writes it: 别名 where there is one. */
  readonly said: string;
  readonly post: string;
  /** In fen. */
  dueFen: number;
  branch: Branch;
  /** The row of members.csv. */
  readonly row: string[];
}

export interface Branch {
  readonly code: string;
  readonly name: string;
  readonly village: string;
  readonly township: string;
  /** Day of the month of the Party day. */
  readonly day: number;
  readonly quarterly: boolean;
  /** Account of the officer who takes dues. */
  readonly officer: { readonly userId: string; readonly name: string };
  readonly payers: Payer[];
}

export interface CountyRoster {
  readonly branches: readonly Branch[];
  /** By township: account of its first admin. */
  readonly admins: ReadonlyMap<string, { readonly userId: string; readonly name: string }>;
  readonly heads: { readonly branches: readonly string[]; readonly members: readonly string[] };
  /** Writes all three files into a folder and returns their names. */
  write(folder: string): readonly string[];
}

/** Of so many branches one pays by the quarter. */
const quarterlyEvery = 43;
/** Columns of members.csv. */
const column = { branch: 0, number: 1, name: 2, post: 4, duesClass: 8, yuan: 9, alias: 11 } as const;

const rowsOf = (csv: string) =>
  csv
    .trim()
    .split('\n')
    .map((line) => line.split(','));

/** The invented county with the accounts of those who write to the bot about dues. */
export function countyRoster(): CountyRoster {
  const county = makeCounty();
  const [branchHead = [], ...branchRows] = rowsOf(county['branches.csv']);
  const [memberHead = [], ...memberRows] = rowsOf(county['members.csv']);
  const [adminHead = [], ...adminRows] = rowsOf(county['admins.csv']);
  const branches = branchRows.map(([, township = '', village = '', code = '', name = '', day = ''], at) => {
    const rows = memberRows.filter((row) => row[column.branch] === code);
    const officer =
      rows.find((row) => row[column.post] === '组织委员') ??
      rows.find((row) => row[column.post] === '书记') ??
      [];
    const branch: Branch = {
      ...{ code, name, village, township, day: Number(day), quarterly: at % quarterlyEvery === 7 },
      officer: { userId: String(100_000 + at), name: officer[column.name] ?? '' },
      payers: [],
    };
    for (const row of rows) branch.payers.push(payerOf(row, branch));
    return { branch, officerNumber: officer[column.number] };
  });
  const accounts = new Map(
    branches.map(({ branch, officerNumber }) => [officerNumber, branch.officer.userId]),
  );
  const admins = new Map<string, { userId: string; name: string }>();
  for (const [at, row] of adminRows.entries())
    if (row[1] && !admins.has(row[1]))
      admins.set(row[1], { userId: String(900_000 + at), name: row[4] ?? '' });
  const adminAccounts = new Map([...admins.values()].map(({ userId, name }) => [name, userId]));
  const files = {
    'branches.csv': [
      [...branchHead, '缴费方式'],
      ...branchRows.map((row, at) => [...row, branches[at]?.branch.quarterly === true ? '按季' : '逐月']),
    ],
    'members.csv': [
      [...memberHead, '账号'],
      ...memberRows.map((row) => [...row, accounts.get(row[column.number]) ?? '']),
    ],
    'admins.csv': [
      [...adminHead, '账号'],
      ...adminRows.map((row, at) => [
        ...row,
        adminAccounts.get(row[4] ?? '') === String(900_000 + at) ? String(900_000 + at) : '',
      ]),
    ],
  };
  return {
    branches: branches.map(({ branch }) => branch),
    admins,
    heads: { branches: branchHead, members: memberHead },
    write: (folder) => Object.entries(files).map(([name, rows]) => writeTable(path.join(folder, name), rows)),
  };
}

export function writeTable(file: string, rows: readonly (readonly string[])[]): string {
  writeFileSync(file, `${rows.map((row) => row.join(',')).join('\n')}\n`);
  return file;
}

export function payerOf(row: readonly string[], branch: Branch): Payer {
  const alias = row[column.alias] ?? '';
  return {
    number: row[column.number] ?? '',
    said: alias === '' ? (row[column.name] ?? '') : alias,
    post: row[column.post] ?? '',
    dueFen: row[column.duesClass] === '免缴' ? 0 : fenOf(row[column.yuan] ?? '0'),
    branch,
    row: [...row],
  };
}

/** The member goes to another branch: the row says so, and the officers' lists. */
export function transfer(payer: Payer, to: Branch): void {
  payer.branch.payers.splice(payer.branch.payers.indexOf(payer), 1);
  payer.branch = to;
  payer.row[column.branch] = to.code;
  payer.row[5] = '';
  to.payers.push(payer);
}

/** Another approved amount, in yuan as the roster has it. */
export function setAmount(payer: Payer, yuan: string): void {
  payer.row[column.yuan] = yuan;
  payer.dueFen = fenOf(yuan);
}

function fenOf(yuan: string): number {
  return Number(yuan.replace('.', ''));
}
