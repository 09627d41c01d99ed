import { actorRef } from '../../domain/authority/actor.ts';
import type { Actor } from '../../domain/authority/actor.ts';
import { accept, refuse } from '../../domain/decision.ts';
import type { Decision } from '../../domain/decision.ts';
import type { RosterEntry } from '../../domain/grammar/names.ts';
import type { UndoReading } from '../../domain/grammar/undo-grammar.ts';
import type { BranchId, Instant } from '../../domain/ids.ts';
import type { Situation } from '../../domain/outcome.ts';
import { speaksAsOfficer } from '../../domain/attendance/state.ts';
import { correctionsFreeUntil } from '../../domain/party-day/month-steps.ts';
import type { AttendanceEntry } from '../../ports/store/attendance.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { plannedDay } from '../plan/steps.ts';
import { displayNameOf } from '../roster/display-name.ts';
import { lateMonths } from './day-meant.ts';
import { reverseEntry, standing } from './ledger.ts';

/** Without a person: the last record. */
export type UndoRequest = UndoReading;

export interface Undone {
  /** A totals line was reversed, whether it governed or waited for a tap. */
  readonly totals: boolean;
  /** 列席. */
  readonly guests: boolean;
  readonly names: readonly string[];
  /** All of it was 乡镇代录. */
  readonly onBehalf: boolean;
}

/** Whether what stands for this day may be corrected without a reason: 48 h from the closing (design §4). */
export function isFree(tx: Tx, rules: Situation['rules'], day: PartyDay, now: Instant): boolean {
  const planned = plannedDay(tx, rules, day);
  if (!planned) return true;
  const closing = { closedAt: day.closedAt ?? undefined, steps: planned.steps };
  return now <= correctionsFreeUntil(closing, planned.figures);
}

/** Party days whose records can be taken back: late months and the coming one included. */
export function daysToUndo(tx: Tx, branchId: BranchId): readonly PartyDay[] {
  return tx.partyDays.history(branchId, lateMonths + 2).filter(({ state }) => state === 'planned');
}

export interface LastRecord {
  readonly day: PartyDay;
  /** Newest first: what the last act of recording wrote, or all that stands about the person. */
  readonly entries: readonly AttendanceEntry[];
  readonly newest: AttendanceEntry;
}

/**
 * What was written last: about this person, or by this officer, else by whoever records: an officer answers for all that
 * is written in the branch; the township for what it recorded itself. What people tapped themselves is undone by name only.
 */
export function lastRecord(
  tx: Tx,
  branchId: BranchId,
  by: string,
  person: RosterEntry | undefined,
  whose: 'all' | 'township' = 'all',
): LastRecord | undefined {
  const days = daysToUndo(tx, branchId).map((day) => ({
    day,
    entries: standing(tx, day).filter(({ via }) => whose === 'all' || via === 'township'),
  }));
  const newestOf = (isMeant: (entry: AttendanceEntry) => boolean): LastRecord | undefined =>
    days
      .flatMap(({ day, entries }) => {
        const newest = entries.find(isMeant);
        return newest ? [{ day, entries, newest }] : [];
      })
      .sort((a, b) => b.newest.seq - a.newest.seq)[0];
  if (person) {
    const isAbout = ({ personId }: AttendanceEntry) => personId === person.id;
    const found = newestOf(isAbout);
    return found && { ...found, entries: found.entries.filter(isAbout) };
  }
  const found =
    newestOf((entry) => entry.by === by && speaksAsOfficer(entry.via)) ??
    newestOf(({ via }) => speaksAsOfficer(via));
  return found && { ...found, entries: found.entries.filter(isOneAct(found.newest)) };
}

function isOneAct(newest: AttendanceEntry): (entry: AttendanceEntry) => boolean {
  return (entry) => entry.by === newest.by && entry.recordedAt === newest.recordedAt;
}

/**
 * Reverses what stands about a person, or the last record with everything that was written by it (到齐 is one
 * record of many entries). From 48 h after the closing a reason is needed.
 */
export function undoEntries(
  { tx, now, actor, rules }: Situation & { tx: Tx; now: Instant; actor: Actor },
  { day, entries }: LastRecord,
  { person, reason }: UndoRequest,
  via: 'officer' | 'township' = 'officer',
): Decision<Undone, 'reason needed'> {
  const by = actorRef(actor);
  if (reason === null && !isFree(tx, rules, day, now)) return refuse('reason needed');
  const about = person ? { partyDayId: day.id, personId: person.id } : { partyDayId: day.id };
  const reasonHash = reason === null ? null : tx.attendance.keepText(reason, about);
  const said = { at: now, recordedAt: now, by, via } as const;
  for (const entry of entries) reverseEntry(tx, day, entry, reasonHash, said);
  tx.audit.append({
    at: now,
    actor: by,
    action: 'attendance.undo',
    subject: `partyday:${String(day.id)}`,
    detail: { entries: entries.length, reason: reasonHash },
  });
  const people = new Set(entries.flatMap(({ personId }) => personId ?? []));
  return accept({
    totals: entries.some(({ totals }) => totals !== null),
    guests: entries.some(({ kind }) => kind === 'guests'),
    names: [...people].map((personId) => displayNameOf(tx, personId, day.date)),
    onBehalf: entries.every(({ via }) => via === 'township'),
  });
}
