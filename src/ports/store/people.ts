import type { BranchId, PersonId } from '../../domain/ids.ts';
import type { Fact, NewFact } from '../../domain/people/facts.ts';

export interface Person {
  readonly id: PersonId;
  /** 编号: the identity. */
  readonly number: string;
  readonly name: string;
  readonly alias: string | null;
  readonly smartphone: boolean;
}

export interface PeopleRepo {
  person(id: PersonId): Person | undefined;
  personByNumber(number: string): Person | undefined;
  persons(ids: readonly PersonId[]): Person[];
  personsNamed(name: string): Person[];
  count(): number;
  /** Inserts, or changes the person with this number. */
  putPerson(fields: Omit<Person, 'id'>): PersonId;
  /** Appends to the ledger. */
  addFact(fact: NewFact): void;
  /** All facts of these people, oldest first. */
  facts(ids: readonly PersonId[]): Fact[];
  /** Everybody who ever had a fact `branch` = this branch, by number. */
  everIn(branchId: BranchId): PersonId[];
}
