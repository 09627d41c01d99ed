import type { ReadRow } from './read-rows.ts';
import type { AdminValues, BranchValues, HolidayValues, MemberValues } from './rows.ts';

/** What the database knows already, as far as an import must not contradict it. */
export interface ExistingRoster {
  /** One county a database; `undefined` before the first import. */
  readonly county: string | undefined;
  readonly townshipNames: ReadonlySet<string>;
  /** Keys made by `villageKey`: village names repeat between townships. */
  readonly villageKeys: ReadonlySet<string>;
  readonly branchCodes: ReadonlySet<string>;
  readonly personNumbers: ReadonlySet<string>;
}

/** A database without a roster. */
export const emptyRoster: ExistingRoster = {
  county: undefined,
  townshipNames: new Set(),
  villageKeys: new Set(),
  branchCodes: new Set(),
  personNumbers: new Set(),
};

/** All rows of the files by kind, good and bad. */
export interface ReadRoster {
  readonly branches: readonly ReadRow<BranchValues>[];
  readonly members: readonly ReadRow<MemberValues>[];
  readonly admins: readonly ReadRow<AdminValues>[];
  readonly holidays: readonly ReadRow<HolidayValues>[];
}

export function villageKey(township: string, village: string): string {
  return `${township}/${village}`;
}

/** The database and the files together. A row that is bad in one cell still makes its code known: one fault, one reject. */
export function knownAfter(existing: ExistingRoster, roster: ReadRoster): ExistingRoster {
  const townshipNames = new Set(existing.townshipNames);
  const villageKeys = new Set(existing.villageKeys);
  const branchCodes = new Set(existing.branchCodes);
  const personNumbers = new Set(existing.personNumbers);
  for (const { values } of roster.branches) {
    if (values.township !== undefined) townshipNames.add(values.township);
    if (values.township !== undefined && values.village !== undefined)
      villageKeys.add(villageKey(values.township, values.village));
    if (values.code !== undefined) branchCodes.add(values.code);
  }
  for (const { values } of roster.members) if (values.number !== undefined) personNumbers.add(values.number);
  const county = existing.county ?? commonestCounty(roster);
  return { county, townshipNames, villageKeys, branchCodes, personNumbers };
}

/** With nothing known before, the county that most rows name: so that one slip is the odd one out, not all the rest. */
function commonestCounty(roster: ReadRoster): string | undefined {
  const counts = new Map<string, number>();
  for (const { values } of [...roster.branches, ...roster.admins])
    if (values.county !== undefined) counts.set(values.county, (counts.get(values.county) ?? 0) + 1);
  return [...counts].reduce<[string, number] | undefined>(
    (best, entry) => (best === undefined || entry[1] > best[1] ? entry : best),
    undefined,
  )?.[0];
}
