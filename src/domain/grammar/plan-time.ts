import { localTime } from '../calendar/time.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { LocalTime } from '../ids.ts';
import { parseNumeral } from './numerals.ts';
import { findAll, type Found, type Phrase } from './phrase.ts';
import type { PlanProblem } from './plan-reading.ts';

const hours = String.raw`(?:\d{1,2}|[〇零一二两三四五六七八九十]{1,3})`;
const minutes = String.raw`(?:\d{1,2}|[〇零一二三四五六七八九十]{1,3})`;
const half = '早上|早晨|清早|上午|中午|下午|傍晚|晚上|凌晨|夜里|早|晚';
const clock = (name: string): string =>
  String.raw`(?:(?<half${name}>${half})\s*)?(?:(?<hour${name}>${hours})\s*[点时]钟?(?!间|候)(?:\s*(?<part${name}>半|[一三]刻|整)|\s*(?<minute${name}>${minutes})\s*分?(?![\d日号月]))?|(?<![\d:])(?<h${name}>\d{1,2}):(?<m${name}>\d{2})(?![\d:]))`;
/** A span counts by its beginning. */
const timePattern = new RegExp(`${clock('1')}(?:\\s*(?:-|到|至|~)\\s*${clock('2')})?`);

/** Finds the time said in the phrase. `上午`, `下午` and the like place the hour; without them 1–6 is unclear. */
export function findTime(
  phrase: Phrase,
): Decision<{ readonly time: LocalTime; readonly found: Found } | undefined, PlanProblem> {
  const [first, ...more] = findAll(phrase, timePattern);
  if (first === undefined) return accept(undefined);
  if (more.length > 0)
    return refuse({ kind: 'severalTimes', said: [first, ...more].map(({ said }) => said) });
  const { groups, said } = first;
  const digital = groups['h1'] !== undefined;
  const hour = parseNumeral(groups['h1'] ?? groups['hour1'] ?? '') ?? NaN;
  const placed = placedHour(hour, groups['half1'], digital);
  if (placed === 'unclear') return refuse({ kind: 'halfOfDayMissing', said });
  const time = localTime(placed, minutesOf(first));
  return time === undefined ? refuse({ kind: 'noSuchTime', said }) : accept({ time, found: first });
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

function minutesOf({ groups }: Found): number {
  switch (groups['part1']) {
    case '半':
      return 30;
    case '一刻':
      return 15;
    case '三刻':
      return 45;
    case '整':
      return 0;
    default:
      return parseNumeral(groups['m1'] ?? groups['minute1'] ?? '0') ?? NaN;
  }
}
