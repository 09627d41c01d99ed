/** What a spreadsheet program would take for a formula, also after quotes and blanks (platform.md, Security). */
const dangerous = /^['"\s]*[=+\-@＝＋－＠﹦﹢﹣﹫\t\r\n]/;

/**
 * The cell as it is written into CSV: with an apostrophe in front where a spreadsheet program would not leave it text.
 * {@link plainCell} takes just that one away again, so that nothing is lost.
 */
export function textCell(cell: string): string {
  return dangerous.test(cell) ? `'${cell}` : cell;
}

/** The text that {@link textCell} was given. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") && dangerous.test(cell.slice(1)) ? cell.slice(1) : cell;
}
