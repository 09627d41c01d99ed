/** How a part of a bar is filled: each its own colour, told apart in grey too by shade or pattern. */
export type Fill = 'full' | 'striped' | 'dotted' | 'pale' | 'empty';

export interface CountsRow {
  readonly label: string;
  /** One a part of the legend, in its order. */
  readonly counts: readonly number[];
  /** Said behind the bar. */
  readonly end: string;
}

/** Bars under each other, all to one scale, each made of its parts with the figure of each. */
export interface CountsPanel {
  readonly heading: string;
  readonly legend: readonly { readonly name: string; readonly fill: Fill }[];
  readonly rows: readonly CountsRow[];
}

/** A picture of counts for a small screen. It knows no axis, no rate and no order but that of its rows. */
export interface CountsPicture {
  readonly title: string;
  readonly under: string;
  readonly panels: readonly CountsPanel[];
  /** Lines below, the last one as large as the others. */
  readonly foot: readonly string[];
}
