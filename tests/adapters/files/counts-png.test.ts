import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../../src/adapters/files/counts-layout.ts';
import type { Shape } from '../../../src/adapters/files/counts-layout.ts';
import { officeDocuments } from '../../../src/adapters/files/office-documents.ts';
import { textWidthPx } from '../../../src/adapters/files/text-width.ts';
import type { CountsPicture, Fill } from '../../../src/domain/counts-picture.ts';
import { readPng } from '../../tools/read-png.ts';

const fills: readonly Fill[] = ['full', 'striped', 'dotted', 'pale', 'empty'];

function pictureOf(rows: readonly (readonly number[])[], title = '望禾镇主题党日逐月合计'): CountsPicture {
  const legend = fills.map((fill, at) => ({ name: `第${String(at)}种情况`, fill }));
  const panel = {
    heading: '支部（个）',
    legend,
    rows: rows.map((counts, at) => ({
      label: `${String(at + 1)}月`,
      counts,
      end: `共${String(counts.reduce((sum, count) => sum + count, 0))}`,
    })),
  };
  return { title, under: '2026年', panels: [panel, panel], foot: ['仅供了解和帮助，不作排名考核依据。'] };
}

/** Up to twelve months of up to 140 branches, or of some thousand people. */
const anyRows = fc.oneof(...[6, 30, 2000].map((most) => rowsOf(most)));
function rowsOf(most: number) {
  const row = fc.array(fc.integer({ min: 0, max: most }), { minLength: 5, maxLength: 5 });
  return fc.array(row, { minLength: 1, maxLength: 12 });
}

type Part = Extract<Shape, { kind: 'part' }>;
const partsOf = (shapes: readonly Shape[]) =>
  shapes.filter((shape): shape is Part => shape.kind === 'part' && shape.figure !== '');
const textsOf = (shapes: readonly Shape[]) =>
  shapes.flatMap((shape) => (shape.kind === 'text' ? [shape] : []));

describe('where the parts of a picture go', () => {
  it('each count above nought stands on its bar once, in order, wide enough for its figure', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { shapes, width, height } = layOut(pictureOf(rows));
        const parts = partsOf(shapes);
        const figures = rows.flatMap((row) => row.filter((count) => count > 0).map(String));
        expect(parts.map(({ figure }) => figure)).toEqual([...figures, ...figures]);
        for (const [at, part] of parts.entries()) {
          expect(part.width).toBeGreaterThan(textWidthPx(part.figure, 36));
          const next = parts[at + 1];
          if (next?.y === part.y) expect(next.x).toBeCloseTo(part.x + part.width);
        }
        for (const text of textsOf(shapes)) {
          expect(text.x + textWidthPx(text.text, text.sizePx)).toBeLessThanOrEqual(width);
          expect(text.y + text.sizePx / 2).toBeLessThan(height);
        }
        // What Telegram takes as a photo.
        expect(width + height).toBeLessThan(10_000);
        expect(height / width).toBeLessThan(20);
      }),
    );
  });

  it('the same count is as long in every row of a panel, and twice of it twice as long where both have room', () => {
    const { shapes } = layOut(
      pictureOf([
        [20, 0, 0, 0, 0],
        [10, 10, 0, 0, 0],
        [0, 0, 5, 0, 0],
      ]),
    );
    const widths = partsOf(shapes).map(({ width }) => width);
    const [twenty = 0, ten = 0, again = 0, five = 0] = widths;
    expect([ten, again]).toEqual([twenty / 2, twenty / 2]);
    expect(five).toBeCloseTo(twenty / 4);
  });

  it('bars of the same sum are of one length, whatever is narrow in them', () => {
    const { shapes } = layOut(
      pictureOf([
        [40, 1, 4, 12, 0],
        [57, 0, 0, 0, 0],
        [44, 4, 4, 4, 1],
      ]),
    );
    const ends = new Map<number, number>();
    for (const { x, y, width } of partsOf(shapes)) ends.set(y, Math.max(ends.get(y) ?? 0, x + width));
    const [first = 0, ...others] = ends.values();
    expect(others.length).toBeGreaterThanOrEqual(2);
    for (const [at, end] of others.entries()) if (at < 2) expect(end).toBeCloseTo(first);
  });

  it('breaks a long title and a long legend instead of running over', () => {
    const { shapes } = layOut(
      pictureOf([[1, 1, 1, 1, 1]], '积石山保安族东乡族撒拉族自治县吹麻滩镇主题党日逐月合计（联系村）'),
    );
    const titles = textsOf(shapes).filter(({ sizePx }) => sizePx === 54);
    expect(titles.length).toBeGreaterThan(1);
    const names = textsOf(shapes).filter(({ text }) => text.startsWith('第'));
    expect(new Set(names.map(({ y }) => y)).size).toBeGreaterThan(2);
  });
});

describe('a picture as a PNG', () => {
  const draw = (picture: CountsPicture) => officeDocuments('zh-CN').counts(picture);

  it('is as large as it was laid out, small in bytes, and the same for the same facts', async () => {
    const picture = pictureOf(Array.from({ length: 12 }, (_, at) => [48 - at, 3, at, 1, 1]));
    const bytes = await draw(picture);
    const { width, height } = readPng(bytes);
    expect([width, height]).toEqual([1080, layOut(picture).height]);
    expect(bytes.length).toBeLessThan(150_000);
    expect(Buffer.from(await draw(picture)).equals(bytes)).toBe(true);
    expect(Buffer.from(await draw({ ...picture, title: '双泉镇主题党日逐月合计' })).equals(bytes)).toBe(
      false,
    );
  });

  it('tells the parts of a bar apart without their colours too', async () => {
    const picture = pictureOf([[9, 9, 9, 9, 9]]);
    const { width, colours } = readPng(await draw(picture));
    const greys = partsOf(layOut(picture).shapes)
      .slice(0, fills.length)
      .map((part) => {
        const inside: number[] = [];
        for (let y = Math.ceil(part.y) + 4; y < part.y + part.height - 4; y += 1)
          for (let x = Math.ceil(part.x) + 6; x < part.x + part.width - 6; x += 1)
            inside.push(greyOf(colours[y * width + x] ?? 0));
        return inside.reduce((sum, grey) => sum + grey, 0) / inside.length;
      })
      .sort((a, b) => a - b);
    for (const [at, grey] of greys.entries()) expect(grey - (greys[at - 1] ?? 0)).toBeGreaterThan(12);
  });

  it('has Chinese characters, each its own, from the font that comes with the program', async () => {
    const ink = async (title: string) => {
      const { colours } = readPng(await draw({ ...pictureOf([[1, 0, 0, 0, 0]]), title }));
      return colours.filter((colour) => greyOf(colour) < 128).length;
    };
    // A font without them would draw the same box for each, and nothing at all for a missing file.
    const [one, two, none] = await Promise.all(['一', '龘', ' '].map(ink));
    expect(one).toBeGreaterThan(none ?? 0);
    expect(two).toBeGreaterThan((one ?? 0) + 500);
  });
});

function greyOf(colour: number): number {
  return 0.299 * (colour >> 16) + 0.587 * ((colour >> 8) & 255) + 0.114 * (colour & 255);
}
