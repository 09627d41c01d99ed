import type { CountsPanel, CountsPicture, CountsRow, Fill } from '../../domain/counts-picture.ts';
import { textWidthPx, wrapped } from './text-width.ts';

/** What stands where, in pixels from the top left corner. A text hangs on the middle of its line. */
export type Shape =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly x: number;
      readonly y: number;
      readonly sizePx: number;
      readonly bold: boolean;
      readonly align: 'left' | 'center';
    }
  | {
      readonly kind: 'part';
      readonly fill: Fill;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      /** The figure in its middle; a box of the legend has none. */
      readonly figure: string;
    };

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** As wide as the screen of most telephones. */
const width = 1080;
const margin = 48;
const gap = 16;
const size = { title: 54, under: 38, heading: 42, text: 36 } as const;
/** Height of the figures on the bars. */
export const figurePx = 36;
/** From one bar to the next, and what of it is bar. */
const pitch = { row: 64, bar: 50 } as const;
/** A narrow part is made wide enough for its figure, at the cost of the wide ones: bars of the same sum stay of one length. */
const paddingPx = 8;
/** Bars of a few branches need not fill the width. */
const mostPxEach = 100;

/** Where everything goes: panels below each other, each row a bar, and the height that it takes. */
export function layOut({ title, under, panels, foot }: CountsPicture): Drawing {
  const shapes: Shape[] = [];
  let y = margin;
  const line = (text: string, sizePx: number, bold = false) => {
    for (const part of wrapped(text, sizePx, width - 2 * margin)) {
      const height = sizePx * 1.4;
      shapes.push({ kind: 'text', text: part, x: margin, y: y + height / 2, sizePx, bold, align: 'left' });
      y += height;
    }
  };
  line(title, size.title, true);
  if (under !== '') line(under, size.under);
  for (const panel of panels) {
    y += 2 * gap;
    line(panel.heading, size.heading, true);
    y = layLegend(panel, y + gap / 2, shapes) + gap;
    y = layRows(panel, y, shapes);
  }
  y += gap;
  for (const text of foot) line(text, size.text);
  return { width, height: Math.ceil(y + margin - gap), shapes };
}

/** Boxes with their names, on as many lines as they take. */
function layLegend({ legend }: CountsPanel, top: number, shapes: Shape[]): number {
  const box = { width: 48, height: 36 };
  const lineHeight = size.text * 1.5;
  let x = margin;
  let y = top;
  for (const { name, fill } of legend) {
    const needed = box.width + gap / 2 + textWidthPx(name, size.text);
    if (x > margin && x + needed > width - margin) {
      x = margin;
      y += lineHeight;
    }
    const middle = y + lineHeight / 2;
    shapes.push({ kind: 'part', fill, x, y: middle - box.height / 2, ...box, figure: '' });
    shapes.push({
      ...{ kind: 'text', text: name, x: x + box.width + gap / 2, y: middle },
      ...{ sizePx: size.text, bold: false, align: 'left' },
    });
    x += needed + 2 * gap;
  }
  return y + lineHeight;
}

function layRows(panel: CountsPanel, top: number, shapes: Shape[]): number {
  const { rows, legend } = panel;
  const labelPx = Math.max(...rows.map(({ label }) => textWidthPx(label, size.text)), 0);
  const left = margin + labelPx + gap;
  const pxEach = scaleOf(rows, width - margin - left);
  for (const [at, { label, counts, end }] of rows.entries()) {
    const y = top + at * pitch.row;
    const text = { kind: 'text', y: y + pitch.row / 2, sizePx: size.text, align: 'left' } as const;
    shapes.push({ ...text, text: label, x: margin, bold: false });
    let x = left;
    const widths = partWidthsPx(counts, pxEach);
    for (const [part, count] of counts.entries()) {
      const partPx = widths[part] ?? 0;
      if (partPx === 0) continue;
      shapes.push({
        ...{ kind: 'part', fill: legend[part]?.fill ?? 'empty', figure: String(count) },
        ...{ x, y: y + (pitch.row - pitch.bar) / 2, width: partPx, height: pitch.bar },
      });
      x += partPx;
    }
    shapes.push({ ...text, text: end, x: x === left ? x : x + gap / 2, bold: true });
  }
  return top + rows.length * pitch.row;
}

/** Pixels for each of what is counted: one scale for all rows, so that the longest one has room with what is said behind it. */
function scaleOf(rows: readonly CountsRow[], roomPx: number): number {
  const fits = (pxEach: number) =>
    rows.every(({ counts, end }) => {
      const barPx = partWidthsPx(counts, pxEach).reduce((sum, partPx) => sum + partPx, 0);
      return barPx + gap / 2 + textWidthPx(end, size.text) <= roomPx;
    });
  let [low, high] = [0, mostPxEach];
  if (fits(high)) return high;
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** Widths of a row's parts. They add up to what the scale gives the row, unless the figures alone need more. */
function partWidthsPx(counts: readonly number[], pxEach: number): readonly number[] {
  const least = counts.map((count) =>
    count === 0 ? 0 : textWidthPx(String(count), figurePx) + 2 * paddingPx,
  );
  const narrow = new Set<number>();
  for (;;) {
    const rest = counts.reduce((sum, count, at) => (narrow.has(at) ? sum : sum + count), 0);
    const taken = least.reduce((sum, px, at) => (narrow.has(at) ? sum + px : sum), 0);
    const whole = counts.reduce((sum, count) => sum + count, 0) * pxEach;
    const each = rest === 0 ? 0 : Math.max(0, whole - taken) / rest;
    const widths = counts.map((count, at) => (narrow.has(at) ? (least[at] ?? 0) : count * each));
    const tooNarrow = widths.findIndex((px, at) => !narrow.has(at) && px < (least[at] ?? 0));
    if (tooNarrow === -1) return widths;
    narrow.add(tooNarrow);
  }
}
