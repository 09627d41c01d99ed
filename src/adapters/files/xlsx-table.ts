import readWorkbook, { InvalidInputError } from 'read-excel-file/node';
import { accept, refuse, type Decision } from '../../domain/decision.ts';
import type { TableFault, TableRow } from '../../domain/roster/table.ts';
import { cellText, type WorkbookCell } from './cell-text.ts';
import { formulaErrors, type FormulaError } from './formula-errors.ts';

export interface Worksheet {
  readonly name: string;
  readonly rows: readonly TableRow[];
}

/** All worksheets of an .xlsx workbook, cells as the text that a person sees. */
export async function readXlsx(bytes: Uint8Array): Promise<Decision<readonly Worksheet[], TableFault>> {
  try {
    const sheets = await readWorkbook(Buffer.from(bytes));
    const errors = formulaErrors(bytes);
    return accept(
      sheets.map(({ sheet, data }) => ({
        name: sheet,
        // The typings say `typeof Date` where they mean a date.
        rows: rowsOf(data as unknown as readonly (readonly WorkbookCell[])[], errors.get(sheet) ?? []),
      })),
    );
  } catch (error) {
    return refuse(faultOf(error));
  }
}

function rowsOf(
  data: readonly (readonly WorkbookCell[])[],
  errors: readonly FormulaError[],
): readonly TableRow[] {
  const texts = data.map((cells) => cells.map(cellText));
  for (const { row, column, text } of errors) {
    while (texts.length <= row) texts.push([]);
    const cells = texts[row] ?? [];
    while (cells.length <= column) cells.push('');
    cells[column] = text;
  }
  return texts.map((cells, at) => ({ line: at + 1, cells: padded(cells, texts[0]?.length ?? 0) }));
}

/** Rows are as wide as the first one: an error cell may have widened one of them only. */
function padded(cells: readonly string[], width: number): readonly string[] {
  return [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => '')];
}

function faultOf(error: unknown): TableFault {
  if (error instanceof InvalidInputError && error.code === 'XLS_FILE_NOT_SUPPORTED')
    return { code: 'old-or-locked-workbook' };
  // Whatever else is stumbled over lies in the bytes: nothing but them is read here.
  return { code: 'broken-workbook' };
}
