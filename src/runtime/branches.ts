import type { Actor } from '../domain/authority/actor.ts';
import { authorize } from '../domain/authority/authorize.ts';
import type { Action } from '../domain/authority/authorize.ts';
import type { BranchId } from '../domain/ids.ts';
import type { Chat } from '../ports/store/chats.ts';
import type { Branch } from '../ports/store/org.ts';
import type { Tx } from '../ports/store/store.ts';

/** Branches in which this actor may do this, from this chat: in a group that serves branches only those count. */
export function branchesFor(tx: Tx, actor: Actor, action: Action, chat: Chat): readonly Branch[] {
  const served = chat.kind === 'group' ? tx.chats.branchesOf(chat.id) : [];
  const within = (branch: Branch) => served.length === 0 || served.includes(branch.id);
  return reach(tx, actor).filter((branch) => within(branch) && mayIn(actor, action, branch));
}

/** May the actor do this in the branch today? */
export function mayIn(actor: Actor, action: Action, branch: Branch): boolean {
  const { id: branchId, villageId, townshipId } = branch;
  const groupId = actor.person?.leaderOf?.branchId === branchId ? actor.person.leaderOf.groupId : undefined;
  return authorize(actor, action, {
    branchId,
    villageId,
    townshipId,
    ...(groupId === undefined ? {} : { groupId }),
  });
}

function reach(tx: Tx, actor: Actor): readonly Branch[] {
  const own = new Set<BranchId>(actor.person?.officerOf ?? []);
  if (actor.person?.leaderOf) own.add(actor.person.leaderOf.branchId);
  const branches = [...own].flatMap((id) => tx.org.branch(id) ?? []);
  const township = actor.admin?.townshipId ?? null;
  if (township === null) return branches;
  return [...branches, ...tx.org.branches({ townshipId: township }).filter((branch) => !own.has(branch.id))];
}
