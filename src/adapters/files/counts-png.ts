import { createRequire } from 'node:module';
import path from 'node:path';
import type { SKRSContext2D } from '@napi-rs/canvas';
import type { CountsPicture, Fill } from '../../domain/counts-picture.ts';
import { figurePx, layOut } from './counts-layout.ts';
import type { Shape } from './counts-layout.ts';
import { indexedPng } from './indexed-png.ts';
import { textWidthPx } from './text-width.ts';

type Area = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>;
type Part = Extract<Shape, { kind: 'part' }>;
type Text = Extract<Shape, { kind: 'text' }>;

/**
 * Under names of our own, so that no font of the machine is taken in their place. Threads share them, and register one after the
 * other: a name for each file, or a thread would find the family and not yet its bold face.
 */
const faces = { regular: 'zhibu Regular', bold: 'zhibu Bold' } as const;
const ink = '#1a1a1a';
const paper = '#ffffff';
const edgePx = 3;
/** What each part leaves free on either side. */
const apartPx = 2;

interface Look {
  readonly ground: string;
  /** Of the pattern. */
  readonly mark?: string;
  readonly edge?: string;
  readonly figure: string;
}

/** After the palette of Okabe and Ito; from dark to light, so that they differ in grey as well. */
const looks: Readonly<Record<Fill, Look>> = {
  full: { ground: '#0072b2', figure: paper },
  striped: { ground: '#e8a622', mark: '#8a4b00', figure: ink },
  pale: { ground: '#cccccc', figure: ink },
  dotted: { ground: '#fbf6c4', mark: '#7a6a00', edge: '#7a6a00', figure: ink },
  empty: { ground: paper, edge: '#767676', figure: ink },
};

/** The picture as a PNG. The same one gives the same bytes on the same machine. */
export async function renderCounts(picture: CountsPicture): Promise<Uint8Array> {
  // Only where a picture is drawn: the library is heavy and native, and the thread that answers people has no use for it.
  const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas');
  for (const [file, face] of faceFiles())
    if (!GlobalFonts.has(face) && GlobalFonts.registerFromPath(file, face) === null)
      throw new Error(`picture: no font in ${file}`);
  const { width, height, shapes } = layOut(picture);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = paper;
  context.fillRect(0, 0, width, height);
  for (const shape of shapes) draw(context, shape);
  return indexedPng(context.getImageData(0, 0, width, height));
}

function faceFiles(): readonly (readonly [file: string, face: string])[] {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('@embedpdf/fonts-sc');
  const fileOf = (weight: string) =>
    path.join(path.dirname(entry), '..', 'fonts', `NotoSansHans-${weight}.otf`);
  return [
    [fileOf('Regular'), faces.regular],
    [fileOf('Bold'), faces.bold],
  ];
}

function draw(context: SKRSContext2D, shape: Shape): void {
  if (shape.kind === 'text') write(context, shape, ink);
  else drawPart(context, shape);
}

function drawPart(context: SKRSContext2D, part: Part): void {
  const { x, y, width, height, figure, fill } = part;
  const { ground, mark, edge, figure: colour } = looks[fill];
  const inner = { x: x + apartPx, y, width: width - 2 * apartPx, height };
  context.fillStyle = ground;
  context.fillRect(inner.x, inner.y, inner.width, inner.height);
  if (mark !== undefined) pattern(context, inner, fill, mark);
  if (edge !== undefined) {
    context.strokeStyle = edge;
    context.lineWidth = edgePx;
    const half = edgePx / 2;
    context.strokeRect(inner.x + half, inner.y + half, inner.width - edgePx, inner.height - edgePx);
  }
  if (figure === '') return;
  const middle = { x: x + width / 2, y: y + height / 2 };
  if (mark !== undefined) {
    // The pattern stays above and below, where a narrow part has no room for it beside the figure.
    const clearWidth = Math.min(inner.width, textWidthPx(figure, figurePx) + 10);
    const clearHeight = figurePx * 0.86;
    context.fillStyle = ground;
    context.fillRect(middle.x - clearWidth / 2, middle.y - clearHeight / 2, clearWidth, clearHeight);
  }
  write(context, { text: figure, ...middle, sizePx: figurePx, bold: true, align: 'center' }, colour);
}

function pattern(context: SKRSContext2D, area: Area, fill: Fill, mark: string): void {
  context.save();
  context.beginPath();
  context.rect(area.x, area.y, area.width, area.height);
  context.clip();
  if (fill === 'striped') stripes(context, area, mark);
  else dots(context, area, mark);
  context.restore();
}

function stripes(context: SKRSContext2D, { x, y, width, height }: Area, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 3;
  for (let from = x - height; from < x + width; from += 14) {
    context.beginPath();
    context.moveTo(from, y + height);
    context.lineTo(from + height, y);
    context.stroke();
  }
}

function dots(context: SKRSContext2D, { x, y, width, height }: Area, colour: string): void {
  context.fillStyle = colour;
  for (let down = 9; down < height; down += 16)
    for (let right = 9; right < width; right += 16) {
      context.beginPath();
      context.arc(x + right, y + down, 3, 0, 2 * Math.PI);
      context.fill();
    }
}

function write(context: SKRSContext2D, text: Omit<Text, 'kind'>, colour: string): void {
  context.font = `${String(text.sizePx)}px "${text.bold ? faces.bold : faces.regular}"`;
  context.textAlign = text.align;
  context.textBaseline = 'middle';
  context.fillStyle = colour;
  context.fillText(text.text, text.x, text.y);
}
