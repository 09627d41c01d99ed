import {
  addDays,
  firstDate,
  lastDate,
  localDate,
  monthOf,
  monthsLater,
  parseMonth,
  yearOf,
} from '../calendar/time.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { LocalDate, Month } from '../ids.ts';
import type { MemberProblem } from './member-reading.ts';
import { parseNumeral } from './numerals.ts';
import { findAll, type Found, type Phrase } from './phrase.ts';

const number = String.raw`(?:\d{1,2}|[〇零一二两三四五六七八九十廿]{1,3})`;
const year = String.raw`(?:\d{4}|[〇零一二三四五六七八九]{4}|明|今|后)`;
const lead = String.raw`(?:(?<until>截至|直到|等到|到|至)|(?<since>从|自|于))?\s*`;
const tail = String.raw`(?:\s*(?<begin>起|开始|以后)|\s*(?<end>为止|止|底|末|之前|前))?`;
const dates = [
  String.raw`(?<year>${year})\s*[年/.\-]\s*(?<month>${number})\s*[月/.\-]\s*(?<day>${number})\s*[日号]?`,
  String.raw`(?<year2>${year})\s*[年/.\-]\s*(?<month2>${number})(?:\s*月份?)?(?![\d月])`,
  String.raw`(?<month3>${number})\s*(?:月\s*|[/.\-])(?<day3>${number})(?:\s*[日号])?(?![\d月])`,
  String.raw`(?<span>半|${number})\s*(?<unit>年|个月)(?<half>半)?`,
  String.raw`(?<month4>${number})\s*月份?`,
  String.raw`(?<year5>${year})?\s*年(?=\s*[底末])`,
  String.raw`(?<year6>\d{4}|明|后)\s*年`,
  String.raw`(?<day7>${number})\s*[日号]`,
  '(?<word>今天|今日|昨天|昨日|前天|大前天|明天|明日|后天)',
];
const datePattern = new RegExp(`${lead}(?:${dates.join('|')})${tail}`);
const unreadable = /农历|阴历|正月|腊月|冬月|闰|春节|过年|年后|清明|中秋|收完|忙完|秋后/;

const words: ReadonlyMap<string, number> = new Map([
  ['今天', 0],
  ['今日', 0],
  ['昨天', -1],
  ['昨日', -1],
  ['前天', -2],
  ['大前天', -3],
  ['明天', 1],
  ['明日', 1],
  ['后天', 2],
]);

export interface SaidDates {
  readonly from: LocalDate | undefined;
  readonly review: LocalDate | undefined;
  readonly found: readonly Found[];
}

/**
 * The dates that are said with a change. 从…起 says since when it holds, 到… until when; else `untilAfter`, the place of
 * a verb that has an end (外出2027-02), decides: what stands after it is the end, anything else the beginning.
 */
export function findMemberDates(
  phrase: Phrase,
  today: LocalDate,
  untilAfter: number | undefined,
): Decision<SaidDates, MemberProblem> {
  const vague = findAll(phrase, unreadable)[0];
  if (vague) return refuse({ kind: 'dateUnclear', said: vague.said });
  const said: { from: Found[]; review: Found[] } = { from: [], review: [] };
  const all = findAll(phrase, datePattern);
  for (const found of all) said[roleOf(found, untilAfter)].push(found);
  for (const several of [said.from, said.review])
    if (several.length > 1) return refuse({ kind: 'severalDates', said: several.map((one) => one.said) });
  const [begins] = said.from;
  const [ends] = said.review;
  const from = begins && dateOf(begins, today, 'from');
  const review = ends && dateOf(ends, from ?? today, 'review', today);
  const wrong = begins && from === undefined ? begins : ends && review === undefined ? ends : undefined;
  if (wrong) return refuse({ kind: 'noSuchDate', said: wrong.said });
  return accept({ from, review, found: all });
}

function roleOf({ groups, from }: Found, untilAfter: number | undefined): 'from' | 'review' {
  if (groups['since'] !== undefined || groups['begin'] !== undefined) return 'from';
  if (groups['until'] !== undefined || groups['span'] !== undefined) return 'review';
  return untilAfter !== undefined && from >= untilAfter ? 'review' : 'from';
}

function dateOf(
  { groups }: Found,
  base: LocalDate,
  role: 'from' | 'review',
  today: LocalDate = base,
): LocalDate | undefined {
  const said = (...names: readonly string[]): string | undefined =>
    names.map((name) => groups[name]).find((value) => value !== undefined);
  const figure = (...names: readonly string[]) => parseNumeral(said(...names) ?? '');
  const offset = words.get(groups['word'] ?? '');
  if (offset !== undefined) return addDays(today, offset);
  if (groups['unit'] !== undefined) return spanFrom(groups, base);
  const yearSaid = yearOfWords(said('year', 'year2', 'year5', 'year6'), today);
  const month = figure('month', 'month2', 'month3', 'month4');
  const day = figure('day', 'day3', 'day7');
  if (month === undefined && day === undefined)
    return wholeMonth(`${String(yearSaid ?? yearOf(today))}-12`, role);
  if (month === undefined) return dayNear(day ?? 0, today, role);
  const years = yearSaid ?? yearOfMonth(month, today, role);
  if (day !== undefined) {
    const date = localDate(years, month, day);
    const passed = date !== undefined && role === 'review' && yearSaid === undefined && date < today;
    return passed ? localDate(years + 1, month, day) : date;
  }
  return wholeMonth(`${String(years)}-${String(month).padStart(2, '0')}`, role);
}

/** 27年 is a year written short, not a span. */
const longestMonths = 60;

function spanFrom(groups: Found['groups'], base: LocalDate): LocalDate | undefined {
  const { span = '', unit, half } = groups;
  const count = span === '半' ? 0.5 : parseNumeral(span);
  if (count === undefined) return undefined;
  const months = (count + (half === undefined ? 0 : 0.5)) * (unit === '年' ? 12 : 1);
  return Number.isInteger(months) && months <= longestMonths ? monthsLater(base, months) : undefined;
}

/** The last day of a month for an end, the first for a beginning. */
function wholeMonth(text: string, role: 'from' | 'review'): LocalDate | undefined {
  const month: Month | undefined = parseMonth(text);
  if (month === undefined) return undefined;
  return role === 'review' ? lastDate(month) : firstDate(month);
}

function yearOfWords(said: string | undefined, today: LocalDate): number | undefined {
  if (said === undefined) return undefined;
  const relative = ['今', '明', '后'].indexOf(said);
  return relative < 0 ? parseNumeral(said) : yearOf(today) + relative;
}

/** An end lies ahead; a beginning is the nearest such month. */
function yearOfMonth(month: number, today: LocalDate, role: 'from' | 'review'): number {
  const here = Number(today.slice(5, 7));
  const year = yearOf(today);
  if (role === 'review') return month < here ? year + 1 : year;
  if (month - here > 6) return year - 1;
  return here - month > 6 ? year + 1 : year;
}

function dayNear(day: number, today: LocalDate, role: 'from' | 'review'): LocalDate | undefined {
  const month = monthOf(today);
  const [y = 0, m = 0] = month.split('-').map(Number);
  const date = localDate(y, m, day);
  if (role === 'review' && date !== undefined && date < today) return monthsLater(date, 1);
  return date;
}
