import { factValue } from '../../domain/people/facts.ts';
import type { Fact, FactField, PersonState } from '../../domain/people/facts.ts';
import { cellTexts, memberColumns } from '../../domain/roster/columns.ts';
import type { CurrentCell } from '../../domain/roster/import-diff.ts';
import type { CellSnapshot, MemberRow, MemberValues } from '../../domain/roster/rows.ts';
import type { BranchId, PartyGroupId } from '../../domain/ids.ts';
import type { Person } from '../../ports/store/people.ts';
import { undatedCells } from './import-records.ts';
import type { Planned } from './import-records.ts';

/** Which field of the ledger of facts a column fills. The other columns are the person's own, or the account's. */
const factColumns = {
  branch: 'branchCode',
  status: 'status',
  posts: 'posts',
  group: 'partyGroup',
  away: 'away',
  excused: 'excused',
  reviewDate: 'reviewDate',
  duesClass: 'duesClass',
  duesFen: 'dueFen',
  alsoBranches: 'alsoBranchCodes',
  paysThrough: 'paysThrough',
  paidUntil: 'paidUntil',
  contact: 'contactNumber',
} as const satisfies Readonly<Record<FactField, keyof MemberValues>>;

export const factFields = Object.keys(factColumns) as FactField[];

export function factHeading(field: FactField): string {
  return memberColumns[factColumns[field]].heading;
}

/** Codes and names behind the ids of the organisation, both ways. */
export interface OrgNames {
  readonly codeOf: (id: BranchId) => string;
  readonly branchId: (code: string) => BranchId;
  readonly groupName: (id: PartyGroupId) => string | undefined;
  readonly groupId: (branchId: BranchId, name: string) => PartyGroupId;
}

export interface HeldMember {
  readonly person: Person;
  /** What holds in the end: dated changes that are still to come are in it. */
  readonly state: PersonState;
  /** The fact that decides in the end, of each field that has any. */
  readonly deciding: ReadonlyMap<FactField, Fact>;
  readonly facts: readonly Fact[];
}

export type PlannedMember = Planned<MemberRow, HeldMember>;

/** The later `from` wins, and of the same day the later entry: as in `stateOn`, without a day after which to stop. */
export function decidingFacts(facts: readonly Fact[]): ReadonlyMap<FactField, Fact> {
  const deciding = new Map<FactField, Fact>();
  for (const fact of facts) {
    const other = deciding.get(fact.field);
    if (!other || fact.from > other.from || (fact.from === other.from && fact.seq > other.seq))
      deciding.set(fact.field, fact);
  }
  return deciding;
}

/** What the database holds for each column. 生效月 is left out: it only dates the others. */
export function currentCells(
  { person, state, deciding }: HeldMember,
  account: string | undefined,
  names: OrgNames,
  last: CellSnapshot | undefined,
): Readonly<Record<string, CurrentCell>> {
  const texts = {
    ...cellTexts(memberColumns, {
      branchCode: names.codeOf(state.branch),
      number: person.number,
      name: person.name,
      status: state.status,
      posts: state.posts,
      partyGroup: state.group === null ? undefined : names.groupName(state.group),
      away: state.away,
      excused: state.excused,
      duesClass: state.duesClass,
      dueFen: state.duesFen,
      smartphone: person.smartphone,
      alias: person.alias ?? undefined,
      account,
      alsoBranchCodes: state.alsoBranches.map(names.codeOf),
      paysThrough: undefined,
      paidUntil: undefined,
      contactNumber: state.contact ?? undefined,
      reviewDate: state.reviewDate ?? undefined,
      effectiveMonth: undefined,
    }),
    // Kept as the cell's canonical text.
    [memberColumns.paysThrough.heading]: state.paysThrough ?? '',
    [memberColumns.paidUntil.heading]: state.paidUntil ?? '',
  };
  const cells: Record<string, CurrentCell> = {
    ...undatedCells(texts, last, {
      [memberColumns.smartphone.heading]: memberColumns.smartphone.format(false),
    }),
  };
  for (const field of factFields) {
    const heading = factHeading(field);
    const source = deciding.get(field)?.source ?? 'import';
    cells[heading] = {
      text: texts[heading] ?? '',
      changedBy: source === 'import' ? 'import' : 'elsewhere',
    };
  }
  return Object.fromEntries(
    Object.entries(cells).filter(([heading]) => heading !== memberColumns.effectiveMonth.heading),
  );
}

/** A field's value as the ledger keeps it. A Party group belongs to the branch that the person will be in. */
export function factOf(field: FactField, values: MemberValues, branchId: BranchId, names: OrgNames): string {
  switch (field) {
    case 'branch':
      return factValue<'branch'>(branchId);
    case 'alsoBranches':
      return factValue<'alsoBranches'>(values.alsoBranchCodes.map(names.branchId));
    case 'status':
      return factValue<'status'>(values.status);
    case 'posts':
      return factValue<'posts'>(values.posts);
    case 'group':
      return factValue<'group'>(
        values.partyGroup === undefined ? null : names.groupId(branchId, values.partyGroup),
      );
    case 'away':
      return factValue<'away'>(values.away);
    case 'excused':
      return factValue<'excused'>(values.excused);
    case 'reviewDate':
      return factValue<'reviewDate'>(values.reviewDate ?? null);
    case 'duesClass':
      return factValue<'duesClass'>(values.duesClass);
    case 'duesFen':
      return factValue<'duesFen'>(values.dueFen);
    case 'paidUntil':
      return factValue<'paidUntil'>(values.paidUntil ?? null);
    case 'paysThrough': {
      const text = memberColumns.paysThrough.format(values.paysThrough);
      return factValue<'paysThrough'>(text === '' ? null : text);
    }
    case 'contact':
      return factValue<'contact'>(values.contactNumber ?? null);
  }
}
