import { addMonths, monthOf, quarterOf, yearOf } from '../calendar/time.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { LocalDate, Month } from '../ids.ts';
import { parseNumeral } from './numerals.ts';

/** A month as it was said; without a year the place where it stands says which one is meant. */
export interface SaidMonth {
  readonly year: number | undefined;
  readonly month: number;
}

/** From one month through another; 9月 is a span of one. */
export interface SaidSpan {
  readonly from: SaidMonth;
  readonly to: SaidMonth;
}

const year = String.raw`(?:(?:\d{4}|\d{2}|二[〇零][〇零一二三四五六七八九]{2}|今|去|明|次|后|前)\s*年(?:的|度)?\s*)`;
const number = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])';
/** Any figure before 月, so that 13月 is said to be no month. */
const figure = '(?:[0-9]{1,3}|[〇零一二三四五六七八九十]{1,4})';
const month = String.raw`\s*月(?:份)?`;
const relative = '(?:本月|当月|这个?月|上个?月|下个?月)';
const iso = String.raw`(?:20\d{2}[-/.](?:1[0-2]|0?[1-9])(?!\d))`;
const to = String.raw`\s*(?:到|至|[-~])\s*`;
const single = `(?:${year}?${figure}${month}|${iso}${month}|${iso}|${relative}份?)`;

/** Sources of the patterns for months, over normalised text; longer ones first. */
export const monthPatterns = {
  /** 7-9月, 7月到9月, 2026年11月至2027年1月, 七八九月, 7,8,9月. */
  span: [
    `(?:从|自)?(?:${single}|${year}?${figure})${to}(?:${single})`,
    String.raw`${year}?(?:${number}(?:${month})?\s*,\s*){1,11}${number}${month}`,
    `${year}?[一二三四五六七八九十]{2,12}${month}`,
    String.raw`(?:${number}\s*,\s*){1,11}${number}\s*(?:等)?(?:[\d一二两三四五六七八九十]{1,2})\s*个月`,
    String.raw`${year}?第?[一二三四1-4](?:季度?)?(?:\s*[到至,\-~和]\s*第?)?[一二三四1-4]季度?`,
  ].join('|'),
  single,
  quarter: `${year}?(?:第?[一二三四1-4]个?季度?|q[1-4])|(?:本|这个?|上个?|下个?)季度?`,
  half: `${year}?[上下]半年`,
  year: String.raw`(?:20\d{2}|今|去|明)年?\s*(?:全|整)年|(?:20\d{2}|今|去|明)\s*年度?|20\d{2}(?!\d)`,
  /** 到12月, 交到年底, 截至2026年12月. */
  until: `(?:截止|截至|直到|一直到|到|至)(?:了)?(?:${single}|${year}?(?:第?[一二三四1-4]季度?)|${year}?年?[底末])(?:底|末|为止|止)?`,
  /** 从2027年1月起, 下个月开始, 明年起. */
  since: `(?:从|自|由)\\s*(?:${single}|[明今]年|现在|即日)(?:份)?(?:起|开始|以后|后)?|(?:${single}|[明今]年)(?:起|开始|以后)`,
} as const;

/** Reads what {@link monthPatterns} found: any of span, single, quarter, half and year. */
export function readSpan(text: string, today: LocalDate): Decision<SaidSpan, 'noSuchMonth'> {
  const plain = text
    .replace(/\s/g, '')
    .replace(/^[从自]/, '')
    .replace(/(?<=,.*)等?[\d一二两三四五六七八九十]个月$/, '月');
  const period = wholePeriod(plain, today);
  if (period) return accept(period);
  const ends = new RegExp(`^(.+?)${to}(.+)$`).exec(iso2(plain));
  if (ends) {
    const last = readMonth(ends[2] ?? '', today);
    const first = readMonth(/月/.test(ends[1] ?? '') ? (ends[1] ?? '') : `${ends[1] ?? ''}月`, today);
    return first && last ? accept({ from: first, to: last }) : refuse('noSuchMonth');
  }
  const one = readMonth(plain, today);
  if (one) return accept({ from: one, to: one });
  const run = monthsInARow(plain, today);
  return run ? accept(run) : refuse('noSuchMonth');
}

/** 2026-10 written with a dot, so that the dash is left to spans. */
function iso2(text: string): string {
  return text.replace(/(20\d{2})[-/.](1[0-2]|0?[1-9])(?!\d)月?/g, '$1年$2月');
}

