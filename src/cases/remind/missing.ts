import type { LocalDate } from '../../domain/ids.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { isLeaving } from '../people/leaving.ts';
import { promptedOfficer, writable } from '../roster/officers.ts';
import type { Reachable } from '../roster/officers.ts';
import { rosterOn } from '../roster/roster-on.ts';
import type { RosterMember } from '../roster/roster-on.ts';

export interface Missing {
  /** Those to whom the bot may write unasked: bound, in a private chat, not muted. */
  readonly writable: readonly (Reachable & { readonly member: RosterMember })[];
  readonly unreachable: readonly RosterMember[];
}

/**
 * The expected people about whom nothing is known yet, by whether the bot may write to them. Without those whose leaving
 * waits for the township, and without the officer who runs the day.
 */
export function missingPeople(tx: Tx, day: PartyDay, today: LocalDate): Missing {
  const states = tx.attendance.states(day.id);
  const host = promptedOfficer(tx, day.branchId, today)?.personId;
  const missing = rosterOn(tx, day.branchId, day.date).filter(
    ({ person: { id }, expected }) => expected && id !== host && !states.has(id) && !isLeaving(tx, id),
  );
  const reached = missing.map((member) => ({ member, account: writable(tx, member.person.id) }));
  return {
    writable: reached.flatMap(({ member, account }) => (account ? [{ ...account, member }] : [])),
    unreachable: reached.flatMap(({ member, account }) => (account ? [] : [member])),
  };
}
