import type { PersonId } from '../ids.ts';
import { foldAttendance, governingEntry, speaksAsOfficer, standingEntries } from './state.ts';
import type { FoldableEntry } from './state.ts';

/** Whose figures govern a Party day, and whether 应到 is the roster's, because none was said or the roster was chosen. */
export interface Reported {
  readonly by: 'branch' | 'township';
  readonly expectedByRoster: boolean;
}

/** `undefined` while no totals line governs. */
export function reportedTotals(entries: readonly FoldableEntry[]): Reported | undefined {
  const line = governingEntry(entries);
  if (!line?.totals) return undefined;
  return {
    by: line.via === 'township' ? 'township' : 'branch',
    expectedByRoster: line.totals.expected === null,
  };
}

/** About whom the last officer's word that stands is the township's: 乡镇代录. */
export function recordedByTownship(entries: readonly FoldableEntry[]): ReadonlySet<PersonId> {
  const states = foldAttendance(entries);
  const last = new Map<PersonId, boolean>();
  for (const { personId, kind, via } of standingEntries(entries))
    if (personId !== null && kind !== 'madeUp' && speaksAsOfficer(via) && states.has(personId))
      last.set(personId, via === 'township');
  return new Set([...last].flatMap(([id, isTownship]) => (isTownship ? [id] : [])));
}
