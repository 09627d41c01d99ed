import { addMonths, monthOf, parseMonth, yearOf } from '../calendar/time.ts';
import type { LocalDate, Month } from '../ids.ts';
import { parseNumeral } from './numerals.ts';
import { findAll } from './phrase.ts';
import type { Found, Phrase } from './phrase.ts';
import { withoutDates } from './plan-date.ts';

const numeral = String.raw`(?:\d{1,2}|[一二三四五六七八九十]{1,2})`;
const monthWord = String.raw`(?:(?<which>上|本|这|下)个?月|(?:(?<year>\d{4})\s*[年/.\-]\s*)?(?<month>${numeral})\s*月)(?:份)?(?!底|末|初|[上中下]旬)的?`;
const isoMonth = String.raw`(?<isoYear>\d{4})[-/.](?<isoMonth>\d{1,2})(?![\d\-/.])`;
/** At the beginning, or where the verb is the beginning: 12月 改到18日, 取消12月的, 看看下个月. */
const inFront = new RegExp(
  String.raw`(?<=^[\s\0,:]*(?:把|将|看看?|查看?|显示|取消(?:了|掉)?)?[\s,:]*)(?:${monthWord}|${isoMonth})`,
);

export interface FoundMonth {
  readonly month: Month;
  readonly found: Found;
}

/** The month that was named in front of what is to be done with its Party day. A date is none. */
export function findMonth(phrase: Phrase, today: LocalDate): FoundMonth | undefined {
  const [found] = findAll(withoutDates(phrase), inFront);
  const month = found && monthNamed(found.groups, today);
  return month === undefined || found === undefined ? undefined : { month, found };
}

/** In December, 1月 is next year's; one of the last half year is that one, as in a date. */
export function monthNamed(groups: Found['groups'], today: LocalDate): Month | undefined {
  const here = monthOf(today);
  const which = groups['which'];
  if (which !== undefined) return addMonths(here, which === '下' ? 1 : which === '上' ? -1 : 0);
  const number = parseNumeral(groups['month'] ?? groups['isoMonth'] ?? '') ?? 0;
  const year = groups['year'] ?? groups['isoYear'];
  return year === undefined ? nearestMonth(number, today) : monthIn(Number(year), number);
}

function nearestMonth(number: number, today: LocalDate): Month | undefined {
  const monthsAgo = Number(today.slice(5, 7)) - number;
  return monthIn(yearOf(today) + (monthsAgo > 6 ? 1 : 0), number);
}

function monthIn(year: number, number: number): Month | undefined {
  return parseMonth(`${String(year)}-${String(number).padStart(2, '0')}`);
}
