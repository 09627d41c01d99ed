import { addMonths, firstDate, lastDate, lastMonthOf, localOf } from '../../domain/calendar/time.ts';
import type { Quarter } from '../../domain/calendar/time.ts';
import type { BranchId, LocalDate, PersonId } from '../../domain/ids.ts';
import type { AwayRow, AwayYear, QuarterWord } from '../../domain/ledgers/away.ts';
import type { Fact } from '../../domain/people/facts.ts';
import type { Tx } from '../../ports/store/store.ts';
import { contactOf } from '../people/contact.ts';
import { displayName } from '../roster/display-name.ts';
import { rosterByDay } from '../roster/roster-on.ts';
import type { RosterMember } from '../roster/roster-on.ts';
import type { LedgerDay } from './attendance-ledgers.ts';

interface Span {
  readonly quarter: Quarter;
  readonly begun: boolean;
  readonly first: LocalDate;
  /** Its last day, or today. */
  readonly last: LocalDate;
}

/** 流动党员联系台账: whoever was away at any time of the year, with what was said about each quarter (handbook §1.5). */
export function awayYear(tx: Tx, branchId: BranchId, year: number, { today, zone }: LedgerDay): AwayYear {
  const spans = ([1, 2, 3, 4] as const).map((number) => spanOf(`${year}-Q${number}`, today));
  const facts = tx.people.facts(tx.people.everIn(branchId));
  const roster = rosterByDay(tx, branchId);
  const latest = new Map<PersonId, { member: RosterMember; on: LocalDate }>();
  const quarters = new Map<PersonId, (QuarterWord | undefined)[]>();
  for (const [at, span] of spans.entries()) {
    if (!span.begun) continue;
    for (const on of turningDays(facts, span))
      for (const member of roster(on)) {
        const { id } = member.person;
        if (!member.state.away) continue;
        latest.set(id, { member, on });
        const said = quarters.get(id) ?? spans.map(() => undefined);
        said[at] = wordOf(tx, id, span.quarter, zone);
        quarters.set(id, said);
      }
  }
  const members = [...latest.values()].map(({ member }) => member);
  const now = new Set(
    roster(today)
      .filter(({ state }) => state.away)
      .map(({ person }) => person.id),
  );
  return {
    branch: tx.org.branch(branchId)?.name ?? '',
    year,
    quarters: spans.map(({ quarter, begun }) => ({ quarter, begun })),
    rows: [...latest.values()]
      .sort((a, b) => (a.member.person.number < b.member.person.number ? -1 : 1))
      .map(({ member, on }): AwayRow => {
        const { person, state } = member;
        const contact = contactOf(tx, person.id, state, on);
        return {
          name: displayName(member, members),
          number: person.number,
          since: awaySince(facts, person.id, on),
          reviewDate: now.has(person.id) ? state.reviewDate : null,
          contact: contact ? (tx.people.person(contact.personId)?.name ?? null) : null,
          contactNamed: contact?.named ?? false,
          quarters: quarters.get(person.id) ?? [],
        };
      }),
  };
}

function spanOf(quarter: Quarter, today: LocalDate): Span {
  const month = lastMonthOf(quarter);
  const first = firstDate(addMonths(month, -2));
  const last = lastDate(month);
  return { quarter, begun: first <= today, first, last: last < today ? last : today };
}

/** Days of the span on which somebody may begin or cease to be away. */
function turningDays(facts: readonly Fact[], { first, last }: Span): readonly LocalDate[] {
  const days = facts.flatMap(({ from }) => (from > first && from <= last ? [from] : []));
  return [...new Set([first, ...days, last])].sort();
}

function wordOf(tx: Tx, personId: PersonId, quarter: Quarter, zone: string): QuarterWord {
  const said = tx.changes.contact(personId, quarter);
  return said ? { state: said.state, via: said.via, date: localOf(said.at, zone).date } : null;
}

/** The first day of the last unbroken time of being away that reaches to `on`. */
function awaySince(facts: readonly Fact[], personId: PersonId, on: LocalDate): LocalDate | null {
  const words = facts
    .filter((fact) => fact.personId === personId && fact.field === 'away' && fact.from <= on)
    .sort((a, b) => (a.from === b.from ? a.seq - b.seq : a.from < b.from ? -1 : 1));
  let since: LocalDate | null = null;
  for (const { from, value } of words) since = value === 'true' ? (since ?? from) : null;
  return since;
}
