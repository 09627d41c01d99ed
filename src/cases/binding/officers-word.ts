import { speaksAsOfficer } from '../../domain/attendance/state.ts';
import type { PersonAttendance } from '../../domain/attendance/state.ts';
import { after, hourMs } from '../../domain/calendar/time.ts';
import type { Instant, LocalDate, PersonId } from '../../domain/ids.ts';
import type { AttendanceTap } from '../../ports/store/accounts.ts';
import type { AttendanceEntry } from '../../ports/store/attendance.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Catalog } from '../../text/catalog.ts';
import { standing } from '../attendance/ledger.ts';
import { figuresFor } from '../plan/figures.ts';
import { displayNameOf } from '../roster/display-name.ts';

/** What an officer recorded about somebody and a tap that got its name late did not change. */
export interface KeptWord {
  readonly day: PartyDay;
  readonly personId: PersonId;
  readonly state: PersonAttendance;
  readonly tapped: AttendanceTap;
}

/**
 * What an officer recorded stands against a tap that gets its name when corrections are not free any more (48 h after
 * the closing, design §4): to change it takes a reason, which a tap does not have.
 */
export function keptWord(
  tx: Tx,
  day: PartyDay,
  personId: PersonId,
  tapped: AttendanceTap,
  now: Instant,
): KeptWord | undefined {
  const branch = tx.org.branch(day.branchId);
  if (!branch || day.closedAt === null) return undefined;
  if (now <= after(day.closedAt, figuresFor(tx, branch).correctionHours * hourMs)) return undefined;
  const state = tx.attendance.states(day.id).get(personId);
  const isOfficers = standing(tx, day).some((entry) => entry.personId === personId && isRecord(entry));
  return state !== undefined && isOfficers && changes(tapped, state)
    ? { day, personId, state, tapped }
    : undefined;
}

function isRecord({ kind, via }: AttendanceEntry): boolean {
  return kind !== 'madeUp' && speaksAsOfficer(via);
}

/** Coming is stronger than everything, leave than nothing that an officer says. */
function changes(tapped: AttendanceTap, state: PersonAttendance): boolean {
  if (tapped === 'leave') return false;
  return state === 'absent' || state === 'leaveAgreed' || (state === 'online' && tapped === 'present');
}

/** More does not go into the answer to a tap. */
const mostSaid = 2;

/** To whoever says whose account it is: what stands, and how it is changed. */
export function sayKept(
  { tx, text, today }: { readonly tx: Tx; readonly text: Catalog; readonly today: LocalDate },
  kept: readonly KeptWord[],
): readonly string[] {
  return kept.slice(0, mostSaid).map(({ day, personId, state, tapped }) => {
    const name = displayNameOf(tx, personId, today);
    const late = {
      kind: 'person',
      name,
      to: tapped === 'online' ? 'online' : 'present',
      ids: [personId],
    } as const;
    return text.attend.lateTick(name, state, late, { of: day.month, today });
  });
}
