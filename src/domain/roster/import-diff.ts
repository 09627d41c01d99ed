import type { CellSnapshot } from './rows.ts';

/** What the database holds for a cell now. */
export interface CurrentCell {
  /** Canonical text (`cellTexts`), empty when there is no value. */
  readonly text: string;
  /**
   * `elsewhere`: since the import of `last` (or ever, without one) somebody else changed it: officer, township, system.
   * A change that an import has found and agreed with since counts as `import`. A text that differs from `last` is taken
   * for a change made elsewhere in any case.
   */
  readonly changedBy: 'import' | 'elsewhere';
}

export interface CellChange {
  readonly heading: string;
  /** `conflict`: changed in the file and elsewhere as well, differently; reported, not written. */
  readonly outcome: 'added' | 'changed' | 'unchanged' | 'conflict';
  /** What the database holds; `undefined` when the record is new or the database keeps no such value. */
  readonly current: string | undefined;
  readonly next: string;
}

export interface RecordDiff {
  readonly outcome: 'added' | 'changed' | 'unchanged';
  readonly cells: readonly CellChange[];
  /** Headings of the cells to write: added and changed ones. */
  readonly toWrite: readonly string[];
  readonly conflicts: readonly CellChange[];
  /** The snapshot to keep as "last imported". A cell in conflict stays as it was, so that it is reported until settled. */
  readonly snapshot: CellSnapshot;
}

export interface RecordState {
  /** The record's cells as last imported; `undefined` when no import ever had it. */
  readonly last: CellSnapshot | undefined;
  /**
   * The database's values by heading; `undefined` when there is no such record. A heading left out is one for which the
   * database keeps no value of its own (生效月): then the last import alone decides.
   */
  readonly current: Readonly<Record<string, CurrentCell>> | undefined;
  readonly next: CellSnapshot;
}

/**
 * Holds one record of a file against the last import and the database, cell by cell (contract, `zhibu import`): a cell
 * unchanged since the last import never overwrites a later change made elsewhere; one that was changed in both places is
 * a conflict; anything else in the file is written.
 */
export function diffRecord({ last, current, next }: RecordState): RecordDiff {
  const cells = Object.entries(next).map(([heading, text]): CellChange => {
    const held = current?.[heading];
    const outcome = current ? cellOutcome(last?.[heading], held, text) : 'added';
    return { heading, outcome, current: held?.text, next: text };
  });
  const toWrite = cells.filter(({ outcome }) => outcome === 'added' || outcome === 'changed');
  const conflicts = cells.filter(({ outcome }) => outcome === 'conflict');
  const agreed = cells.filter(({ outcome }) => outcome !== 'conflict');
  return {
    outcome: !current ? 'added' : toWrite.length > 0 ? 'changed' : 'unchanged',
    cells,
    toWrite: toWrite.map(({ heading }) => heading),
    conflicts,
    snapshot: { ...last, ...Object.fromEntries(agreed.map((cell) => [cell.heading, cell.next])) },
  };
}

function cellOutcome(
  last: string | undefined,
  held: CurrentCell | undefined,
  next: string,
): CellChange['outcome'] {
  if (last === next || held?.text === next) return 'unchanged';
  const written = (held?.text ?? last ?? '') === '' ? 'added' : 'changed';
  if (!held) return next === '' && last === undefined ? 'unchanged' : written;
  // A column new to the file with nothing in it has nothing to say.
  if (last === undefined && next === '') return 'unchanged';
  const changedElsewhere = held.changedBy === 'elsewhere' || (last !== undefined && held.text !== last);
  return changedElsewhere ? 'conflict' : written;
}
