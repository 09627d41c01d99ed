import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexedPng } from '../../../src/adapters/files/indexed-png.ts';
import { readPng } from '../../tools/read-png.ts';

function pixels(width: number, colours: readonly number[]) {
  const data = new Uint8ClampedArray(
    colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255, 255]),
  );
  return { width, height: colours.length / width, data };
}

it('keeps every colour exactly where the palette has room for all', () => {
  const colour = fc.integer({ min: 0, max: 0xffffff });
  const picture = fc
    .tuple(
      fc.integer({ min: 1, max: 8 }),
      fc.array(fc.array(colour, { minLength: 8, maxLength: 8 }), { minLength: 1 }),
    )
    .map(([width, rows]) => ({ width, colours: rows.flatMap((row) => row.slice(0, width)) }));
  fc.assert(
    fc.property(picture, ({ width, colours }) => {
      fc.pre(new Set(colours).size <= 256);
      const read = readPng(indexedPng(pixels(width, colours)));
      expect(read).toEqual({ width, height: colours.length / width, colours });
    }),
  );
});

it('keeps the commonest of more colours than that exactly, and the others nearly', () => {
  const [surface, side] = [0x0072b2, 64];
  const colours = Array.from({ length: side * side * 2 }, (_, at) =>
    at % 2 === 0 ? surface : ((at >> 1) * 997) & 0xffffff,
  );
  const read = readPng(indexedPng(pixels(side, colours)));
  expect(new Set(read.colours).size).toBeLessThanOrEqual(256);
  for (const [at, colour] of colours.entries()) {
    const got = read.colours[at] ?? 0;
    if (colour === surface) expect(got).toBe(surface);
    for (const shift of [16, 8, 0])
      expect(Math.abs(((got >> shift) & 255) - ((colour >> shift) & 255))).toBeLessThan(64);
  }
});
