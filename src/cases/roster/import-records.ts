import type { KindReport } from '../../domain/roster/import-report.ts';
import { diffRecord } from '../../domain/roster/import-diff.ts';
import type { CurrentCell, RecordDiff, RecordState } from '../../domain/roster/import-diff.ts';
import type { CellSnapshot, RosterRow } from '../../domain/roster/rows.ts';
import type { Instant } from '../../domain/ids.ts';
import type { ImportKind } from '../../ports/store/imports.ts';
import type { Tx } from '../../ports/store/store.ts';

/** A record of the files with what is to become of it. */
export interface Planned<Row, Held = undefined> {
  readonly row: Row;
  readonly diff: RecordDiff;
  readonly last: CellSnapshot | undefined;
  /** What the database holds under this key, when it holds anything. */
  readonly held: Held | undefined;
}

type LastCells = ReadonlyMap<string, CellSnapshot>;
type AnyRow = RosterRow<ImportKind, unknown>;

/** Holds each row against the last import and the database. Only reads. */
export function planRecords<Row extends AnyRow, Held>(
  rows: readonly Row[],
  last: LastCells,
  heldBy: (
    row: Row,
    last: CellSnapshot | undefined,
  ) => { held: Held; cells: RecordState['current'] } | undefined,
): readonly Planned<Row, Held>[] {
  return rows.map((row) => {
    const lastCells = last.get(row.key);
    const found = heldBy(row, lastCells);
    const diff = diffRecord({ last: lastCells, current: found?.cells, next: row.cells });
    return { row, diff, last: lastCells, held: found?.held };
  });
}

/** An empty cell of this column says nothing, as if the file had no such column. */
export function sayingNothing(cells: CellSnapshot, heading: string): CellSnapshot {
  const { [heading]: text = '', ...others } = cells;
  return text === '' ? others : cells;
}

/**
 * Cells whose values the database keeps without their history: one that no import ever had, and that is not what an
 * import leaves when it says nothing, was put there by somebody else. `diffRecord` itself sees what differs from `last`.
 */
export function undatedCells(
  texts: CellSnapshot,
  last: CellSnapshot | undefined,
  unsaid: CellSnapshot = {},
): Readonly<Record<string, CurrentCell>> {
  return Object.fromEntries(
    Object.entries(texts).map(([heading, text]) => {
      const untouched = last?.[heading] !== undefined || text === (unsaid[heading] ?? '');
      return [heading, { text, changedBy: untouched ? 'import' : 'elsewhere' }];
    }),
  );
}

/** Takes a cell out of what will be written: the world outside of this record stands against it. */
export function withConflict<Row, Held>(planned: Planned<Row, Held>, heading: string): Planned<Row, Held> {
  const { diff, last } = planned;
  const cells = diff.cells.map((cell) =>
    cell.heading === heading ? { ...cell, outcome: 'conflict' as const } : cell,
  );
  const toWrite = diff.toWrite.filter((written) => written !== heading);
  const { [heading]: before, ...others } = { ...diff.snapshot, [heading]: last?.[heading] };
  const outcome = diff.outcome === 'changed' && toWrite.length === 0 ? 'unchanged' : diff.outcome;
  const snapshot = before === undefined ? (others as CellSnapshot) : { ...others, [heading]: before };
  return {
    ...planned,
    diff: {
      outcome,
      cells,
      toWrite,
      conflicts: cells.filter((cell) => cell.outcome === 'conflict'),
      snapshot: snapshot as CellSnapshot,
    },
  };
}

export function kindReport<Row extends AnyRow>(
  planned: readonly Planned<Row, unknown>[],
  missing: readonly string[],
  amountsLater: KindReport['amountsLater'] = [],
): KindReport {
  const keysOf = (outcome: RecordDiff['outcome']) =>
    planned.filter(({ diff }) => diff.outcome === outcome).map(({ row }) => row.key);
  return {
    added: keysOf('added'),
    changed: planned
      .filter(({ diff }) => diff.outcome === 'changed')
      .map(({ row, diff }) => ({ key: row.key, headings: diff.toWrite })),
    unchanged: keysOf('unchanged'),
    notInFile: planned.length === 0 ? [] : missing,
    conflicts: planned.flatMap(({ row, diff }) =>
      diff.conflicts.map(({ heading, current, next }) => ({
        key: row.key,
        at: row.at,
        heading,
        current: current ?? '',
        next,
      })),
    ),
    amountsLater,
  };
}

/** Keys that an earlier import had and these rows have not. */
export function missingKeys(last: LastCells, rows: readonly AnyRow[]): readonly string[] {
  const present = new Set(rows.map(({ key }) => key));
  return [...last.keys()].filter((key) => !present.has(key));
}

/** Remembers the cells as imported, where that differs from what is remembered. True when anything was written. */
export function keepSnapshots(
  tx: Tx,
  kind: ImportKind,
  planned: readonly Planned<AnyRow, unknown>[],
  now: Instant,
): boolean {
  const news = planned.filter(({ diff, last }) => !sameCells(diff.snapshot, last));
  for (const { row, diff } of news) tx.imports.putCells(kind, row.key, diff.snapshot, now);
  return news.length > 0;
}

function sameCells(a: CellSnapshot, b: CellSnapshot | undefined): boolean {
  if (b === undefined) return false;
  const headings = Object.keys(a);
  return headings.length === Object.keys(b).length && headings.every((heading) => a[heading] === b[heading]);
}
