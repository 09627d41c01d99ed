import { accept, refuse, type Decision } from '../decision.ts';
import { adminColumns, branchColumns, holidayColumns, memberColumns } from './columns.ts';
import { crossChecks } from './cross-checks.ts';
import { recognise } from './headings.ts';
import { knownAfter, type ExistingRoster, type ReadRoster } from './known.ts';
import { readRows, rejectOf, type ReadRow, type RecognisedTable } from './read-rows.ts';
import type { Reject } from './reject.ts';
import type { AdminRow, BranchRow, HolidayRow, MemberRow, RosterRow } from './rows.ts';
import { placeOf, type Table, type TableKind } from './table.ts';

/** Everything that the files of one import say, in the order of the files: good to be written as a whole. */
export interface ImportBatch {
  readonly branches: readonly BranchRow[];
  readonly members: readonly MemberRow[];
  readonly admins: readonly AdminRow[];
  readonly holidays: readonly HolidayRow[];
  readonly tables: readonly TableReading[];
}

/** How a table was understood, to be told to whoever imports it. */
export interface TableReading {
  readonly file: string;
  readonly sheet?: string;
  readonly kind: TableKind;
  readonly rowCount: number;
  /** Headings that no kind of table has: their cells are read by nobody. */
  readonly ignoredHeadings: readonly string[];
}

/**
 * Reads all tables of one import together (contract, Files). All or nothing: with one reject there is no batch. Rejects
 * stand in the order of the files, of lines and of columns.
 */
export function validateImport(
  tables: readonly Table[],
  existing: ExistingRoster,
): Decision<ImportBatch, readonly Reject[]> {
  const headingRejects: Reject[] = [];
  const recognised: { table: Table; as: RecognisedTable }[] = [];
  for (const table of tables) {
    const as = recognise(table.headings);
    if (as.found === 'table') recognised.push({ table, as });
    else headingRejects.push(...rejectHeadings(table, as));
  }
  const rowsOf = <Values extends object>(kind: TableKind, columns: Parameters<typeof readRows<Values>>[2]) =>
    recognised.flatMap(({ table, as }) => (as.kind === kind ? readRows(table, as, columns) : []));
  const roster: ReadRoster = {
    branches: rowsOf('branches', branchColumns),
    members: rowsOf('members', memberColumns),
    admins: rowsOf('admins', adminColumns),
    holidays: rowsOf('holidays', holidayColumns),
  };
  const all = [...roster.branches, ...roster.members, ...roster.admins, ...roster.holidays];
  const cellRejects = all.flatMap((row) => row.rejects);
  // With a table missing, every reference into it would be reported too.
  const references = headingRejects.length > 0 ? [] : crossChecks(roster, knownAfter(existing, roster));
  const rejects = [...headingRejects, ...cellRejects, ...references];
  if (rejects.length > 0) return refuse(inOrder(rejects, tables));
  return accept({
    branches: roster.branches.map((row) => settled('branch', '支部编号', row)),
    members: roster.members.map((row) => settled('member', '编号', row)),
    admins: roster.admins.map((row) => settled('admin', '编号', row)),
    holidays: roster.holidays.map((row) => settled('holiday', '日期', row)),
    tables: recognised.map(({ table, as }) => ({
      file: table.file,
      ...(table.sheet !== undefined && { sheet: table.sheet }),
      kind: as.kind,
      rowCount: table.rows.length,
      ignoredHeadings: as.ignored,
    })),
  });
}

/** A row without rejects has every field. */
function settled<Kind extends string, Values>(
  kind: Kind,
  keyHeading: string,
  row: ReadRow<Values>,
): RosterRow<Kind, Values> {
  return {
    kind,
    key: row.cells[keyHeading] ?? '',
    at: row.at,
    cells: row.cells,
    values: row.values as Values,
  };
}

function rejectHeadings(
  table: Table,
  as: Exclude<ReturnType<typeof recognise>, { found: 'table' }>,
): readonly Reject[] {
  const at = placeOf(table, table.headingLine);
  if (as.found === 'unknown') return [rejectOf(at, '', table.headings.join(','), { code: 'unknown-table' })];
  return [
    ...as.missing.map((heading) => rejectOf(at, heading, '', { code: 'heading-missing', kind: as.kind })),
    ...as.repeated.map((heading) => rejectOf(at, heading, heading, { code: 'heading-repeated' })),
  ];
}

function inOrder(rejects: readonly Reject[], tables: readonly Table[]): readonly Reject[] {
  const rank = (reject: Reject) =>
    tables.findIndex((table) => table.file === reject.file && table.sheet === reject.sheet);
  return rejects
    .map((reject) => ({ reject, rank: rank(reject) }))
    .sort((a, b) => a.rank - b.rank || a.reject.line - b.reject.line)
    .map(({ reject }) => reject);
}
