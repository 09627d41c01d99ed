import { accept, refuse, type Decision } from '../../domain/decision.ts';
import { findHeadingRow } from '../../domain/roster/headings.ts';
import type { Table, TableFault, TableProblem, TableRow } from '../../domain/roster/table.ts';
import { readCsv } from './csv-table.ts';
import { readXlsx, type Worksheet } from './xlsx-table.ts';

const limitBytes = 32 * 1024 * 1024;

/**
 * Reads a roster file: CSV (UTF-8 with or without BOM, or GB18030) or an .xlsx workbook, told apart by the bytes, not by the
 * name. A workbook gives every worksheet whose headings are recognised, or its first one when none is.
 */
export async function readTables(
  fileName: string,
  bytes: Uint8Array,
): Promise<Decision<readonly Table[], TableProblem>> {
  const tables = await tablesOf(fileName, bytes);
  return tables.ok ? tables : refuse({ file: fileName, fault: tables.reason });
}

async function tablesOf(file: string, bytes: Uint8Array): Promise<Decision<readonly Table[], TableFault>> {
  if (bytes.length > limitBytes) return refuse({ code: 'too-large', bytes: bytes.length, limitBytes });
  if (beginsWith(bytes, oldWorkbook)) return refuse({ code: 'old-or-locked-workbook' });
  if (beginsWith(bytes, zipArchive)) {
    const sheets = await readXlsx(bytes);
    return sheets.ok ? tablesOfWorkbook(file, sheets.value) : sheets;
  }
  if (bytes.length > 0 && /\.xlsx$/i.test(file)) return refuse({ code: 'broken-workbook' });
  const rows = readCsv(bytes);
  if (!rows.ok) return rows;
  const table = tableOf({ file }, rows.value);
  return table ? accept([table]) : refuse({ code: 'empty' });
}

function tablesOfWorkbook(
  file: string,
  sheets: readonly Worksheet[],
): Decision<readonly Table[], TableFault> {
  const candidates = sheets.flatMap(({ name, rows }) => {
    const table = tableOf({ file, sheet: name }, rows);
    return table ? [{ table, recognised: findHeadingRow(rows.map(({ cells }) => cells)) !== undefined }] : [];
  });
  const [first] = candidates;
  if (!first) return refuse({ code: 'empty' });
  const recognised = candidates.filter((candidate) => candidate.recognised);
  return accept((recognised.length > 0 ? recognised : [first]).map(({ table }) => table));
}

/** `undefined`: no row holds anything. */
function tableOf(
  source: { readonly file: string; readonly sheet?: string },
  allRows: readonly TableRow[],
): Table | undefined {
  const rows = allRows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const at = findHeadingRow(rows.map(({ cells }) => cells)) ?? 0;
  const heading = rows[at];
  if (!heading) return undefined;
  const headings = withoutEmptyEnd(heading.cells);
  const width = headings.length;
  return {
    ...source,
    headingLine: heading.line,
    headings,
    rows: rows.slice(at + 1).map(({ line, cells }) => ({ line, cells: withoutSurplus(cells, width) })),
  };
}

/** Empty cells beyond the last heading are what is left of a spreadsheet's grid. */
function withoutSurplus(cells: readonly string[], width: number): readonly string[] {
  return [...cells.slice(0, width), ...withoutEmptyEnd(cells.slice(width))];
}

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
}

const zipArchive = [0x50, 0x4b, 0x03, 0x04];
/** Compound file: Excel 97, and every workbook locked by a password. */
const oldWorkbook = [0xd0, 0xcf, 0x11, 0xe0];

function beginsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}
