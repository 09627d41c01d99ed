import { monthOf, quarterBefore, quarterOf, yearOf } from '../calendar/time.ts';
import type { Quarter } from '../calendar/time.ts';
import type { LocalDate } from '../ids.ts';

const numbers: ReadonlyMap<string, 1 | 2 | 3 | 4> = new Map([
  ['1', 1],
  ['2', 2],
  ['3', 3],
  ['4', 4],
  ['一', 1],
  ['二', 2],
  ['三', 3],
  ['四', 4],
]);

const pattern =
  /(?<![a-z0-9])(?:(?:(?<year>\d{4})\s*[年-]?\s*|(?<ago>今|去|上)年(?:的)?\s*)?(?:第?\s*(?<number>[1-4一二三四])\s*个?季度?|q(?<latin>[1-4])(?![a-z0-9-]))|(?<which>上|本|这)(?:一)?个?季度?)(?:的|份)?/;

export interface QuarterFound {
  readonly quarter: Quarter;
  readonly index: number;
  readonly length: number;
}

/** 第三季度, 2026年三季度, Q3, 上季度 in normalised text. Without a year it is the last one of that number that has begun. */
export function findQuarter(text: string, today: LocalDate): QuarterFound | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const { groups = {}, index } = match;
  const length = match[0].length;
  const here = quarterOf(monthOf(today));
  if (groups['which'] !== undefined)
    return { quarter: groups['which'] === '上' ? quarterBefore(here) : here, index, length };
  const number = numbers.get(groups['number'] ?? groups['latin'] ?? '');
  if (number === undefined) return undefined;
  const ago = groups['ago'];
  const said =
    groups['year'] !== undefined
      ? Number(groups['year'])
      : ago !== undefined
        ? yearOf(today) - (ago === '今' ? 0 : 1)
        : undefined;
  const thisYear: Quarter = `${String(yearOf(today))}-Q${number}`;
  const last: Quarter = thisYear > here ? `${String(yearOf(today) - 1)}-Q${number}` : thisYear;
  return { quarter: said === undefined ? last : `${String(said)}-Q${number}`, index, length };
}
