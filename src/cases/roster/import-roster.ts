import { monthOf } from '../../domain/calendar/time.ts';
import { onRoster, stateOn } from '../../domain/people/facts.ts';
import type { Fact } from '../../domain/people/facts.ts';
import type { ImportReport, KindReport } from '../../domain/roster/import-report.ts';
import type { CellSnapshot } from '../../domain/roster/rows.ts';
import type { ImportBatch } from '../../domain/roster/validate-import.ts';
import type { BranchId, Instant, LocalDate, PartyGroupId, PersonId } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import { touchDay } from '../cards/touch.ts';
import {
  accountOfAdmin,
  accountOfPerson,
  checkAdminAccounts,
  checkMemberAccounts,
  writeAccounts,
} from './import-accounts.ts';
import { planAdmins, writeAdmins } from './import-admins.ts';
import { planBranches, writeBranches } from './import-branches.ts';
import { amountsLater } from './import-dues.ts';
import { missingInYears, planHolidays, writeHolidays } from './import-holidays.ts';
import { planMembers, writeMembers } from './import-members.ts';
import { keepSnapshots, kindReport, missingKeys } from './import-records.ts';
import type { OrgNames } from './member-cells.ts';

export interface ImportOptions {
  readonly now: Instant;
  readonly today: LocalDate;
  /** The county's time zone. */
  readonly zone: string;
  /** The messenger whose user ids stand in the column 账号. */
  readonly messenger: string;
  /** Reports what would be done and only reads. */
  readonly dryRun?: boolean;
  readonly progress?: (done: number, total: number) => void;
}

/**
 * Writes a validated batch of rosters (contract, `zhibu import`). All or nothing by the caller's transaction; a second
 * import of the same files writes nothing. Nothing is ever deleted: what is missing is reported.
 */
export function importRoster(tx: Tx, batch: ImportBatch, options: ImportOptions): ImportReport {
  const { now, today, zone, messenger, progress } = options;
  const last = {
    branches: tx.imports.cells('branch'),
    members: tx.imports.cells('member'),
    admins: tx.imports.cells('admin'),
    holidays: tx.imports.cells('holiday'),
  };
  const names = orgNames(tx);
  const branches = planBranches(tx, batch.branches, last.branches);
  const members = checkMemberAccounts(
    tx,
    messenger,
    planMembers(tx, batch.members, last.members, names, (id) => accountOfPerson(tx, id)),
  );
  const admins = checkAdminAccounts(
    tx,
    messenger,
    planAdmins(tx, batch.admins, last.admins, (id) => accountOfAdmin(tx, id)),
  );
  const later = amountsLater(tx, members, today);
  const holidays = planHolidays(tx, batch.holidays, last.holidays);

  const report: ImportReport = {
    branches: kindReport(branches, missingKeys(last.branches, batch.branches)),
    members: kindReport(members, missingMembers(tx, last.members, batch, today), [...later.values()]),
    admins: kindReport(admins, missingKeys(last.admins, batch.admins)),
    holidays: kindReport(
      holidays,
      missingInYears(missingKeys(last.holidays, batch.holidays), batch.holidays),
    ),
  };
  if (options.dryRun === true) return report;

  writeBranches(tx, branches, today);
  writeMembers(tx, members, { now, today, zone, names, later, progress });
  writeAdmins(tx, admins);
  writeHolidays(tx, holidays);
  writeAccounts(tx, messenger, members, admins, { now, today });
  const kept = [
    keepSnapshots(tx, 'branch', branches, now),
    keepSnapshots(tx, 'member', members, now),
    keepSnapshots(tx, 'admin', admins, now),
    keepSnapshots(tx, 'holiday', holidays, now),
  ];
  if (kept.includes(true)) {
    audit(tx, report, now);
    touchComing(tx, today);
  }
  return report;
}

/** 应到 may have changed: what shows a Party day that is still to be held is rendered again. */
function touchComing(tx: Tx, today: LocalDate): void {
  for (const day of tx.partyDays.inMonth(monthOf(today)))
    if (day.date >= today && day.closedAt === null) touchDay(tx, day);
}

/** Codes and names, looked up once each: the branches are there by the time that a name is asked for. */
function orgNames(tx: Tx): OrgNames {
  const ids = new Map<string, BranchId>();
  const codes = new Map<BranchId, string>();
  const groupNames = new Map<PartyGroupId, string | undefined>();
  const groupIds = new Map<string, PartyGroupId>();
  const learn = () => {
    for (const { id, code } of tx.org.branches()) {
      ids.set(code, id);
      codes.set(id, code);
    }
  };
  learn();
  return {
    codeOf: (id) => codes.get(id) ?? '',
    branchId(code) {
      if (!ids.has(code)) learn();
      const id = ids.get(code);
      if (id === undefined)
        throw new Error(`Importing a roster: branch ${code} was validated and is not there.`);
      return id;
    },
    groupName(id) {
      if (!groupNames.has(id)) groupNames.set(id, tx.org.partyGroup(id)?.name);
      return groupNames.get(id);
    },
    groupId(branchId, name) {
      const key = `${String(branchId)} ${name}`;
      const id = groupIds.get(key) ?? tx.org.putPartyGroup(branchId, name);
      groupIds.set(key, id);
      return id;
    },
  };
}

/** Whoever an earlier import had and these files have not, except people who have left: they are missing rightly. */
function missingMembers(
  tx: Tx,
  last: ReadonlyMap<string, CellSnapshot>,
  batch: ImportBatch,
  today: LocalDate,
): readonly string[] {
  if (batch.members.length === 0) return [];
  const persons = missingKeys(last, batch.members).flatMap(
    (number) => tx.people.personByNumber(number) ?? [],
  );
  const facts = new Map<PersonId, Fact[]>(persons.map(({ id }) => [id, []]));
  for (const fact of tx.people.facts([...facts.keys()])) facts.get(fact.personId)?.push(fact);
  return persons
    .filter(({ id }) => {
      const state = stateOn(facts.get(id) ?? [], today);
      return state !== undefined && onRoster(state);
    })
    .map(({ number }) => number);
}

function audit(tx: Tx, report: ImportReport, now: Instant): void {
  const counts = Object.entries(report as unknown as Record<string, KindReport>).flatMap(([kind, of]) => [
    [`${kind}Added`, of.added.length],
    [`${kind}Changed`, of.changed.length],
    [`${kind}Conflicts`, of.conflicts.length],
  ]);
  tx.audit.append({
    at: now,
    actor: 'operator',
    action: 'import',
    subject: 'roster',
    detail: Object.fromEntries(counts) as Record<string, number>,
  });
}
