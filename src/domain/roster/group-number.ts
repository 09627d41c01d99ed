import { parseNumeral } from '../grammar/numerals.ts';

/** Which 党小组 words mean: 二组, 2组 and 第2党小组 are the same. `undefined` where they name none by number. */
export function groupNumber(said: string): number | undefined {
  const numeral = /^第?(.{1,3}?)(?:党?小)?组?$/u.exec(said.normalize('NFKC').replace(/\s/g, ''))?.[1];
  return numeral === undefined ? undefined : parseNumeral(numeral);
}