/** 三季度, 上半年, 2026年. */
function wholePeriod(text: string, today: LocalDate): SaidSpan | undefined {
  const said = yearIn(text, today);
  const here = monthOf(today);
  const near = /^(本|这|上|下)个?季度?$/.exec(text)?.[1];
  if (near !== undefined) {
    const shift = near === '上' ? -3 : near === '下' ? 3 : 0;
    const quarter = quarterOf(addMonths(here, shift));
    return spanOf(Number(quarter.slice(0, 4)), Number(quarter.slice(-1)) * 3 - 2, 3);
  }
  const quarters = /(?:^|[年第])([一二三四1-4])(?:季度?)?(?:[到至,\-~和]第?)?([一二三四1-4])季度?$/.exec(
    text,
  );
  if (quarters) {
    const [first = 0, last = 0] = quarters.slice(1).map((one) => parseNumeral(one));
    return last > first ? spanOf(said, first * 3 - 2, (last - first + 1) * 3) : undefined;
  }
  const quarter = /(?:第?([一二三四1-4])个?季度?|q([1-4]))$/.exec(text);
  if (quarter) return spanOf(said, (parseNumeral(quarter[1] ?? quarter[2] ?? '') ?? 0) * 3 - 2, 3);
  const half = /([上下])半年$/.exec(text)?.[1];
  if (half !== undefined) return spanOf(said, half === '上' ? 1 : 7, 6);
  return said !== undefined && /^(?:20\d{2}|今|去|明|\d{2})(?:年[度的]?)?(?:[全整]年)?$/.test(text)
    ? spanOf(said, 1, 12)
    : undefined;
}

function spanOf(year: number | undefined, first: number, count: number): SaidSpan {
  return { from: { year, month: first }, to: { year, month: first + count - 1 } };
}

function yearIn(text: string, today: LocalDate): number | undefined {
  const found = /^(?:(\d{4}|\d{2}|二[〇零].{2}|[今去明次后前])年|(20\d{2})(?!\d))/.exec(text);
  const said = found?.[1] ?? found?.[2];
  if (said === undefined) return undefined;
  const shift = { 今: 0, 去: -1, 明: 1, 次: 1, 后: 2, 前: -2 }[said];
  if (shift !== undefined) return yearOf(today) + shift;
  const figures = parseNumeral(said);
  return figures === undefined ? undefined : figures < 100 ? 2000 + figures : figures;
}

/** 10月, 2026年10月, 2026-10, 本月, 上个月. */
function readMonth(said: string, today: LocalDate): SaidMonth | undefined {
  const text = iso2(said).replace(/份$/, '');
  const near = /^(本|当|这|上|下)个?月$/.exec(text)?.[1];
  if (near !== undefined) {
    const month = addMonths(monthOf(today), near === '上' ? -1 : near === '下' ? 1 : 0);
    return { year: yearOf(month), month: Number(month.slice(5)) };
  }
  const found = new RegExp(`^(${year})?(${figure})月$`).exec(text);
  const figures = found?.[2] ?? '';
  // 一二月 is January and February; December is 十二月.
  if (/^[一二三四五六七八九]{2,}$/.test(figures)) return undefined;
  const month = parseNumeral(figures);
  if (month === undefined || month < 1 || month > 12) return undefined;
  return { year: yearIn(text, today), month };
}

/** 七八九月, 十一十二月, 7,8,9月: months that follow each other. */
function monthsInARow(text: string, today: LocalDate): SaidSpan | undefined {
  const year = yearIn(text, today);
  const rest = year === undefined ? text : text.replace(/^.*?年[的度]?/, '');
  const months = rest.includes(',')
    ? rest.split(',').map((one) => parseNumeral(one.replace(/月份?$/, '')) ?? 0)
    : inSequence(rest.replace(/月份?$/, ''));
  const follows = months?.every((one, at) => at === 0 || one === ((months[at - 1] ?? 0) % 12) + 1);
  const [first] = months ?? [];
  const last = months?.at(-1);
  if (!follows || first === undefined || last === undefined) return undefined;
  const wraps = year !== undefined && last < first;
  return { from: { year, month: first }, to: { year: wraps ? year + 1 : year, month: last } };
}

