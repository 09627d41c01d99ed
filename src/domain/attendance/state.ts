import type { PersonId } from '../ids.ts';

/**
 * What an entry says. `leave` is asked, `leaveAgreed` agreed by an officer, `leaveDeferred` (再联系) neither; only an
 * officer writes `absent`. `totals` is a totals line that governs, `totalsSaid` one that contradicts the roster and waits
 * for a tap. `madeUp` (补学) and `guests` (列席) stand beside the states and change none.
 */
export type EntryKind =
  | 'present'
  | 'online'
  | 'leave'
  | 'leaveAgreed'
  | 'leaveDeferred'
  | 'absent'
  | 'madeUp'
  | 'guests'
  | 'totals'
  | 'totalsSaid'
  | 'reversal';

/** Why leave is asked: 外出务工, 家中有事, 农忙, 其他. Free text is matched to one of them and discarded. */
export type LeaveReason = 'migrantWork' | 'family' | 'farming' | 'other';

/** How an entry came about. */
export type EntryVia = 'tap' | 'text' | 'officer' | 'leader' | 'township' | 'family' | 'system';

/** A record by numbers. What was not said is `null`. */
export interface TotalsLine {
  readonly expected: number | null;
  /** 实到, online included. */
  readonly present: number;
  readonly online: number | null;
  readonly leave: number | null;
  /** 缺席, which only an officer says. */
  readonly absent: number | null;
}

/** What folding needs of an attendance entry of one Party day; `seq` is its place in the ledger. */
export interface FoldableEntry {
  readonly seq: number;
  /** `null` for a totals line. */
  readonly personId: PersonId | null;
  readonly kind: EntryKind;
  readonly via: EntryVia;
  readonly reversesSeq: number | null;
  readonly totals: TotalsLine | null;
  /** Of a `guests` entry. */
  readonly guests?: number | null;
}

/** Where a person stands on a Party day. Silence is `unrecorded` and never becomes `absent` by itself (design rule 12). */
export type PersonAttendance =
  | 'present'
  | 'online'
  | 'leaveAsked'
  | 'leaveAgreed'
  /** The officer will ring up (再联系) instead of agreeing. */
  | 'leaveDeferred'
  | 'absent'
  | 'unrecorded';

/** Strongest first: of several entries that stand together the strongest gives the state, whatever their order. */
const strength = ['present', 'online', 'leaveAgreed', 'absent', 'leave', 'leaveDeferred'] as const;
type PersonKind = (typeof strength)[number];

/** Entries that were not reversed, in ledger order, reversals left out. A reversal can be reversed by a later one. */
export function standingEntries<Entry extends FoldableEntry>(entries: readonly Entry[]): readonly Entry[] {
  const reversed = new Set<number>();
  const standing: Entry[] = [];
  for (const entry of [...entries].sort((a, b) => b.seq - a.seq)) {
    if (reversed.has(entry.seq)) continue;
    if (entry.kind !== 'reversal') standing.push(entry);
    else if (entry.reversesSeq !== null && entry.reversesSeq < entry.seq) reversed.add(entry.reversesSeq);
  }
  return standing.reverse();
}

/**
 * The state of everybody about whom something stands; who is missing from the map is `unrecorded`.
 *
 * The rule, for each person:
 * 1. Reversed entries do not count.
 * 2. An entry by an officer (or Party group leader, or township) sets aside everything said before it.
 * 3. Of what remains the strongest wins: present, online, agreed leave, absent, asked leave.
 *
 * Hence taps may arrive in any order; coming beats a leave asked before or after; and a tap after the officer's 缺席
 * lifts it (a held tap whose account is approved while corrections are free), while a leave asked after it does not.
 */
export function foldAttendance(entries: readonly FoldableEntry[]): ReadonlyMap<PersonId, PersonAttendance> {
  const kinds = new Map<PersonId, Set<PersonKind>>();
  for (const { personId, kind, via } of standingEntries(entries)) {
    if (personId === null || !isPersonKind(kind)) continue;
    const earlier = speaksAsOfficer(via) ? undefined : kinds.get(personId);
    kinds.set(personId, new Set([...(earlier ?? []), kind]));
  }
  const states = new Map<PersonId, PersonAttendance>();
  for (const [personId, said] of kinds) states.set(personId, strongest(said));
  return states;
}

/** The totals line that governs: the last one that stands. */
export function governingTotals(entries: readonly FoldableEntry[]): TotalsLine | undefined {
  return governingEntry(entries)?.totals ?? undefined;
}

/** The same with who said it and how. */
export function governingEntry<Entry extends FoldableEntry>(entries: readonly Entry[]): Entry | undefined {
  return standingEntries(entries).findLast(({ kind }) => kind === 'totals');
}

/**
 * A totals line that contradicts the roster and waits for an officer's tap: the last one that was said. Figures said after
 * it take its place for good, also when they are taken back: nobody is asked again about figures that were given up.
 */
export function waitingTotals<Entry extends FoldableEntry>(entries: readonly Entry[]): Entry | undefined {
  const lines = entries.filter(({ totals }) => totals !== null);
  const newest = Math.max(...lines.map(({ seq }) => seq));
  return standingEntries(lines.length === 0 ? [] : entries).find(
    ({ seq, kind }) => seq === newest && kind === 'totalsSaid',
  );
}

/** Who has made up the study (补学), whatever their state on the day. */
export function madeUpPeople(entries: readonly FoldableEntry[]): ReadonlySet<PersonId> {
  return new Set(
    standingEntries(entries).flatMap(({ kind, personId }) => (kind === 'madeUp' ? (personId ?? []) : [])),
  );
}

/** 列席: how many guests (入党积极分子) were there, by the last word that stands; never part of 应到 or 实到. */
export function guestCount(entries: readonly FoldableEntry[]): number {
  return standingEntries(entries).findLast(({ kind }) => kind === 'guests')?.guests ?? 0;
}

function isPersonKind(kind: EntryKind): kind is PersonKind {
  return (strength as readonly string[]).includes(kind);
}

/** Whether entries of this origin are an officer's word about somebody, and not a person's own. */
export function speaksAsOfficer(via: EntryVia): boolean {
  switch (via) {
    case 'officer':
    case 'leader':
    case 'township':
    case 'system':
      return true;
    case 'tap':
    case 'text':
    case 'family':
      return false;
  }
}

function strongest(said: ReadonlySet<PersonKind>): PersonAttendance {
  const kind = strength.find((candidate) => said.has(candidate));
  if (kind === undefined) return 'unrecorded';
  return kind === 'leave' ? 'leaveAsked' : kind;
}

/** The day was held as far as anybody said: somebody came, or a totals line governs. `states`: the people's. */
export function isRecorded(states: Iterable<PersonAttendance>, entries: readonly FoldableEntry[]): boolean {
  for (const state of states) if (state === 'present' || state === 'online') return true;
  return governingTotals(entries) !== undefined;
}
