import { expectedAtPartyDay, onRoster, stateOn } from '../../domain/people/facts.ts';
import type { Fact, PersonState } from '../../domain/people/facts.ts';
import type { BranchId, LocalDate, PersonId } from '../../domain/ids.ts';
import type { Person } from '../../ports/store/people.ts';
import type { Tx } from '../../ports/store/store.ts';

export interface RosterMember {
  readonly person: Person;
  readonly state: PersonState;
  /** Counted in 应到 beforehand; away, excused and suspended members are on the roster without it. */
  readonly expected: boolean;
}

/** Everybody on the branch's roster on that day, by number. */
export function rosterOn(tx: Tx, branchId: BranchId, day: LocalDate): readonly RosterMember[] {
  return rosterByDay(tx, branchId)(day);
}

/** The same for several days: what is known of the people is read once. */
export function rosterByDay(tx: Tx, branchId: BranchId): (day: LocalDate) => readonly RosterMember[] {
  const ids = tx.people.everIn(branchId);
  const facts = new Map<PersonId, Fact[]>();
  for (const fact of tx.people.facts(ids))
    facts.set(fact.personId, [...(facts.get(fact.personId) ?? []), fact]);
  const people = tx.people.persons(ids).sort((a, b) => (a.number < b.number ? -1 : 1));
  return (day) =>
    people.flatMap((person) => {
      const state = stateOn(facts.get(person.id) ?? [], day);
      return state?.branch === branchId && onRoster(state)
        ? [{ person, state, expected: expectedAtPartyDay(state) }]
        : [];
    });
}

/** What holds for one person on that day. */
export function personOn(tx: Tx, id: PersonId, day: LocalDate): PersonState | undefined {
  return stateOn(tx.people.facts([id]), day);
}
