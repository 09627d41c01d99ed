import { monthOf, quarterOf } from '../../domain/calendar/time.ts';
import type { BranchId, Instant, LocalDate, PersonId } from '../../domain/ids.ts';
import { onRoster } from '../../domain/people/facts.ts';
import type { PersonState } from '../../domain/people/facts.ts';
import type { AwayContact } from '../../ports/store/changes.ts';
import type { Tx } from '../../ports/store/store.ts';
import { cardKinds, touchOpen } from '../cards/touch.ts';
import { officerPosts } from '../roster/officers.ts';
import { personOn, rosterOn } from '../roster/roster-on.ts';
import type { RosterMember } from '../roster/roster-on.ts';
import { touchBranchTodos } from '../todo/touch-branch-todos.ts';
import { isLeaving } from './leaving.ts';

/** Who keeps in touch with an away member. */
export interface ContactPerson {
  readonly personId: PersonId;
  /** 联系人 by the roster; without one it is the secretary (handbook §1.5: a named person keeps contact). */
  readonly named: boolean;
}

/** The branch's 流动党员 on that day, without those whose 转出 or 去世 waits for the township. */
export function awayMembers(tx: Tx, branchId: BranchId, today: LocalDate): readonly RosterMember[] {
  return rosterOn(tx, branchId, today).filter(({ person, state }) => state.away && !isLeaving(tx, person.id));
}

/** The named contact person, while on the roster; else the branch's secretary, or the officer next in order. */
export function contactOf(
  tx: Tx,
  personId: PersonId,
  state: PersonState,
  today: LocalDate,
  /** Of lists: the secretary as found before. */
  secretary: () => PersonId | undefined = () => secretaryOf(tx, state.branch, today),
): ContactPerson | undefined {
  const named = state.contact === null ? undefined : tx.people.personByNumber(state.contact);
  if (named && named.id !== personId && standsOn(tx, named.id, today))
    return { personId: named.id, named: true };
  const other = secretary();
  return other === undefined ? undefined : { personId: other, named: false };
}

/** 书记 of the branch, bound or not; without one 副书记, 组织委员, 党总支书记. */
export function secretaryOf(tx: Tx, branchId: BranchId, today: LocalDate): PersonId | undefined {
  const posts = officerPosts(tx, branchId, today);
  const order = ['secretary', 'deputySecretary', 'organisation', 'generalSecretary'] as const;
  return order.flatMap((post) => posts.filter((officer) => officer.post === post))[0]?.personId;
}

/** What is said about an away member this quarter. */
export interface ContactNote {
  readonly personId: PersonId;
  readonly state: AwayContact['state'];
  readonly via: AwayContact['via'];
  readonly at: Instant;
  readonly today: LocalDate;
  /** `person:12`, as the ledgers name whoever said it. */
  readonly by: string;
}

/**
 * Keeps that an away member was reached (or not yet) in the quarter of `today`: his own word (在外地), his contact
 * person's or an officer's tap. False when he is not away, or when it was said already. Lists that show him are redrawn.
 */
export function noteContact(tx: Tx, { today, ...said }: ContactNote): boolean {
  const state = personOn(tx, said.personId, today);
  if (state?.away !== true) return false;
  const quarter = quarterOf(monthOf(today));
  const last = tx.changes.contact(said.personId, quarter);
  if (last?.state === said.state && (last.via === said.via || said.state === 'contacted')) return false;
  tx.changes.addContact({ ...said, quarter });
  touchOpen(tx, cardKinds.awayContacts, `${String(state.branch)}:`);
  touchBranchTodos(tx, state.branch, today);
  return true;
}

function standsOn(tx: Tx, id: PersonId, today: LocalDate): boolean {
  const state = personOn(tx, id, today);
  return state !== undefined && onRoster(state);
}
