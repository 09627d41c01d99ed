import type { Call } from '../../command.ts';
import { actorRef, recorderRole } from '../../domain/authority/actor.ts';
import type { BranchId, PersonId } from '../../domain/ids.ts';
import { rosterOn } from '../roster/roster-on.ts';
import type { Said } from './ledger.ts';

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
