import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import { instantAt } from '../../domain/calendar/time.ts';
import { askedLeaves } from '../../domain/attendance/leave.ts';
import { lastSitting } from '../../domain/party-day/sittings.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Catalog } from '../../text/catalog.ts';
import { displayName } from '../roster/display-name.ts';
import { rosterOn } from '../roster/roster-on.ts';

export interface PendingLeave {
  readonly personId: PersonId;
  readonly name: string;
  /** Name with reason and 开始后请的, for an officer's eyes. */
  readonly label: string;
  /** 再联系 was said to it. */
  readonly deferred: boolean;
}

/** Leave of this day that no officer has agreed to, in the order of the roster. */
export function pendingLeaves(
  tx: Tx,
  day: PartyDay,
  { text, rules }: { readonly text: Catalog; readonly rules: QuietRules },
): readonly PendingLeave[] {
  const states = tx.attendance.states(day.id);
  const asked = askedLeaves(tx.attendance.entries(day.id));
  const last = lastSitting(day);
  const start = instantAt(last.date, last.time, rules.zone);
  const roster = rosterOn(tx, day.branchId, day.date);
  return roster.flatMap((member): readonly PendingLeave[] => {
    const { id } = member.person;
    const state = states.get(id);
    if (state !== 'leaveAsked' && state !== 'leaveDeferred') return [];
    const name = displayName(member, roster);
    const { at = start, reason = null } = asked.get(id) ?? {};
    const label = text.leave.asking(name, reason, at > start);
    return [{ personId: id, name, label, deferred: state === 'leaveDeferred' }];
  });
}
