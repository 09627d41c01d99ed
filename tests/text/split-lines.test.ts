import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitLines } from '../../src/text/split-lines.ts';

it('loses no character and makes no text too long, however the lines are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 40 })),
      fc.integer({ min: 8, max: 60 }),
      (lines, limit) => {
        const texts = splitLines(lines, limit);
        expect(texts.every((text) => text.length <= limit)).toBe(true);
        expect(texts.join('').replaceAll('\n', '')).toBe(lines.join('').replaceAll('\n', ''));
      },
    ),
  );
});
