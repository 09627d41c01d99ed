import type { Actor, ActorPerson } from '../domain/authority/actor.ts';
import { holdsOfficerPost, holdsPosts, onRoster, stateOn } from '../domain/people/facts.ts';
import type { BranchId, LocalDate, PersonId } from '../domain/ids.ts';
import type { Account } from '../ports/store/accounts.ts';
import type { Tx } from '../ports/store/store.ts';

/** Who this account is today, by its bindings and the roster. */
export function loadActor(tx: Tx, account: Account, today: LocalDate): Actor {
  const bindings = tx.accounts.bindings(account.id);
  const own = bindings.find((binding) => binding.relation === 'self')?.personId ?? undefined;
  const adminId = bindings.find((binding) => binding.relation === 'admin')?.adminId ?? undefined;
  const admin = adminId === undefined ? undefined : tx.org.admin(adminId);
  return {
    accountId: account.id,
    person: own === undefined ? undefined : loadPerson(tx, own, today),
    admin: admin && {
      id: admin.id,
      name: admin.name,
      townshipId: admin.townshipId,
      villageIds: admin.villageIds,
    },
    family: bindings.flatMap((binding) =>
      binding.relation === 'family' && binding.personId !== null ? [binding.personId] : [],
    ),
  };
}

function loadPerson(tx: Tx, id: PersonId, today: LocalDate): ActorPerson | undefined {
  const person = tx.people.person(id);
  const state = stateOn(tx.people.facts([id]), today);
  if (!person || !state) return undefined;
  const officerOf = new Set<BranchId>();
  if (holdsOfficerPost(state))
    for (const branchId of [state.branch, ...state.alsoBranches]) officerOf.add(branchId);
  if (holdsPosts(state) && state.posts.includes('generalSecretary')) {
    const home = tx.org.branch(state.branch);
    for (const branch of home ? tx.org.branches({ villageId: home.villageId }) : []) officerOf.add(branch.id);
  }
  return {
    id,
    name: person.name,
    branchId: state.branch,
    onRoster: onRoster(state),
    officerOf: [...officerOf],
    leaderOf:
      holdsPosts(state) && state.posts.includes('groupLeader') && state.group !== null
        ? { branchId: state.branch, groupId: state.group }
        : undefined,
  };
}
