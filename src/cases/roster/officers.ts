import type { AccountId, BranchId, ChatId, LocalDate, PersonId, TownshipId } from '../../domain/ids.ts';
import { holdsPosts } from '../../domain/people/facts.ts';
import type { PersonState, Post } from '../../domain/people/facts.ts';
import type { Admin } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { rosterOn } from './roster-on.ts';

/** Somebody who can be written to privately now. */
export interface Reachable {
  readonly accountId: AccountId;
  readonly chatId: ChatId;
}

export interface BoundOfficer extends Reachable {
  readonly personId: PersonId;
  readonly name: string;
  readonly post: Post;
}

export interface BoundAdmin extends Reachable {
  readonly admin: Admin;
}

/** Prompts go 书记 → 副书记 → 组织委员, the first one bound; a 党总支书记 comes after the branch's own officers. */
const promptOrder: readonly Post[] = ['secretary', 'deputySecretary', 'organisation', 'generalSecretary'];

/** Dues matters go to the 组织委员 first (design §3). */
const duesOrder: readonly Post[] = ['organisation', 'secretary', 'deputySecretary', 'generalSecretary'];

/** The branch's officers who can be written to, in prompt order, each with the post that comes first in it. */
export function boundOfficers(
  tx: Tx,
  branchId: BranchId,
  day: LocalDate,
  order = promptOrder,
): readonly BoundOfficer[] {
  return officerPosts(tx, branchId, day, order)
    .flatMap(({ personId, name, post }) => {
      const reached = reachable(tx, personId);
      return reached ? [{ ...reached, personId, name, post }] : [];
    })
    .sort((a, b) => order.indexOf(a.post) - order.indexOf(b.post));
}

/** The one officer who gets unasked prompts of this branch: the first who has not muted the bot. */
export function promptedOfficer(tx: Tx, branchId: BranchId, day: LocalDate): BoundOfficer | undefined {
  return boundOfficers(tx, branchId, day).find(({ accountId }) => !isMuted(tx, accountId));
}

/** The one officer whom unasked words about dues reach: the first in the dues order who has not muted the bot. */
export function duesOfficer(tx: Tx, branchId: BranchId, day: LocalDate): BoundOfficer | undefined {
  return boundOfficers(tx, branchId, day, duesOrder).find(({ accountId }) => !isMuted(tx, accountId));
}

/** Whoever is an officer of this branch by the roster, bound or not, with the highest post held. */
export function officerPosts(
  tx: Tx,
  branchId: BranchId,
  day: LocalDate,
  order = promptOrder,
): readonly { personId: PersonId; name: string; post: Post }[] {
  const branch = tx.org.branch(branchId);
  if (!branch) return [];
  return tx.org.branches({ villageId: branch.villageId }).flatMap((sister) =>
    rosterOn(tx, sister.id, day).flatMap(({ person, state }) => {
      const post = postIn(state, branchId, order);
      return post === undefined ? [] : [{ personId: person.id, name: person.name, post }];
    }),
  );
}

/** The officer post that counts in this branch: own or 兼任 branch; 党总支书记 in every branch of the village. */
export function postIn(state: PersonState, branchId: BranchId, order = promptOrder): Post | undefined {
  if (!holdsPosts(state)) return undefined;
  const ownBranch = state.branch === branchId || state.alsoBranches.includes(branchId);
  return order.find((post) => state.posts.includes(post) && (ownBranch || post === 'generalSecretary'));
}

/** The account by which this person can be written to privately now. */
export function reachable(tx: Tx, personId: PersonId): Reachable | undefined {
  for (const binding of tx.accounts.bindingsOfPerson(personId)) {
    if (binding.relation !== 'self') continue;
    const found = reachableAccount(tx, binding.accountId);
    if (found) return found;
  }
  return undefined;
}

/** The account by which an unasked word may reach this person: as {@link reachable}, and not muted. */
export function writable(tx: Tx, personId: PersonId): Reachable | undefined {
  const reached = reachable(tx, personId);
  return reached && !isMuted(tx, reached.accountId) ? reached : undefined;
}

/** Bound admins of the township (`null`: of the county) who can be written to privately now. */
export function boundAdmins(tx: Tx, townshipId: TownshipId | null): readonly BoundAdmin[] {
  return tx.org
    .admins()
    .filter((admin) => admin.townshipId === townshipId)
    .flatMap((admin) =>
      tx.accounts.bindingsOfAdmin(admin.id).flatMap(({ accountId }) => {
        const found = reachableAccount(tx, accountId);
        return found ? [{ ...found, admin }] : [];
      }),
    );
}

/** Of these, whom an unasked word may reach: as {@link boundAdmins}, and not muted. */
export function writableAdmins(tx: Tx, townshipId: TownshipId | null): readonly BoundAdmin[] {
  return boundAdmins(tx, townshipId).filter(({ accountId }) => !isMuted(tx, accountId));
}

export function reachableAccount(tx: Tx, accountId: AccountId): Reachable | undefined {
  const chatId = tx.accounts.account(accountId)?.privateChatId ?? undefined;
  if (chatId === undefined || tx.chats.chat(chatId)?.standing !== 'present') return undefined;
  return { accountId, chatId };
}

function isMuted(tx: Tx, accountId: AccountId): boolean {
  return tx.accounts.account(accountId)?.muted !== false;
}
