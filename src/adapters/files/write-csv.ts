import { textCell } from './csv-cells.ts';

/** Excel and WPS take a file for UTF-8 by this alone. */
const byteOrderMark = '\uFEFF';

/** Rows as CSV (RFC 4180) in UTF-8: lines end in CRLF, and what cannot stand bare is quoted. No cell is a formula. */
export function writeCsv(rows: readonly (readonly string[])[]): Uint8Array {
  const lines = rows.map((row) => `${row.map((cell) => quoted(textCell(cell))).join(',')}\r\n`);
  return new TextEncoder().encode(byteOrderMark + lines.join(''));
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
