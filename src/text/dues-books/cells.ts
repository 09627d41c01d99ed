import type { LocalDate, Month } from '../../domain/ids.ts';
import type { Cell, CellStyle } from '../../domain/workbook.ts';

const boxed = { border: true } as const;

/** Cells of a ruled table. */
export const cells = {
  text: (text: string, style: CellStyle = {}): Cell => ({ kind: 'text', text, ...boxed, ...style }),
  count: (value: number, style: CellStyle = {}): Cell => ({
    kind: 'integer',
    value,
    align: 'center',
    ...boxed,
    ...style,
  }),
  fen: (fen: number | null, style: CellStyle = {}): Cell =>
    fen === null ? { kind: 'blank', ...boxed, ...style } : { kind: 'fen', fen, ...boxed, ...style },
  month: (month: Month | null): Cell =>
    month === null ? { kind: 'blank', ...boxed } : { kind: 'month', month, ...boxed },
  date: (date: LocalDate): Cell => ({ kind: 'date', date, ...boxed }),
  blank: (style: CellStyle = {}): Cell => ({ kind: 'blank', ...boxed, ...style }),
  /** A formula that comes to money, with the fen that it comes to. */
  money: (formula: string, fen: number, style: CellStyle = {}): Cell => ({
    kind: 'formula',
    formula,
    result: fen,
    money: true,
    ...boxed,
    ...style,
  }),
  /** A formula that comes to a count. */
  total: (formula: string, result: number, style: CellStyle = {}): Cell => ({
    kind: 'formula',
    formula,
    result,
    money: false,
    align: 'center',
    ...boxed,
    ...style,
  }),
  head: (text: string, style: CellStyle = {}): Cell => ({
    kind: 'text',
    text,
    heading: true,
    align: 'center',
    ...boxed,
    ...style,
  }),
};

/** The lines over a table: its title, and under it on which day it was drawn up, in yuan. */
export function titleRows(title: string, under: string, columns: number): readonly (readonly Cell[])[] {
  return [
    [{ kind: 'text', text: title, heading: true, bold: true, sizePt: 16, align: 'center', span: columns }],
    [{ kind: 'text', text: under, align: 'right', span: columns }],
  ];
}

/** A line of text over the whole width, without lines around it. */
export function plainRow(text: string, columns: number): readonly Cell[] {
  return [{ kind: 'text', text, span: columns }];
}

/** A heading over the whole width of the table. */
export function sectionRow(text: string, columns: number): readonly Cell[] {
  return [cells.text(text, { heading: true, span: columns })];
}

/** Room to sign: the labels share the width. */
export function signRow(labels: readonly string[], columns: number): readonly Cell[] {
  const span = Math.floor(columns / labels.length);
  return labels.map((text, at) => ({
    kind: 'text',
    text,
    sizePt: 11,
    span: at === labels.length - 1 ? columns - span * at : span,
  }));
}

/** `SUM(G5:G12)`; of no rows at all a plain 0. */
export function sumOf(column: string, from: number, to: number): string {
  return to < from ? '0' : `SUM(${column}${from}:${column}${to})`;
}
