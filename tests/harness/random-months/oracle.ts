import type { AttendanceEntry } from '../../../src/ports/store/attendance.ts';
import type { Fact } from '../../../src/domain/people/facts.ts';

/*
 * What a Party day's counts must be, worked out a second time: straight from the facts and the entries, by other means
 * than the program's own.
 */

const officers: readonly string[] = ['officer', 'leader', 'township', 'system'];

export interface Counts {
  readonly expected: number;
  readonly present: number;
  readonly online: number;
  readonly leave: number;
  readonly absent: number;
  readonly unrecorded: number;
}

/** Whether an entry stands: nothing that stands itself reverses it. */
function stands(entry: AttendanceEntry, all: readonly AttendanceEntry[]): boolean {
  return !all.some(
    (other) => other.kind === 'reversal' && other.reversesSeq === entry.seq && stands(other, all),
  );
}

/** State of one person: `unrecorded` when nothing stands. */
export function stateOf(personId: number, all: readonly AttendanceEntry[]): string {
  let open: string[] = [];
  for (const entry of [...all].sort((a, b) => a.seq - b.seq)) {
    if (entry.personId !== personId || ['reversal', 'madeUp', 'guests'].includes(entry.kind)) continue;
    if (!stands(entry, all)) continue;
    open = officers.includes(entry.via) ? [entry.kind] : [...open, entry.kind];
  }
  if (open.includes('present')) return 'present';
  if (open.includes('online')) return 'online';
  if (open.includes('leaveAgreed')) return 'leaveAgreed';
  if (open.includes('absent')) return 'absent';
  if (open.includes('leave')) return 'leaveAsked';
  return open.includes('leaveDeferred') ? 'leaveDeferred' : 'unrecorded';
}

/** What a field says of a person on a day: of the facts that hold by then the youngest, the last written of a day. */
function fieldOn(facts: readonly Fact[], field: string, date: string): unknown {
  const rows = facts
    .filter((fact) => fact.field === field && fact.from <= date)
    .sort((a, b) => (a.from === b.from ? b.seq - a.seq : a.from < b.from ? 1 : -1));
  return rows[0] === undefined ? undefined : JSON.parse(rows[0].value);
}

/** `expected`, `other` (on the roster, but not expected), or `none` of this branch. */
function placeOn(facts: readonly Fact[], branchId: number, date: string): 'expected' | 'other' | 'none' {
  const status = fieldOn(facts, 'status', date) ?? 'formal';
  if (fieldOn(facts, 'branch', date) !== branchId || status === 'left' || status === 'transferred')
    return 'none';
  const elsewhere = [fieldOn(facts, 'away', date), fieldOn(facts, 'excused', date)].includes(true);
  return elsewhere || status === 'suspended' ? 'other' : 'expected';
}

/** Counts by name of one Party day. `factsOf`: facts of everybody who was ever known, by person. */
export function countByName(
  factsOf: ReadonlyMap<number, readonly Fact[]>,
  entries: readonly AttendanceEntry[],
  branchId: number,
  date: string,
): Counts {
  const counts = { expected: 0, present: 0, online: 0, leave: 0, absent: 0, unrecorded: 0 };
  for (const [personId, facts] of factsOf) {
    const place = placeOn(facts, branchId, date);
    const state = stateOf(personId, entries);
    const came = state === 'present' || state === 'online';
    if (place === 'none' || (place === 'other' && !came)) continue;
    counts.expected += 1;
    if (state === 'online') counts.online += 1;
    if (came) counts.present += 1;
    else if (state === 'leaveAgreed') counts.leave += 1;
    else if (state === 'absent') counts.absent += 1;
    else counts.unrecorded += 1;
  }
  return counts;
}

/** The last totals line that stands and was not left waiting. */
export function lineInForce(entries: readonly AttendanceEntry[]): AttendanceEntry['totals'] {
  const lines = entries.filter((entry) => entry.kind === 'totals' && stands(entry, entries));
  return lines.sort((a, b) => b.seq - a.seq)[0]?.totals ?? null;
}

/**
 * With a totals line in force: its figures exactly. What it does not say comes from the names, one person after the other
 * as long as there is room, who have leave before who is absent. 应到 is never less than the parts, nor 实到 than 线上.
 */
export function countByLine(byName: Counts, line: NonNullable<AttendanceEntry['totals']>): Counts {
  const said = line.present + (line.leave ?? 0) + (line.absent ?? 0);
  const whole = line.expected ?? byName.expected;
  const expected = whole > said ? whole : said;
  let unrecorded = expected - said;
  const take = (named: number) => {
    const taken = named < unrecorded ? named : unrecorded;
    unrecorded -= taken;
    return taken;
  };
  const leave = line.leave ?? take(byName.leave);
  const absent = line.absent ?? take(byName.absent);
  const watching = line.online ?? byName.online;
  const online = watching < line.present ? watching : line.present;
  return { expected, present: line.present, online, leave, absent, unrecorded };
}
