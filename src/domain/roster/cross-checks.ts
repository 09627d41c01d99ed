import { villageKey, type ExistingRoster, type ReadRoster } from './known.ts';
import { rejectOf, type ReadRow } from './read-rows.ts';
import type { Reject, ReferenceFault } from './reject.ts';
import type { AdminValues, MemberValues } from './rows.ts';
import type { Place } from './table.ts';

/** What single cells cannot show: repeated identities, references into nothing, cells that contradict each other. */
export function crossChecks(roster: ReadRoster, known: ExistingRoster): readonly Reject[] {
  const { branches, members, admins, holidays } = roster;
  return [
    ...repeated(branches, '支部编号', 'branch-code', ({ code }) => code),
    ...repeated(members, '编号', 'number', ({ number }) => number),
    ...repeated(admins, '编号', 'number', ({ number }) => number),
    ...repeated(members, '账号', 'account', ({ account }) => account),
    ...repeated(admins, '账号', 'account', ({ account }) => account),
    ...repeated(holidays, '日期', 'date', ({ date }) => date),
    ...branches.flatMap((row) => otherCounty(row, known)),
    ...members.flatMap((row) => memberFaults(row, known)),
    ...admins.flatMap((row) => [...otherCounty(row, known), ...adminFaults(row, known)]),
  ];
}

function repeated<Values>(
  rows: readonly ReadRow<Values>[],
  heading: string,
  what: Extract<ReferenceFault, { code: 'repeated' }>['what'],
  identityOf: (values: Partial<Values>) => string | undefined,
): readonly Reject[] {
  const firstAt = new Map<string, Place>();
  const rejects: Reject[] = [];
  for (const row of rows) {
    const identity = identityOf(row.values);
    if (identity === undefined) continue;
    const first = firstAt.get(identity);
    if (first) rejects.push(fault(row, heading, { code: 'repeated', what, first }));
    else firstAt.set(identity, row.at);
  }
  return rejects;
}

function otherCounty<Values extends { readonly county: string }>(
  row: ReadRow<Values>,
  known: ExistingRoster,
): readonly Reject[] {
  const { county } = row.values;
  if (county === undefined || known.county === undefined || county === known.county) return [];
  return [fault(row, '县', { code: 'other-county', county: known.county })];
}

function memberFaults(row: ReadRow<MemberValues>, known: ExistingRoster): readonly Reject[] {
  const {
    branchCode,
    number,
    duesClass,
    dueFen,
    alsoBranchCodes = [],
    contactNumber,
    paysThrough,
  } = row.values;
  const rejects: Reject[] = [];
  if (branchCode !== undefined && !known.branchCodes.has(branchCode))
    rejects.push(fault(row, '支部编号', { code: 'unknown-branch', branchCode }));
  if (duesClass === 'waived' && dueFen !== undefined && dueFen !== 0)
    rejects.push(fault(row, '月党费', { code: 'waived-with-amount' }));
  for (const code of alsoBranchCodes) {
    if (code === branchCode) rejects.push(fault(row, '兼任支部', { code: 'own-branch' }));
    else if (!known.branchCodes.has(code))
      rejects.push(fault(row, '兼任支部', { code: 'unknown-branch', branchCode: code }));
  }
  for (const [heading, other] of [
    ['联系人编号', contactNumber],
    ['代缴关系', paysThrough?.number],
  ] as const) {
    if (other === undefined) continue;
    if (other === number) rejects.push(fault(row, heading, { code: 'own-number' }));
    else if (!known.personNumbers.has(other))
      rejects.push(fault(row, heading, { code: 'unknown-person', number: other }));
  }
  return rejects;
}

function adminFaults(row: ReadRow<AdminValues>, known: ExistingRoster): readonly Reject[] {
  const { township, villages = [] } = row.values;
  if (township === undefined) {
    // Either the county's own people, or the cell is rejected already.
    const county = row.cells['乡镇'] === '';
    return county && villages.length > 0 ? [fault(row, '联系村', { code: 'villages-need-township' })] : [];
  }
  if (!known.townshipNames.has(township)) return [fault(row, '乡镇', { code: 'unknown-township' })];
  return villages
    .filter((village) => !known.villageKeys.has(villageKey(township, village)))
    .map((village) => fault(row, '联系村', { code: 'unknown-village', village }));
}

function fault<Values>(row: ReadRow<Values>, heading: string, reason: ReferenceFault): Reject {
  return rejectOf(row.at, heading, row.raw[heading] ?? '', reason);
}
