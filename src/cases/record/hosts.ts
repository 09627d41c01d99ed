import type { PersonId } from '../../domain/ids.ts';
import type { Post } from '../../domain/people/facts.ts';
import type { PersonAttendance } from '../../domain/attendance/state.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { officerPosts } from '../roster/officers.ts';

/** 主持 is the 书记's by post, the minutes are the 组织委员's (handbook §1.4); who was not there is passed over. */
const byPost: Readonly<Record<'chair' | 'recorder', readonly Post[]>> = {
  chair: ['secretary', 'deputySecretary', 'generalSecretary', 'organisation'],
  recorder: ['organisation', 'deputySecretary', 'secretary', 'generalSecretary'],
};

export interface Hosts {
  readonly chair: string | null;
  readonly recorder: string | null;
}

/** 主持 and 记录 of a Party day: whom an officer named, else by post. */
export function hostsOf(
  tx: Tx,
  day: Pick<PartyDay, 'branchId' | 'date' | 'chairId' | 'recorderId'>,
  states: ReadonlyMap<PersonId, PersonAttendance> = new Map(),
): Hosts {
  const officers = officerPosts(tx, day.branchId, day.date).filter(({ personId }) => {
    const state = states.get(personId);
    return state !== 'absent' && state !== 'leaveAgreed';
  });
  const named = (id: PersonId | null) => (id === null ? undefined : tx.people.person(id));
  const chosen = { chair: named(day.chairId), recorder: named(day.recorderId) };
  const pick = (role: 'chair' | 'recorder', taken: PersonId | undefined) =>
    byPost[role]
      .flatMap((post) => officers.filter((officer) => officer.post === post))
      .find(({ personId }) => personId !== taken);
  const chairOfficer = pick('chair', chosen.recorder?.id);
  const chair = chosen.chair ?? chairOfficer;
  const recorder = chosen.recorder ?? pick('recorder', chosen.chair?.id ?? chairOfficer?.personId);
  return { chair: chair?.name ?? null, recorder: recorder?.name ?? null };
}

/**
 * Names who was in the chair or kept the minutes: a new plan revision that the group hears nothing of. It keeps the time
 * at which the plan was chosen, so that no step of the month falls anew.
 */
export function nameHost(
  tx: Tx,
  day: PartyDay,
  role: 'chair' | 'recorder',
  personId: PersonId,
  by: string,
): PartyDay {
  const named = role === 'chair' ? { chairId: personId } : { recorderId: personId };
  return tx.partyDays.revise(
    { branchId: day.branchId, month: day.month },
    { ...day, ...named, at: day.plannedAt, by },
  );
}
