import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseNumeral } from '../../../src/domain/grammar/numerals.ts';

it.each([
  ['0', 0],
  ['031', 31],
  ['３１', 31],
  ['三十一', 31],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['廿', 20],
  ['廿六', 26],
  ['卅一', 31],
  ['两', 2],
  ['兩', 2],
  ['二六', 26],
  ['二〇二六', 2026],
  ['一百', 100],
  ['一百一十三', 113],
  ['一百零五', 105],
  ['一百五', 150],
  ['一百十三', 113],
  ['两百', 200],
  ['一千零二十', 1020],
  ['一百廿', 120],
  ['零', 0],
])('%s is %i', (text, value) => {
  expect(parseNumeral(text)).toBe(value);
});

it.each([
  '',
  '三十一人',
  '十十',
  '百',
  '十百',
  '三十四十',
  '廿十',
  '一一十',
  '零十',
  '1十',
  '-3',
  '1.5',
  '1234567',
  '两两两两两两两',
])('%j is no number', (text) => {
  expect(parseNumeral(text)).toBeUndefined();
});

it('reads back what people write for 0 to 9999', () => {
  const characters = '零一二三四五六七八九';
  const digit = (value: number): string => characters.charAt(value);
  const write = (value: number): string => {
    const parts = ([1000, 100, 10, 1] as const).map((unit) => {
      const here = Math.floor(value / unit) % 10;
      if (here === 0) return value > unit ? '零' : '';
      return digit(here) + (unit === 1 ? '' : unit === 10 ? '十' : unit === 100 ? '百' : '千');
    });
    return value === 0
      ? '零'
      : parts
          .join('')
          .replace(/零+/g, '零')
          .replace(/^零|零$/g, '');
  };
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9999 }), (value) => {
      expect(parseNumeral(write(value))).toBe(value);
    }),
  );
});
