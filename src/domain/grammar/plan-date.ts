import { addDays, addMonths, datesOf, localDate, monthOf, weekdayOf, yearOf } from '../calendar/time.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { LocalDate, Month } from '../ids.ts';
import { parseNumeral } from './numerals.ts';
import { findAll, without, type Found, type Phrase } from './phrase.ts';
import type { PlanProblem } from './plan-reading.ts';

const numeral = String.raw`(?:\d{1,2}|[〇零一二三四五六七八九十廿卅]{1,3})`;
/** 2号楼 and 3号会议室 are places, 15日会议室 is a day and a place. */
const day = String.raw`(?:日|号(?!楼|院|会议室|活动室|教室|门|棚|库|厅|桥|井))`;
const aWeekday = '(?:周|星期|礼拜)(?<weekday>[一二三四五六日天1-7])';

const datePattern = new RegExp(
  [
    String.raw`(?<year>\d{4})\s*[年/.\-]\s*(?<month>${numeral})\s*[月/.\-]\s*(?<day>${numeral})\s*[日号]?`,
    String.raw`(?<month2>${numeral})\s*月(?:份)?\s*(?<day2>${numeral})(?:\s*[日号]|(?![\d点时:]))`,
    String.raw`(?<![\d:./])(?<month3>\d{1,2})[./\-](?<day3>\d{1,2})(?![\d:点时./\-])`,
    String.raw`(?<which>本|这个?|下个?)月\s*(?<day4>${numeral})(?:\s*${day}|(?![\d点时:]))`,
    String.raw`(?<![\d〇零一二三四五六七八九十廿卅年月])(?<day5>${numeral})\s*${day}`,
    '(?<word>今天|今日|明天|明日|大后天|后天)',
    `(?<week>下下个?|下个?|本|这个?)?${aWeekday}`,
  ].join('|'),
);
const words: ReadonlyMap<string, number> = new Map([
  ['今天', 0],
  ['今日', 0],
  ['明天', 1],
  ['明日', 1],
  ['后天', 2],
  ['大后天', 3],
]);
const dotted = /^\d{1,2}\.[0-5]\d$/;
const weekdays = '一二三四五六日';

/** A date that was said, and the places of the phrase that say it. */
export interface FoundDate {
  readonly date: LocalDate;
  /** A bare day (15日): which month it is in was not said with it. */
  readonly bare: boolean;
  readonly found: readonly Found[];
}

/**
 * Finds the dates said in the phrase, and reads them from `today`: a bare day is that of `month`, where one was named,
 * else the next such day, today included; a bare weekday likewise; 下周五 is the Friday of the week after this one (weeks
 * begin on Monday). A weekday beside a date is checked against it.
 */
export function findDate(
  phrase: Phrase,
  today: LocalDate,
  month?: Month,
): Decision<FoundDate | undefined, PlanProblem> {
  const every = findAll(phrase, datePattern);
  // 15日 9.30: where another date is said, the dot is that of an hour.
  const others = every.filter(({ text, groups }) => !dotted.test(text) && groups['weekday'] === undefined);
  const all = others.length > 0 ? every.filter(({ text }) => !dotted.test(text)) : every;
  const plain = all.filter(({ groups }) => groups['weekday'] === undefined);
  const named = all.filter((found) => !plain.includes(found));
  const [first, ...more] = plain.length > 0 ? plain : named;
  if (first === undefined) return accept(undefined);
  const date = dateOf(first, today, month);
  if (more.some((one) => !isSameDay(one, date, today, month)))
    return refuse({ kind: 'severalDates', said: [first, ...more].map(({ said }) => said) });
  if (date === undefined) return refuse({ kind: 'noSuchDate', said: first.said });
  const wrong = plain.length > 0 && named.find((one) => weekdayIn(one) !== weekdayOf(date));
  if (wrong) return refuse({ kind: 'weekdayMismatch', date, said: wrong.said });
  return accept({ date, bare: first.groups['day5'] !== undefined, found: all });
}

/** 15日、15日 and 11月15日（15日）: said twice, and one day. */
function isSameDay(one: Found, date: LocalDate | undefined, today: LocalDate, month?: Month): boolean {
  return (
    date !== undefined && (dateOf(one, today, month) === date || bareDayOf(one) === Number(date.slice(8)))
  );
}

function bareDayOf({ groups }: Found): number | undefined {
  return groups['day5'] === undefined ? undefined : parseNumeral(groups['day5']);
}

/** The phrase with every date taken out, whatever it means. */
export function withoutDates(phrase: Phrase): Phrase {
  return findAll(phrase, datePattern).reduce(without, phrase);
}

/** The day with this number in `said`, else the next one, today included, for `15 9点 …`. */
export function nextDayOfMonth(day: number, today: LocalDate, said?: Month): LocalDate | undefined {
  if (said !== undefined) return dayIn(said, day);
  const month = monthOf(today);
  const here = dayIn(month, day);
  return here !== undefined && here < today ? dayIn(addMonths(month, 1), day) : here;
}

function dateOf(found: Found, today: LocalDate, said: Month | undefined): LocalDate | undefined {
  const { groups } = found;
  const number = (...names: readonly string[]): number | undefined =>
    names.map((name) => parseNumeral(groups[name] ?? '')).find((value) => value !== undefined);
  const offset = words.get(groups['word'] ?? '');
  if (offset !== undefined) return addDays(today, offset);
  if (groups['weekday'] !== undefined) return weekdayDate(found, today);
  const day = number('day', 'day2', 'day3', 'day4', 'day5') ?? 0;
  const month = number('month', 'month2', 'month3');
  if (groups['which'] !== undefined) return dayIn(monthSaid(groups['which'], today), day);
  if (month === undefined) return nextDayOfMonth(day, today, said);
  const year = number('year');
  return year === undefined ? nearestYear(month, day, today) : localDate(year, month, day);
}

/** In December, 1月15日 is next year's; a day of the last months stays in the past, to be refused or recorded. */
function nearestYear(month: number, day: number, today: LocalDate): LocalDate | undefined {
  const monthsAgo = Number(today.slice(5, 7)) - month;
  return localDate(yearOf(today) + (monthsAgo > 6 ? 1 : 0), month, day);
}

function weekdayDate(found: Found, today: LocalDate): LocalDate {
  const weekday = weekdayIn(found);
  const inThisWeek = addDays(today, weekday - weekdayOf(today));
  const week = found.groups['week']?.replace('个', '');
  if (week === '下') return addDays(inThisWeek, 7);
  if (week === '下下') return addDays(inThisWeek, 14);
  return week === undefined && inThisWeek < today ? addDays(inThisWeek, 7) : inThisWeek;
}

function weekdayIn({ groups }: Found): number {
  const name = groups['weekday'] ?? '';
  return name === '天' ? 7 : weekdays.includes(name) ? weekdays.indexOf(name) + 1 : Number(name);
}

function monthSaid(which: string, today: LocalDate): Month {
  return addMonths(monthOf(today), which.startsWith('下') ? 1 : 0);
}

function dayIn(month: Month, day: number): LocalDate | undefined {
  return datesOf(month)[day - 1];
}
