import type { Cell } from '../../domain/workbook.ts';

const leastPt = 18;
const marginPt = 5;
/** Room inside a cell that the grid takes, in digits. */
const paddingDigits = 1;

/** Height of a row in which no text is cut: spreadsheets do not find it by themselves for cells over several columns. */
export function rowHeightPt(cells: readonly Cell[], columnWidths: readonly number[], textPt: number): number {
  let column = 0;
  let height = leastPt;
  for (const cell of cells) {
    const { span = 1, sizePt = textPt } = cell;
    const width = columnWidths.slice(column, column + span).reduce((sum, one) => sum + one, 0);
    const text = cell.kind === 'text' ? cell.text : '';
    const room = ((width - paddingDigits) * textPt) / sizePt;
    const lines = text.split('\n').reduce((sum, line) => sum + linesOf(line, room), 0);
    height = Math.max(height, Math.ceil(lines * sizePt * 1.3) + marginPt);
    column += span;
  }
  return height;
}

/** Lines that the text takes; a character that does not fit goes down whole. */
function linesOf(text: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const character of text) {
    const width = digitsOf(character);
    if (used + width > room) {
      lines++;
      used = 0;
    }
    used += width;
  }
  return lines;
}

function digitsOf(character: string): number {
  return /[\u0000-\u02ff]/.test(character) ? 1.1 : 2;
}
