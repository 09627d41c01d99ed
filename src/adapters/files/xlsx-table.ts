import readWorkbook, { InvalidInputError, InvalidSpreadsheetError } from 'read-excel-file/node';
import { accept, refuse, type Decision } from '../../domain/decision.ts';
import type { TableFault, TableRow } from '../../domain/roster/table.ts';
import { cellText, type WorkbookCell } from './cell-text.ts';

export interface Worksheet {
  readonly name: string;
  readonly rows: readonly TableRow[];
}

/** All worksheets of an .xlsx workbook, cells as the text that a person sees. */
export async function readXlsx(bytes: Uint8Array): Promise<Decision<readonly Worksheet[], TableFault>> {
  try {
    const sheets = await readWorkbook(Buffer.from(bytes));
    return accept(
      sheets.map(({ sheet, data }) => ({
        name: sheet,
        rows: data.map((cells, at) => ({
          line: at + 1,
          // The typings say `typeof Date` where they mean a date.
          cells: (cells as unknown as readonly WorkbookCell[]).map(cellText),
        })),
      })),
    );
  } catch (error) {
    return refuse(faultOf(error));
  }
}

function faultOf(error: unknown): TableFault {
  if (error instanceof InvalidInputError && error.code === 'XLS_FILE_NOT_SUPPORTED')
    return { code: 'old-or-locked-workbook' };
  if (error instanceof InvalidSpreadsheetError) {
    const match = /at row (\d+), col (\d+)/.exec(error.message);
    if (match) return { code: 'error-cell', line: Number(match[1]), columnNumber: Number(match[2]) };
  }
  // Whatever else the library stumbles over lies in the bytes: it is given nothing but them.
  return { code: 'broken-workbook' };
}
