import type { Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import type { EntryVia } from '../../domain/attendance/state.ts';
import type { BranchId, PersonId } from '../../domain/ids.ts';
import { rosterOn } from '../roster/roster-on.ts';
import type { Said } from './ledger.ts';

/** As whom the actor records in this branch now: officer, 党小组长, or the township on its behalf (乡镇代录). */
export function saidNow({ actor, now }: Pick<Call, 'actor' | 'now'>, branchId: BranchId): Said {
  const { person } = actor;
  const via: EntryVia =
    person?.officerOf.includes(branchId) === true ? 'officer' : person?.leaderOf ? 'leader' : 'township';
  return { at: now, recordedAt: now, by: actorRef(actor), via };
}

/** The people a 党小组长 records; `undefined` for an officer or the township, who record everybody. */
export function ownGroup(
  { actor, tx, today }: Pick<Call, 'actor' | 'tx' | 'today'>,
  branchId: BranchId,
): ReadonlySet<PersonId> | undefined {
  const { person, admin } = actor;
  if (person?.officerOf.includes(branchId) === true || (admin && !person?.leaderOf)) return undefined;
  const groupId = person?.leaderOf?.groupId;
  const members = rosterOn(tx, branchId, today).filter(({ state }) => state.group === groupId);
  return new Set(members.map((member) => member.person.id));
}
