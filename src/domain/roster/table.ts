/** The four kinds of table that an import understands. */
export type TableKind = 'branches' | 'members' | 'admins' | 'holidays';

/** A table as it stands in a file: nothing is interpreted yet. */
export interface Table {
  readonly file: string;
  /** Name of the worksheet; only workbooks have one. */
  readonly sheet?: string;
  /** Line (row, in a workbook) on which the headings stand, counted from 1 as an editor shows it. */
  readonly headingLine: number;
  readonly headings: readonly string[];
  /** Rows that hold anything at all, in the order of the file. */
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** Line on which the row begins, counted from 1; line breaks inside quotes count. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Where a row stands, to be shown to a person. */
export interface Place {
  readonly file: string;
  readonly sheet?: string;
  readonly line: number;
}

/** Why a file could not be read as tables at all. */
export interface TableProblem {
  readonly file: string;
  readonly fault: TableFault;
}

export type TableFault =
  | { readonly code: 'empty' }
  /** Larger than `limitBytes`: no roster of a county is. */
  | { readonly code: 'too-large'; readonly bytes: number; readonly limitBytes: number }
  /** Excel 97 workbook or one locked by a password: both begin with the same bytes. */
  | { readonly code: 'old-or-locked-workbook' }
  | { readonly code: 'broken-workbook' }
  /** Neither UTF-8 nor GB18030. */
  | { readonly code: 'unknown-encoding' }
  | { readonly code: 'utf-16' }
  /** A quote that is not closed, or stands inside a cell. */
  | { readonly code: 'quotes'; readonly line: number };

export function placeOf(table: Table, line: number): Place {
  return table.sheet === undefined
    ? { file: table.file, line }
    : { file: table.file, sheet: table.sheet, line };
}
