import { addMonths, monthOf, yearOf } from '../calendar/time.ts';
import type { LocalDate, Month } from '../ids.ts';
import { parseNumeral } from './numerals.ts';
import { findAll } from './phrase.ts';
import type { Found, Phrase } from './phrase.ts';

const numeral = String.raw`(?:\d{1,2}|[一二三四五六七八九十]{1,2})`;
/** 本月不开, 12月份不搞了, 这个月的党日停一次. Without a month, 不开了 calls off the day that is planned. */
const skipWord = new RegExp(
  String.raw`(?:(?<which>本|这个?|下个?)月|(?<month>${numeral})\s*月)(?:份)?\s*(?:的?(?:主题)?党日)?\s*(?:就|都|先)?(?:不(?:开展?|搞|举行|安排|办)(?:了)?|停(?:开|办)?一次|停开)`,
);

export interface FoundSkip {
  readonly month: Month;
  readonly found: Found;
}

/** The month that is to be skipped: a month before this one is next year's. */
export function findSkip(phrase: Phrase, today: LocalDate): FoundSkip | undefined {
  const [found] = findAll(phrase, skipWord);
  if (!found) return undefined;
  const { which, month } = found.groups;
  const here = monthOf(today);
  if (which !== undefined) return { month: which.startsWith('下') ? addMonths(here, 1) : here, found };
  const number = parseNumeral(month ?? '') ?? 0;
  if (number < 1 || number > 12) return undefined;
  const said = `${String(yearOf(today))}-${String(number).padStart(2, '0')}` as Month;
  return { month: said < here ? addMonths(said, 12) : said, found };
}
