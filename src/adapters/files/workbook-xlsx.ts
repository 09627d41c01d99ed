import writeWorkbook from 'write-excel-file/node';
import type { CellObject, Row } from 'write-excel-file/node';
import { daysBetween, firstDate } from '../../domain/calendar/time.ts';
import type { LocalDate } from '../../domain/ids.ts';
import type { Cell, Sheet, Workbook } from '../../domain/workbook.ts';
import { rowHeightPt } from './row-heights.ts';
import { printSetUp } from './xlsx-print.ts';
import { withoutZipTimes } from './zip-times.ts';

/** Day zero of a workbook's calendar. */
const dayZero = '1899-12-30' as LocalDate;
const textSizePt = 10;
/** The room of a space keeps the digits off the line beside them. */
const moneyFormat = '#,##0.00_ ';

/** The workbook as .xlsx. The same one gives the same bytes. */
export async function renderWorkbook({ sheets }: Workbook): Promise<Uint8Array> {
  const written = writeWorkbook(
    sheets.map((sheet) => ({
      sheet: sheet.name,
      data: sheet.rows.map((row) => rowOf(row, sheet)),
      columns: sheet.columnWidths.map((width) => ({ width })),
    })),
    { fontFamily: '宋体', fontSize: textSizePt, features: [printSetUp(sheets)] },
  );
  return withoutZipTimes(await written.toBuffer());
}

/** The cells of a row, each where the spans before it leave room. */
function rowOf(cells: readonly Cell[], { columnWidths }: Sheet): Row {
  const height = rowHeightPt(cells, columnWidths, textSizePt);
  return cells.flatMap((cell): Row => {
    const { span = 1 } = cell;
    const covered = Array.from({ length: span - 1 }, () => null);
    return [
      { ...valueOf(cell), ...styleOf(cell), height, ...(span > 1 ? { columnSpan: span } : {}) },
      ...covered,
    ];
  });
}

function styleOf(cell: Cell): CellObject {
  const { bold, heading, sizePt, border, align } = cell;
  const usual =
    cell.kind === 'text' ? 'left' : cell.kind === 'date' || cell.kind === 'month' ? 'center' : 'right';
  return {
    align: align ?? usual,
    alignVertical: 'center',
    wrap: cell.kind === 'text',
    ...(bold === true ? { fontWeight: 'bold' } : {}),
    ...(heading === true ? { fontFamily: '黑体' } : {}),
    ...(sizePt === undefined ? {} : { fontSize: sizePt }),
    ...(border === true ? { borderStyle: 'thin' } : {}),
  };
}

function valueOf(cell: Cell): CellObject {
  switch (cell.kind) {
    case 'blank':
      return {};
    case 'text':
      // Of the format of text it stays text also for whoever opens the cell and closes it again.
      return { type: String, value: cell.text, format: '@' };
    case 'integer':
      return { type: Number, value: cell.value, format: '0' };
    case 'fen':
      // The nearest double to a number of hundredths is written out as just those: 0.3, never 0.30000000000000004.
      return { type: Number, value: cell.fen / 100, format: moneyFormat };
    case 'month':
      return { type: Number, value: daysBetween(dayZero, firstDate(cell.month)), format: 'yyyy-mm' };
    case 'date':
      return { type: Number, value: daysBetween(dayZero, cell.date), format: 'yyyy-mm-dd' };
    case 'formula':
      return { type: 'Formula', value: cell.formula, format: cell.money ? moneyFormat : '0' };
  }
}
