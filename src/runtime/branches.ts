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

export type BranchChoice =
  | { readonly kind: 'one'; readonly branch: Branch; readonly words: string }
  | { readonly kind: 'ask'; readonly branches: readonly Branch[] }
  | { readonly kind: 'none' };

/** The branch that a command is about: the one named before the other words, or the only one there is. */
export function chooseBranch(tx: Tx, candidates: readonly Branch[], words: string): BranchChoice {
  const named = candidates.flatMap((branch) =>
    namesOf(tx, branch).flatMap((name) => (words.startsWith(name) ? [{ branch, name }] : [])),
  );
  const longest = Math.max(0, ...named.map(({ name }) => name.length));
  const best = named.filter(({ name }) => name.length === longest);
  const [only] = best;
  if (only && best.every(({ branch }) => branch === only.branch))
    return { kind: 'one', branch: only.branch, words: words.slice(longest).replace(/^[\s,，:：]+/, '') };
  const [single, ...others] = candidates;
  if (!single) return { kind: 'none' };
  if (others.length === 0) return { kind: 'one', branch: single, words };
  return {
    kind: 'ask',
    branches: best.length > 1 ? [...new Set(best.map(({ branch }) => branch))] : candidates,
  };
}

function namesOf(tx: Tx, branch: Branch): readonly string[] {
  const village = tx.org.village(branch.villageId)?.name ?? branch.name;
  const short = branch.name.startsWith(village) ? branch.name.slice(village.length) : '';
  const numbered = short === '' || short === '党支部' ? [] : [short, short.replace(/党支部$/, '支部')];
  return [branch.name, branch.name.replace(/党支部$/, ''), ...numbered, village, village.replace(/村$/, '')];
}
