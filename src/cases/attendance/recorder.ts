import { authorize } from '../../domain/authority/authorize.ts';
import type { Call } from '../../command.ts';
import { actorRef, recorderRole } from '../../domain/authority/actor.ts';
import type { BranchId, PersonId } from '../../domain/ids.ts';
import { rosterOn } from '../roster/roster-on.ts';
import type { Said } from './ledger.ts';

type Words = Pick<Call, 'actor' | 'chat' | 'tx'>;

/**
 * 乡镇代录: a township admin who writes privately names the branch, and records on its behalf, whether or not he also
 * leads a Party group in it. In the group, and on lists, he is the leader.
 */
function isOnBehalf({ actor, chat, tx }: Words, branchId: BranchId): boolean {
  const branch = tx.org.branch(branchId);
  const { villageId, townshipId } = branch ?? {};
  if (chat.kind !== 'private' || villageId === undefined || townshipId === undefined) return false;
  if (recorderRole(actor, branchId) === 'officer') return false;
  return authorize(actor, 'township.decide', { branchId, villageId, townshipId });
}

/** As {@link saidNow}, of what is written in words. */
export function saidInWords(call: Words & Pick<Call, 'now'>, branchId: BranchId): Said {
  const said = saidNow(call, branchId);
  return isOnBehalf(call, branchId) ? { ...said, via: 'township' } : said;
}

/** As {@link ownGroup}, of what is written in words. */
export function groupInWords(
  call: Words & Pick<Call, 'today'>,
  branchId: BranchId,
): ReadonlySet<PersonId> | undefined {
  return isOnBehalf(call, branchId) ? undefined : ownGroup(call, branchId);
}

/** What the actor records in this branch now, as what he does it. */
export function saidNow({ actor, now }: Pick<Call, 'actor' | 'now'>, branchId: BranchId): Said {
  const via = recorderRole(actor, branchId) ?? 'township';
  return { at: now, recordedAt: now, by: actorRef(actor), via };
}

/** The people a 党小组长 records; `undefined` for an officer or the township, who record everybody. */
export function ownGroup(
  { actor, tx, today }: Pick<Call, 'actor' | 'tx' | 'today'>,
  branchId: BranchId,
): ReadonlySet<PersonId> | undefined {
  const role = recorderRole(actor, branchId);
  if (role === 'officer' || role === 'township') return undefined;
  const groupId = role === 'leader' ? actor.person?.leaderOf?.groupId : undefined;
  const members = rosterOn(tx, branchId, today).filter(({ state }) => state.group === groupId);
  return new Set(members.map((member) => member.person.id));
}
