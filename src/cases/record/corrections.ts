import { after, hourMs, localOf } from '../../domain/calendar/time.ts';
import type { EntryKind } from '../../domain/attendance/state.ts';
import type { CorrectedAs, PageCorrection } from '../../domain/record/page-facts.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { AttendanceEntry } from '../../ports/store/attendance.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { DayTally } from '../attendance/day-tally.ts';
import { figuresFor } from '../plan/figures.ts';
import { displayName } from '../roster/display-name.ts';

/** What was changed with a reason when corrections were not free any more (design §4), an act each, oldest first. */
export function lateCorrections(
  tx: Tx,
  day: PartyDay,
  { roster }: Pick<DayTally, 'roster'>,
  zone: string,
): readonly PageCorrection[] {
  const branch = tx.org.branch(day.branchId);
  if (!branch || day.closedAt === null) return [];
  const freeUntil = after(day.closedAt, figuresFor(tx, branch).correctionHours * hourMs);
  const entries = tx.attendance.entries(day.id);
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
  const acts = new Map<string, AttendanceEntry[]>();
  for (const entry of entries) {
    if (entry.reasonHash === null || entry.recordedAt <= freeUntil) continue;
    if (entry.kind === 'madeUp' || entry.kind === 'totalsSaid') continue;
    const act = `${entry.reasonHash}:${String(entry.recordedAt)}`;
    acts.set(act, [...(acts.get(act) ?? []), entry]);
  }
  const nameOf = (id: PersonId): string => {
    const member = roster.find(({ person }) => person.id === id);
    return member ? displayName(member, roster) : (tx.people.person(id)?.name ?? '');
  };
  return [...acts.values()].map((act): PageCorrection => {
    const [first] = act;
    const people = new Map<string, CorrectedAs>();
    let totals: PageCorrection['totals'] = null;
    let guests: PageCorrection['guests'] = null;
    for (const entry of act) {
      const about = entry.reversesSeq === null ? entry : bySeq.get(entry.reversesSeq);
      const undone = entry.reversesSeq !== null;
      if (about?.totals) totals = undone ? 'undone' : about.totals;
      else if (about?.kind === 'guests') guests = undone ? 'undone' : (about.guests ?? 0);
      else if (about?.personId) people.set(nameOf(about.personId), undone ? 'undone' : asState(about.kind));
    }
    return {
      date: localOf(first?.recordedAt ?? freeUntil, zone).date,
      reason: (first?.reasonHash && tx.attendance.text(first.reasonHash)) ?? '',
      people: [...people].map(([name, to]) => ({ name, to })),
      totals,
      guests,
    };
  });
}

function asState(kind: EntryKind): CorrectedAs {
  return kind === 'present' || kind === 'online' || kind === 'leaveAgreed' || kind === 'absent'
    ? kind
    : 'undone';
}
