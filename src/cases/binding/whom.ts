import type { Actor } from '../../domain/authority/actor.ts';
import type { AdminId, BranchId, LocalDate, PersonId } from '../../domain/ids.ts';
import type { Whom } from '../../domain/people/whom.ts';
import type { Tx } from '../../ports/store/store.ts';
import { postIn } from '../roster/officers.ts';
import { personOn } from '../roster/roster-on.ts';

/** `undefined` for somebody who is not on the roster (any more). */
export function whomOf(
  tx: Tx,
  { personId, adminId }: { readonly personId: PersonId | null; readonly adminId: AdminId | null },
  today: LocalDate,
): Whom | undefined {
  if (adminId !== null) {
    const admin = tx.org.admin(adminId);
    if (!admin) return undefined;
    const township = admin.townshipId === null ? undefined : tx.org.township(admin.townshipId);
    return {
      kind: 'admin',
      place: township?.name ?? tx.org.countyName() ?? '',
      post: admin.post,
      name: admin.name,
    };
  }
  const person = personId === null ? undefined : tx.people.person(personId);
  const state = person && personOn(tx, person.id, today);
  if (!person || !state) return undefined;
  const branch = tx.org.branch(state.branch)?.name ?? '';
  return { kind: 'person', branch, post: postIn(state, state.branch) ?? null, name: person.name };
}

/** Who this account is: the member first, else the admin. */
export function whomActor(tx: Tx, actor: Actor, today: LocalDate): Whom | undefined {
  return whomOf(
    tx,
    { personId: actor.person?.id ?? null, adminId: actor.person ? null : (actor.admin?.id ?? null) },
    today,
  );
}

/** The branches in which this person is an officer by the roster, own branch first. */
export function officerBranches(tx: Tx, personId: PersonId, today: LocalDate): readonly BranchId[] {
  const state = personOn(tx, personId, today);
  const home = state && tx.org.branch(state.branch);
  if (!state || !home) return [];
  const sisters = tx.org.branches({ villageId: home.villageId }).map(({ id }) => id);
  const near = new Set([home.id, ...state.alsoBranches, ...sisters]);
  return [...near].filter((branchId) => postIn(state, branchId) !== undefined);
}
