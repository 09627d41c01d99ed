import { firstDate, monthOf } from '../../domain/calendar/time.ts';
import { onRoster, stateOn } from '../../domain/people/facts.ts';
import type { Fact, FactField } from '../../domain/people/facts.ts';
import { memberColumns } from '../../domain/roster/columns.ts';
import type { AmountLater } from '../../domain/roster/import-report.ts';
import type { CellSnapshot, MemberRow, MemberValues } from '../../domain/roster/rows.ts';
import type { Instant, LocalDate, PersonId } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import { leavesFrom } from '../people/leaving.ts';
import { datesFrom, isDues, writesDues } from './import-dues.ts';
import { planRecords, sayingNothing } from './import-records.ts';
import { currentCells, decidingFacts, factFields, factHeading, factOf } from './member-cells.ts';
import type { HeldMember, OrgNames, PlannedMember } from './member-cells.ts';

/** Later than every date that a fact can have. */
const endOfTime = '9999-12-31' as LocalDate;

export function planMembers(
  tx: Tx,
  rows: readonly MemberRow[],
  last: ReadonlyMap<string, CellSnapshot>,
  names: OrgNames,
  accountOf: (id: PersonId) => string | undefined,
): readonly PlannedMember[] {
  const persons = rows.flatMap(({ key }) => tx.people.personByNumber(key) ?? []);
  const facts = new Map<PersonId, Fact[]>(persons.map(({ id }) => [id, []]));
  for (const fact of tx.people.facts([...facts.keys()])) facts.get(fact.personId)?.push(fact);
  const held = new Map(
    persons.flatMap((person): [string, HeldMember][] => {
      const own = facts.get(person.id) ?? [];
      const state = stateOn(own, endOfTime);
      if (!state) return [];
      return [[person.number, { person, state, facts: own, deciding: decidingFacts(own) }]];
    }),
  );
  const said = rows.map((row) => ({
    ...row,
    cells: sayingNothing(row.cells, memberColumns.account.heading),
  }));
  return planRecords(said, last, (row, lastCells) => {
    const member = held.get(row.key);
    if (!member) return undefined;
    const asked = row.cells[memberColumns.account.heading] !== undefined;
    const account = asked ? accountOf(member.person.id) : undefined;
    const cells = currentCells(member, account, names, lastCells);
    return { held: member, cells };
  });
}

export interface MembersWriting {
  readonly now: Instant;
  readonly today: LocalDate;
  readonly zone: string;
  readonly names: OrgNames;
  /** Whose new dues hold later than the file says, by number. */
  readonly later: ReadonlyMap<string, Pick<AmountLater, 'from'>>;
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

/** Writes the planned cells: the person's own ones in place, the others as dated facts. */
export function writeMembers(tx: Tx, planned: readonly PlannedMember[], how: MembersWriting): void {
  for (const [at, member] of planned.entries()) {
    if (member.held) changeMember(tx, member, member.held, how);
    else addMember(tx, member, how);
    if ((at + 1) % 100 === 0 || at + 1 === planned.length) how.progress?.(at + 1, planned.length);
  }
}

/** Fields that a first import writes even when the file says what would hold anyway: their dates matter. */
const alwaysSaid: ReadonlySet<FactField> = new Set(['branch', 'status', 'duesClass', 'duesFen']);
const unsaidValues: ReadonlySet<string> = new Set(['null', 'false', '[]']);

function addMember(tx: Tx, { row }: PlannedMember, how: MembersWriting): void {
  const { values } = row;
  const personId = tx.people.putPerson({
    number: values.number,
    name: values.name,
    alias: values.alias ?? null,
    smartphone: values.smartphone,
  });
  const branchId = how.names.branchId(values.branchCode);
  // This month's roster is to be complete, on whichever day of it the file comes.
  const from = firstDate(monthOf(how.today));
  for (const field of factFields) {
    const value = factOf(field, values, branchId, how.names);
    if (alwaysSaid.has(field) || !unsaidValues.has(value))
      addFact(tx, personId, field, value, [dateOf(field, values, from)], how.now);
  }
}

function changeMember(tx: Tx, planned: PlannedMember, held: HeldMember, how: MembersWriting): void {
  const { row, diff, last } = planned;
  const { values } = row;
  const { person, state, deciding, facts } = held;
  const writes = (heading: string) => diff.toWrite.includes(heading);
  const own = [memberColumns.name, memberColumns.alias, memberColumns.smartphone];
  if (own.some(({ heading }) => writes(heading)))
    tx.people.putPerson({
      number: person.number,
      name: writes(memberColumns.name.heading) ? values.name : person.name,
      alias: writes(memberColumns.alias.heading) ? (values.alias ?? null) : person.alias,
      smartphone: writes(memberColumns.smartphone.heading) ? values.smartphone : person.smartphone,
    });
  const moves = writes(factHeading('branch'));
  const branchId = moves ? how.names.branchId(values.branchCode) : state.branch;
  // Who was expected at a Party day that has begun stays so, as when an officer says it.
  const leaves = moves || (writes(factHeading('status')) && !onRoster({ ...state, status: values.status }));
  const since = leaves ? leavesFrom({ tx, ...how }, how.zone, state.branch) : how.today;
  const regrouped = moves && !diff.conflicts.some(({ heading }) => heading === factHeading('group'));
  const paidBefore = how.later.get(row.key)?.from;
  for (const field of factFields) {
    const heading = factHeading(field);
    const value = () => factOf(field, values, branchId, how.names);
    const follows = isDues(field) ? writesDues(planned, field) : regrouped && field === 'group';
    if (writes(heading) || follows) {
      const from =
        isDues(field) && paidBefore !== undefined ? firstDate(paidBefore) : dateOf(field, values, since);
      addFact(tx, person.id, field, value(), datesFrom(from, field, facts), how.now);
      continue;
    }
    const fact = deciding.get(field);
    const cell = diff.cells.find((candidate) => candidate.heading === heading);
    const agreed =
      cell?.outcome === 'unchanged' && cell.current === cell.next && cell.next !== last?.[heading];
    // The file has caught up with a change made elsewhere: from here on the cell is the file's again.
    if (fact && fact.source !== 'import' && agreed)
      addFact(tx, person.id, field, fact.value, [fact.from], how.now);
  }
}

function dateOf(field: FactField, values: MemberValues, otherwise: LocalDate): LocalDate {
  return isDues(field) && values.effectiveMonth !== undefined ? firstDate(values.effectiveMonth) : otherwise;
}

function addFact(
  tx: Tx,
  personId: PersonId,
  field: FactField,
  value: string,
  dates: readonly LocalDate[],
  at: Instant,
): void {
  for (const from of dates)
    tx.people.addFact({ personId, field, value, from, at, by: 'operator', source: 'import' });
}
