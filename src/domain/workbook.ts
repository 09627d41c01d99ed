import type { LocalDate, Month } from './ids.ts';

/** How a cell looks. Sizes in points. */
export interface CellStyle {
  readonly bold?: boolean;
  /** 黑体, for titles and headings. */
  readonly heading?: boolean;
  readonly sizePt?: number;
  readonly border?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  /** Columns that the cell takes; the next cell of the row stands behind them. */
  readonly span?: number;
}

/**
 * What stands in a cell. Text is never read as a formula or a number, whatever it begins with. Money is integer fen and shown
 * as yuan with two decimals. A formula has no `=` and brings along what it comes to: viewers without a calculator show that.
 */
export type CellValue =
  | { readonly kind: 'blank' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'fen'; readonly fen: number }
  | { readonly kind: 'month'; readonly month: Month }
  | { readonly kind: 'date'; readonly date: LocalDate }
  | {
      readonly kind: 'formula';
      readonly formula: string;
      /** In fen where it is money, else a count. */
      readonly result: number;
      readonly money: boolean;
    };

export type Cell = CellValue & CellStyle;

/** A sheet on A4, as wide as one page and as long as it takes. */
export interface Sheet {
  readonly name: string;
  readonly orientation: 'portrait' | 'landscape';
  /** In widths of a digit; a Chinese character takes two. */
  readonly columnWidths: readonly number[];
  /** So many rows from the first one stand at the top of every page. */
  readonly headingRows: number;
  /** 第, 页，共, 页: what stands around number and count of the pages. */
  readonly pageNumber: readonly [before: string, between: string, after: string];
  readonly rows: readonly (readonly Cell[])[];
}

/** A workbook to print and to go on calculating with. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
}
