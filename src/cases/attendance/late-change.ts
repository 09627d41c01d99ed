import type { Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { isSettled } from '../../domain/attendance/late-change.ts';
import type { LateChange } from '../../domain/attendance/late-change.ts';
import { standingEntries, waitingTotals } from '../../domain/attendance/state.ts';
import type { TotalsLine } from '../../domain/attendance/state.ts';
import type { SettledReading } from '../../domain/grammar/attend-reading.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { displayName } from '../roster/display-name.ts';
import { dayTally } from './day-tally.ts';
import { figuresOf } from './ledger.ts';
import type { PersonKind } from './ledger.ts';
import { lineOf, peopleMeant } from './record-reading.ts';
import { isFree } from './undo.ts';

/**
 * From 48 h after the closing a change of what stands needs a reason (design §4). First entries stay free: about who was
 * silent or only asked leave, and totals where none governed.
 */
export function lateChange(
  { tx, rules, now }: Pick<Call, 'tx' | 'rules' | 'now'>,
  day: PartyDay,
  reading: SettledReading,
  only?: ReadonlySet<PersonId>,
): LateChange | undefined {
  if (isFree(tx, rules, day, now)) return undefined;
  const { guests } = reading;
  if (guests !== undefined) {
    const stood = standingEntries(tx.attendance.entries(day.id)).findLast(({ kind }) => kind === 'guests');
    if (stood && stood.guests !== guests) return { kind: 'guests', guests };
  }
  if (reading.kind === 'guests') return undefined;
  const line = reading.kind === 'totals' ? overGoverning(tx, day, lineOf(reading)) : undefined;
  const named = reading.kind === 'totals' ? reading.named : reading;
  return line ?? (named && ofPeople(tx, day, [...peopleMeant(tx, day, named, only)]));
}

function ofPeople(
  tx: Tx,
  day: PartyDay,
  meant: readonly (readonly [PersonId, PersonKind])[],
): LateChange | undefined {
  const { roster, states } = dayTally(tx, day);
  const changed = meant.filter(([id, kind]) => isSettled(states.get(id)) && states.get(id) !== kind);
  const [first] = changed;
  const member = first && roster.find(({ person }) => person.id === first[0]);
  if (!first || !member) return undefined;
  const to = first[1] === 'leave' ? 'leaveAsked' : first[1];
  return { kind: 'person', name: displayName(member, roster), to, ids: changed.map(([id]) => id) };
}

/** A line in place of another that governs; not one that waits with its reason already. */
function overGoverning(tx: Tx, day: PartyDay, line: TotalsLine): LateChange | undefined {
  const { totals } = dayTally(tx, day);
  const waiting = waitingTotals(tx.attendance.entries(day.id));
  const isSame = (other: TotalsLine | null) => other !== null && figuresOf(other) === figuresOf(line);
  if (!totals || isSame(totals)) return undefined;
  const isReasoned = (waiting?.reasonHash ?? null) !== null;
  if (isReasoned && isSame(waiting?.totals ?? null)) return undefined;
  return { kind: 'totals', totals: line };
}

/** Keeps the reason of a late change apart from the ledger, and writes down that there was one. */
export function keepReason(
  { tx, now, actor }: Pick<Call, 'tx' | 'now' | 'actor'>,
  day: PartyDay,
  late: LateChange,
  reason: string,
): string {
  const [id, ...more] = late.kind === 'person' ? late.ids : [];
  const about = id !== undefined && more.length === 0 ? { personId: id } : {};
  const hash = tx.attendance.keepText(reason, { partyDayId: day.id, ...about });
  tx.audit.append({
    at: now,
    actor: actorRef(actor),
    action: 'attendance.lateChange',
    subject: `partyday:${String(day.id)}`,
    detail: { reason: hash },
  });
  return hash;
}