/** The numerals one after the other; 十一十二 is 11 and 12. */
function inSequence(text: string): readonly number[] | undefined {
  const months: number[] = [];
  for (let at = 0; at < text.length;) {
    const next = ((months.at(-1) ?? 0) % 12) + 1;
    const widths = [2, 1].filter((width) => {
      const value = parseNumeral(text.slice(at, at + width));
      const single = width === 1 || text[at] === '十';
      return at + width <= text.length && single && value !== undefined && value <= 12;
    });
    const width = widths.find(
      (one) => months.length === 0 || parseNumeral(text.slice(at, at + one)) === next,
    );
    if (width === undefined) return undefined;
    months.push(parseNumeral(text.slice(at, at + width)) ?? 0);
    at += width;
  }
  return months.length > 1 ? months : undefined;
}

/** Reads what the pattern `until` or `since` found. */
export function readMonthWithWord(text: string, today: LocalDate): SaidMonth | undefined {
  const plain = text
    .replace(/\s/g, '')
    .replace(/^[补上预交缴付了过齐清好来完讫掉起纳]*(?:截止|截至|直到|一直到|到|至|从|自|由)了?/, '')
    .replace(/(?:开始|以后|为止|起|止|后)$/, '');
  if (/^(?:现在|即日)$/.test(plain)) return readMonth('本月', today);
  const start = /^([明今])年$/.exec(plain);
  if (start && !/[底末到至]/.test(text)) return { year: yearIn(plain, today), month: 1 };
  if (/^(?:.*年)?[底末]?$/.test(plain) && /[年底末]/.test(plain))
    return { year: yearIn(plain, today), month: 12 };
  const span = readSpan(plain.replace(/[底末]$/, ''), today);
  return span.ok ? span.value.to : undefined;
}

/**
 * A month without a year that dues are paid for: this year's, ahead or behind; only in January to March months 10 to 12 are
 * last year's, because what is ahead of them is a year away and nobody pays that.
 */
export function monthPaid({ year, month }: SaidMonth, today: LocalDate): Month {
  const here = Number(today.slice(5, 7));
  return monthIn(year ?? yearOf(today) - (here <= 3 && month >= 10 ? 1 : 0), month);
}

/**
 * A span without years is dated by its last month as {@link monthPaid} says, but one that begins by the next month is this
 * year's: 1-12月 in January is the year that begins. Over the new year (11-1月) it ends this year in January to June and
 * begins this year from July on.
 */
export function spanPaid(
  { from, to }: SaidSpan,
  today: LocalDate,
): { readonly from: Month; readonly to: Month } {
  const wraps = from.month > to.month;
  if (to.year !== undefined) {
    const year = from.year ?? (wraps ? to.year - 1 : to.year);
    return { from: monthIn(year, from.month), to: monthIn(to.year, to.month) };
  }
  if (from.year !== undefined)
    return {
      from: monthIn(from.year, from.month),
      to: monthIn(wraps ? from.year + 1 : from.year, to.month),
    };
  const here = Number(today.slice(5, 7));
  if (!wraps) {
    const begun = from.month <= here + 1 && to.month >= here;
    const last = begun ? monthIn(yearOf(today), to.month) : monthPaid(to, today);
    return { from: monthIn(yearOf(last), from.month), to: last };
  }
  const ends = yearOf(today) + (here <= 6 ? 0 : 1);
  return { from: monthIn(ends - 1, from.month), to: monthIn(ends, to.month) };
}

/** A month that lies ahead: 缓交到2月. */
export function monthAhead({ year, month }: SaidMonth, today: LocalDate): Month {
  const here = Number(today.slice(5, 7));
  return monthIn(year ?? yearOf(today) + (month < here ? 1 : 0), month);
}

/** The nearest month of that number: 从1月起. */
export function monthNear({ year, month }: SaidMonth, today: LocalDate): Month {
  const away = month - Number(today.slice(5, 7));
  return monthIn(year ?? yearOf(today) + (away > 6 ? -1 : away < -6 ? 1 : 0), month);
}

/** The latest month of that number: what a book is made of has been. */
export function monthPast({ year, month }: SaidMonth, today: LocalDate): Month {
  return monthIn(year ?? yearOf(today) - (month > Number(today.slice(5, 7)) ? 1 : 0), month);
}

function monthIn(year: number, month: number): Month {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}` as Month;
}
