import type { Instant, PersonId } from '../ids.ts';
import { standingEntries } from './state.ts';
import type { FoldableEntry, LeaveReason } from './state.ts';

/** In the order in which they are offered. */
export const leaveReasons: readonly LeaveReason[] = ['migrantWork', 'family', 'farming', 'other'];

export interface AskedLeave {
  /** When it was first asked. */
  readonly at: Instant;
  /** The last one given; `null` while none was. */
  readonly reason: LeaveReason | null;
}

export interface LeaveEntry extends FoldableEntry {
  readonly at: Instant;
  readonly leaveReason: LeaveReason | null;
}

/** Whose own asking for leave stands, whatever an officer said to it since: when it was asked and why. */
export function askedLeaves(entries: readonly LeaveEntry[]): ReadonlyMap<PersonId, AskedLeave> {
  const asked = new Map<PersonId, AskedLeave>();
  for (const { personId, kind, at, leaveReason } of standingEntries(entries)) {
    if (personId === null || kind !== 'leave') continue;
    const earlier = asked.get(personId);
    asked.set(personId, { at: earlier?.at ?? at, reason: leaveReason ?? earlier?.reason ?? null });
  }
  return asked;
}
