/** A part of the record page in words; a text lists them, the .docx makes them rows of its table. */
export type PageRow =
  /** Labels with their values beside each other. */
  | { readonly kind: 'pairs'; readonly pairs: readonly (readonly [label: string, value: string])[] }
  /** The counts, each under its word. */
  | {
      readonly kind: 'counts';
      readonly counts: readonly (readonly [label: string, count: number])[];
      readonly line: string;
    }
  /** Text under a label; no lines: nothing was written yet, and paper leaves room for it. */
  | { readonly kind: 'lines'; readonly label: string; readonly lines: readonly string[] }
  | {
      readonly kind: 'names';
      readonly label: string;
      readonly names: readonly string[];
      /** What is to be said about people who are counted and not named. */
      readonly note: string | undefined;
    }
  | {
      readonly kind: 'items';
      readonly label: string;
      readonly head: readonly string[];
      /** A row of cells an item, the first being its number. */
      readonly items: readonly (readonly string[])[];
      /** The same, an item a line. */
      readonly lines: readonly string[];
    };

/** The rows as lines of text. `nothing` stands where nothing was written. */
export function pageLines(
  rows: readonly PageRow[],
  punctuation: { readonly colon: string; readonly list: string; readonly nothing: string },
): readonly string[] {
  const { colon, list, nothing } = punctuation;
  const under = (label: string, lines: readonly string[]) =>
    lines.length === 0 ? [`${label}${colon}${nothing}`] : [`${label}${colon}`, ...lines];
  return rows.flatMap((row): readonly string[] => {
    switch (row.kind) {
      case 'pairs':
        return row.pairs.map(([label, value]) => `${label}${colon}${value}`);
      case 'counts':
        return [row.line];
      case 'lines':
        return row.lines.length === 1
          ? [`${row.label}${colon}${row.lines[0] ?? ''}`]
          : under(row.label, row.lines);
      case 'names': {
        const parts = [
          ...(row.names.length > 0 ? [row.names.join(list)] : []),
          ...(row.note ? [row.note] : []),
        ];
        return [`${row.label}${colon}${parts.join(colon === '：' ? '；' : '; ')}`];
      }
      case 'items':
        return under(row.label, row.lines);
    }
  });
}
