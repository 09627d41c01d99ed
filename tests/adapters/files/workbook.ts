import writeWorkbook, { type SheetData } from 'write-excel-file/node';

/** A date or time is a number of days with a format, as in every spreadsheet. */
export type WorkbookCell =
  string | number | boolean | null | { readonly days: number; readonly format: string };
export interface WorkbookSheet {
  readonly name: string;
  readonly rows: readonly (readonly WorkbookCell[])[];
}

/** An .xlsx as a spreadsheet program saves it. */
export async function workbook(...sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  return writeWorkbook(sheets.map(({ name, rows }) => ({ sheet: name, data: sheetData(rows) }))).toBuffer();
}

function sheetData(rows: WorkbookSheet['rows']): SheetData {
  return rows.map((row) =>
    row.map((cell) =>
      typeof cell === 'object' && cell !== null
        ? { value: cell.days, type: Number, format: cell.format }
        : cell,
    ),
  );
}
