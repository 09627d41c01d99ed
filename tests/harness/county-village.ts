import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeCounty } from '../county/county.ts';

/** A member of the invented county, as its roster says. */
export interface RosterMember {
  readonly number: string;
  readonly name: string;
  readonly alias: string;
  readonly post: string;
  readonly away: boolean;
  readonly excused: boolean;
  readonly smartphone: boolean;
}

export interface RosterBranch {
  readonly code: string;
  readonly name: string;
  readonly fixedDay: string;
  readonly members: readonly RosterMember[];
}

export interface CountyVillage {
  readonly township: string;
  readonly branches: readonly RosterBranch[];
  /** The first township admin. */
  readonly admin: string;
  /** Writes the three roster files of this village alone; `accounts`: 账号 by 编号. */
  write(folder: string, accounts?: ReadonlyMap<string, number>): readonly string[];
}

const rowsOf = (csv: string) =>
  csv
    .trim()
    .split('\n')
    .map((line) => line.split(','));

/** A village of the invented county that the generator makes. */
export function countyVillage(village: string): CountyVillage {
  const county = makeCounty();
  const [branchHead = [], ...allBranches] = rowsOf(county['branches.csv']);
  const [memberHead = [], ...allMembers] = rowsOf(county['members.csv']);
  const [adminHead = [], ...allAdmins] = rowsOf(county['admins.csv']);
  const branchRows = allBranches.filter((row) => row[2] === village);
  const township = branchRows[0]?.[1];
  if (township === undefined) throw new Error(`the county has no village ${village}`);
  const codes = branchRows.map((row) => row[3]);
  const memberRows = allMembers.filter((row) => codes.includes(row[0]));
  const adminRows = allAdmins.filter((row) => row[1] === township);
  return {
    township,
    admin: adminRows[0]?.[4] ?? '',
    branches: branchRows.map(([, , , code = '', name = '', fixedDay = '']) => ({
      code,
      name,
      fixedDay,
      members: memberRows.filter((row) => row[0] === code).map(memberOf),
    })),
    write(folder, accounts = new Map()) {
      const files = {
        'branches.csv': [branchHead, ...branchRows],
        'members.csv': [
          [...memberHead, '账号'],
          ...memberRows.map((row) => [...row, String(accounts.get(row[1] ?? '') ?? '')]),
        ],
        'admins.csv': [adminHead, ...adminRows],
      };
      return Object.entries(files).map(([name, rows]) => {
        const file = path.join(folder, name);
        writeFileSync(file, `${rows.map((row) => row.join(',')).join('\n')}\n`);
        return file;
      });
    },
  };
}

function memberOf(row: readonly string[]): RosterMember {
  const [, number = '', name = '', , post = '', , away, excused, , , smartphone, alias = ''] = row;
  return {
    number,
    name,
    alias,
    post,
    away: away === '是',
    excused: excused === '是',
    smartphone: smartphone === '是',
  };
}
