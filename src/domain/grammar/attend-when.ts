import { addDays, addMonths, localDate, monthOf, parseMonth, weekdayOf, yearOf } from '../calendar/time.ts';
import type { LocalDate, Month } from '../ids.ts';
import { parseNumeral } from './numerals.ts';

/** Which Party day somebody says he means, apart from who came. */
export type SaidWhen =
  { readonly kind: 'date'; readonly date: LocalDate } | { readonly kind: 'month'; readonly month: Month };

export interface WhenFound {
  readonly when: SaidWhen;
  readonly from: number;
  /** Where in the text the other words begin. */
  readonly end: number;
}

const numeral = String.raw`(?:\d{1,2}|[〇零一二三四五六七八九十廿卅]{1,3})`;
const after = String.raw`(?:[上下中]午|晚上|早上)?(?:的?那[次回天场])?(?:的?(?:支部)?(?:主题党日|党日|党员大会|活动|会议|会))?(?:那[次回天场])?[\s,.:的]*(?:到会(?=\s*\d+\s*/)[\s:]*)?`;
const patterns = {
  iso: String.raw`(?<isoYear>\d{4})[-./](?<isoMonth>\d{1,2})(?:[-./](?<isoDay>\d{1,2}))?(?!\d|[-./]\d)`,
  dotted: String.raw`(?<dotMonth>\d{1,2})\.(?<dotDay>\d{1,2})(?=\s|[^\d.\s])`,
  month: String.raw`(?:(?<year>\d{4})年|(?<yearWord>今年|去年))?\s*(?<month>${numeral})月份?(?:\s*(?<day>${numeral})\s*[日号])?`,
  relative: String.raw`(?<relative>上上个?月|前个月|上个?月|本月|这个?月)(?:\s*(?<relativeDay>${numeral})\s*[日号])?`,
  word: '(?<word>今天|今日|昨天|昨日|昨晚|大前天|前天|明天|明日|后天)',
  week: '(?<week>上个?|这个?|本)?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天1-7])',
  day: String.raw`(?<bareDay>${numeral})\s*[日号]`,
};
const front = new RegExp(String.raw`^\s*(?:${Object.values(patterns).join('|')})${after}`);

const words: ReadonlyMap<string, number> = new Map([
  ['今天', 0],
  ['今日', 0],
  ['昨天', -1],
  ['昨日', -1],
  ['昨晚', -1],
  ['前天', -2],
  ['大前天', -3],
  ['明天', 1],
  ['明日', 1],
  ['后天', 2],
]);
const weekdays = '一二三四五六日';

/**
 * Reads the day or month in front of normalised words about who came: 9月, 9月15日, 上个月, 昨天. Read from `today` and
 * back: a month without a year is the nearest of the last six, else it is still to come, which the caller refuses.
 */
export function whenInFront(text: string, today: LocalDate): WhenFound | undefined {
  const match = front.exec(text);
  const when = match && meant(match.groups ?? {}, today);
  return when ? { when, from: 0, end: match[0].length } : undefined;
}

const inside = new RegExp(
  `(?:(?<![\\d〇零一二三四五六七八九十])${patterns.month}|${patterns.relative}|${patterns.word})(?:的?那[次回天场])?(?:的?(?:主题党日|党日))?`,
  'g',
);

/** 张三明天请假: the same between other words, but for 今天, which says nothing new there. */
export function whenInside(
  text: string,
  today: LocalDate,
  inName: (from: number, to: number) => boolean,
): WhenFound | undefined {
  const found = [...text.matchAll(inside)].flatMap((match): WhenFound[] => {
    const end = match.index + match[0].length;
    const when = meant(match.groups ?? {}, today);
    const isToday = when?.kind === 'date' && when.date === today;
    return when && !isToday && !inName(match.index, end) ? [{ when, from: match.index, end }] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

type Groups = Readonly<Record<string, string | undefined>>;

function meant(groups: Groups, today: LocalDate): SaidWhen | undefined {
  const { word, weekday, relative, isoYear, bareDay } = groups;
  const number = (name: string): number | undefined => parseNumeral(groups[name] ?? '');
  if (word !== undefined) return { kind: 'date', date: addDays(today, words.get(word) ?? 0) };
  if (weekday !== undefined) return { kind: 'date', date: lastWeekday(weekday, groups['week'], today) };
  if (isoYear !== undefined) return inMonth(Number(isoYear), number('isoMonth') ?? 0, number('isoDay'));
  if (relative !== undefined) {
    const back =
      relative.startsWith('上上') || relative.startsWith('前') ? 2 : relative.startsWith('上') ? 1 : 0;
    const month = addMonths(monthOf(today), -back);
    return inMonth(yearOf(month), Number(month.slice(5)), number('relativeDay'));
  }
  if (bareDay !== undefined) {
    const day = number('bareDay') ?? 0;
    const here = inMonth(yearOf(today), Number(today.slice(5, 7)), day);
    if (here?.kind === 'date' && here.date <= today) return here;
    const last = addMonths(monthOf(today), -1);
    return inMonth(yearOf(last), Number(last.slice(5)), day);
  }
  const month = number('month') ?? number('dotMonth') ?? 0;
  const year = number('year') ?? yearMeant(month, groups['yearWord'], today);
  return inMonth(year, month, number('day') ?? number('dotDay'));
}

function inMonth(year: number, month: number, day: number | undefined): SaidWhen | undefined {
  if (day === undefined) {
    const said = parseMonth(`${String(year)}-${String(month).padStart(2, '0')}`);
    return said && { kind: 'month', month: said };
  }
  const date = localDate(year, month, day);
  return date && { kind: 'date', date };
}

function yearMeant(month: number, word: string | undefined, today: LocalDate): number {
  const year = yearOf(today);
  if (word !== undefined) return word === '去年' ? year - 1 : year;
  const now = Number(today.slice(5, 7));
  return month > now && now + 12 - month <= 6 ? year - 1 : year;
}

/** The latest such day up to today; 上周五 is the Friday of the week before (weeks begin on Monday). */
function lastWeekday(said: string, week: string | undefined, today: LocalDate): LocalDate {
  const number = said === '天' ? 7 : weekdays.includes(said) ? weekdays.indexOf(said) + 1 : Number(said);
  const inThisWeek = addDays(today, number - weekdayOf(today));
  if (week?.startsWith('上') === true) return addDays(inThisWeek, -7);
  return inThisWeek > today ? addDays(inThisWeek, -7) : inThisWeek;
}
