import { localTime } from '../calendar/time.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { LocalTime } from '../ids.ts';
import { parseNumeral } from './numerals.ts';
import { findAll, type Found, type Phrase } from './phrase.ts';
import type { PlanProblem } from './plan-reading.ts';

const numeral = String.raw`(?:\d{1,2}|[〇零一二两三四五六七八九十]{1,3})`;
const half = '早上|早晨|清早|上午|中午|下午|傍晚|晚上|凌晨|夜里|早|晚';
/** 上午, 今晚: a part of the day in front of a word. */
export const halfOfDay =
  /^(?:今天|明天|当天)?(?:早上|早晨|清早|上午|中午|下午|傍晚|晚上|凌晨|夜里|[今明当][早晚])/;
/** Minutes without 分 directly follow and have two characters: 9点30, 九点三十; 9点 三组活动室 is a place. */
const pastHour = String.raw`(?:\s*(?:半|[一三]刻|整)|\s*${numeral}\s*分|(?:\d{2}|[〇零二三四五]?十[一二三四五六七八九]?)(?![\d日号月组楼]))`;
const byWord = String.raw`${numeral}\s*(?:点|时(?!间|候))钟?${pastHour}?`;
const byColon = String.raw`(?<![\d:])\d{1,2}:\d{2}(?![\d:])`;
/** 14.30: where it is no date. */
const byDot = String.raw`(?<![\d:.])\d{1,2}\.[0-5]\d(?![\d:.])`;
const to = String.raw`\s*(?:-|到|至|~)\s*`;
const clock = String.raw`(?:(?:${half})\s*)?(?:${byWord}|${byColon})`;
/** The first hour of a span may do without 点: 9-11点. */
const spanStart = String.raw`(?<![\d:])(?<bareHour>${numeral})(?=${to}${numeral}\s*[点时])`;
/** A span counts by its beginning. */
const timePattern = new RegExp(
  String.raw`(?:(?<half>${half})\s*)?(?:${spanStart}|(?<byWord>${byWord})|(?<byColon>${byColon}|${byDot}))(?:${to}${clock})?`,
);
const minutesPast: ReadonlyMap<string, number> = new Map([
  ['整', 0],
  ['一刻', 15],
  ['半', 30],
  ['三刻', 45],
]);
const partsByWord = new RegExp(
  String.raw`^(${numeral})\s*[点时]钟?\s*(半|[一三]刻|整)?(?:(${numeral})\s*分?)?$`,
);

/** Finds the time said in the phrase. `上午`, `下午` and the like place the hour; without them 1–6 is unclear. */
export function findTime(
  phrase: Phrase,
): Decision<{ readonly time: LocalTime; readonly found: Found } | undefined, PlanProblem> {
  const [first, ...more] = findAll(phrase, timePattern);
  if (first === undefined) return accept(undefined);
  if (more.length > 0)
    return refuse({ kind: 'severalTimes', said: [first, ...more].map(({ said }) => said) });
  const { said, groups } = first;
  const { hour, minute } = numbersIn(first);
  const placed = placedHour(hour, groups['half'], groups['byColon'] !== undefined);
  if (placed === 'unclear') return refuse({ kind: 'halfOfDayMissing', said });
  const time = localTime(placed, minute);
  return time === undefined ? refuse({ kind: 'noSuchTime', said }) : accept({ time, found: first });
}

/** NaN where there is no number: no time is made of it. */
function numbersIn({ groups }: Found): { readonly hour: number; readonly minute: number } {
  const { byColon, byWord: word, bareHour } = groups;
  const [, hour, part, minute] = partsByWord.exec(word ?? '') ?? [];
  const [hours, minutes] = byColon?.split(/[:.]/) ?? [];
  return {
    hour: parseNumeral(hours ?? hour ?? bareHour ?? '') ?? NaN,
    minute: minutesPast.get(part ?? '') ?? parseNumeral(minutes ?? minute ?? '0') ?? NaN,
  };
}

function placedHour(hour: number, part: string | undefined, digital: boolean): number | 'unclear' {
  switch (part) {
    case undefined:
      return !digital && hour >= 1 && hour <= 6 ? 'unclear' : hour;
    case '下午':
    case '傍晚':
      return hour < 12 ? hour + 12 : hour;
    case '晚上':
    case '晚':
    case '夜里':
      return hour < 12 ? hour + 12 : hour === 12 ? 24 : hour;
    case '中午':
      return hour < 10 ? hour + 12 : hour;
    default:
      return hour;
  }
}
