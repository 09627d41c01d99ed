import { refuse } from '../decision.ts';
import type { Column, ColumnsOf } from './column.ts';
import { hasIdentityCard, withoutIdentityCards } from './identity-card.ts';
import type { Recognition } from './headings.ts';
import type { Reject, RejectReason } from './reject.ts';
import type { CellSnapshot } from './rows.ts';
import { placeOf, type Place, type Table, type TableRow } from './table.ts';

export type RecognisedTable = Extract<Recognition, { found: 'table' }>;

/** A row with what could be read of it. Rows with rejects still take part in the checks across rows. */
export interface ReadRow<Values> {
  readonly at: Place;
  readonly cells: CellSnapshot;
  readonly values: Partial<Values>;
  /** The cells as found, by heading. */
  readonly raw: CellSnapshot;
  readonly rejects: readonly Reject[];
}

/** Reads every row of a recognised table; all rejects of a row are collected. */
export function readRows<Values extends object>(
  table: Table,
  recognised: RecognisedTable,
  columns: ColumnsOf<Values>,
): readonly ReadRow<Values>[] {
  return table.rows.map((row) => readRow(table, row, recognised.columns, columns));
}

function readRow<Values extends object>(
  table: Table,
  row: TableRow,
  positions: ReadonlyMap<string, number>,
  columns: ColumnsOf<Values>,
): ReadRow<Values> {
  const at = placeOf(table, row.line);
  const shape = shapeReject(table, row, at);
  if (shape) return { at, cells: {}, values: {}, raw: {}, rejects: [shape] };

  const cells: Record<string, string> = {};
  const raw: Record<string, string> = {};
  const values: Partial<Values> = {};
  const rejects: Reject[] = [];
  for (const field of Object.keys(columns) as (keyof Values)[]) {
    const column: Column<Values[keyof Values]> = columns[field];
    const position = positions.get(column.heading);
    const found = position === undefined ? '' : (row.cells[position] ?? '');
    const cell = hasIdentityCard(found) ? refuse({ code: 'identity-card' as const }) : column.parse(found);
    if (position !== undefined) raw[column.heading] = found;
    if (!cell.ok) {
      rejects.push(rejectOf(at, column.heading, found, cell.reason));
      continue;
    }
    values[field] = cell.value;
    if (position !== undefined) cells[column.heading] = column.format(cell.value);
  }
  return { at, cells, values, raw, rejects };
}

/** More or fewer cells than headings: a comma too many or too few has shifted the row, nothing in it can be trusted. */
function shapeReject(table: Table, row: TableRow, at: Place): Reject | undefined {
  const expected = table.headings.length;
  const surplus = row.cells.slice(expected).findLastIndex((cell) => cell.trim() !== '') + 1;
  const found = row.cells.length < expected ? row.cells.length : expected + surplus;
  if (found === expected) return undefined;
  const value = row.cells.slice(expected).join(',');
  return rejectOf(at, '', value, { code: 'cell-count', expected, found });
}

/** Makes a reject; an identity-card number is never repeated in full. */
export function rejectOf(at: Place, column: string, value: string, reason: RejectReason): Reject {
  return { ...at, column, value: withoutIdentityCards(value), reason };
}
