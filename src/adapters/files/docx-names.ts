/** Widths in units of one Chinese character; letters, digits and spaces take half of one, the middle dot a whole one. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u0000-\u00b6\u00b8-\u02ff]/.test(character) ? 0.5 : 1;
  return width;
}

/** Room that stays free behind a name, so that two of them are told apart. */
const gap = 1;

/**
 * Names set into rows of equal columns: each name takes as many columns as it needs, so that none is cut and none runs into
 * the next. `columnWidth` in characters. Returns for each row its names with the column where they begin.
 */
export function rowsOfNames(
  names: readonly string[],
  columns: number,
  columnWidth: number,
): readonly (readonly { readonly name: string; readonly column: number }[])[] {
  const rows: { name: string; column: number }[][] = [];
  let row: { name: string; column: number }[] = [];
  let column = 0;
  for (const name of names) {
    const needed = Math.min(columns, Math.max(1, Math.ceil((widthOf(name) + gap) / columnWidth)));
    if (column + needed > columns && row.length > 0) {
      rows.push(row);
      row = [];
      column = 0;
    }
    row.push({ name, column });
    column += needed;
  }
  return row.length > 0 ? [...rows, row] : rows;
}
