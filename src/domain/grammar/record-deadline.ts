import {
  addDays,
  addMonths,
  lastDate,
  localDate,
  monthOf,
  monthsLater,
  weekdayOf,
  yearOf,
} from '../calendar/time.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { LocalDate, Month } from '../ids.ts';
import { normalize } from './normalize.ts';
import { parseNumeral } from './numerals.ts';
import { phraseOf } from './phrase.ts';
import { findDate } from './plan-date.ts';
import type { RecordProblem } from './record-reading.ts';

const numeral = String.raw`(?:\d{1,3}|[一二两三四五六七八九十廿卅]{1,3})`;
const span = new RegExp(String.raw`^(${numeral}|半)\s*(天|日|周|星期|礼拜|个月|月|年)(?:之|以)?内$`);
const monthEnd = new RegExp(
  String.raw`^(?:(?:(\d{4})年)?(${numeral})月(?:份)?|(本|这个?|当|下个?)?月)\s*(底|末|初|中旬?|上旬|下旬)?$`,
);
const yearEnd = /^(今年|明年|本年)?\s*(?:年)?(底|末)$/;
/** Words that only say that it is a deadline. */
const frame =
  /^(?:时限|期限|限期|限|截止到?|到|在)?:?\s*(.*?)\s*(?:底?之?以?前)?(?:要?完成|办完|做完|落实|办好)?$/;
const dateShape = /[\d一二三四五六七八九十廿卅]\s*[月日号/\-]|周|星期|礼拜|今天|明天|后天/;

/**
 * Reads a whole word as 时限, from the day of the meeting: 12月底前, 12月10日, 下周五, 两周内, 年底. `undefined` when it is
 * none. A deadline lies ahead: a month that has passed is next year's.
 */
export function readDeadline(word: string, from: LocalDate): Decision<LocalDate | undefined, RecordProblem> {
  const said = normalize(word).text.replace(/\s+/g, '');
  const core = (frame.exec(said)?.[1] ?? said).replace(/[,.]$/, '');
  const kept = /底(?:之|以)?前/.test(said) && !core.endsWith('底') ? `${core}底` : core;
  const plain = afterSpan(kept, from) ?? endOfMonth(kept, from) ?? endOfYear(kept, from);
  if (plain !== undefined) return accept(plain);
  if (!dateShape.test(kept)) return accept(undefined);
  const found = findDate(phraseOf(normalize(kept)), from);
  if (!found.ok)
    return /^[\d一二三四五六七八九十廿卅年月日号/-]+$/.test(kept)
      ? refuse({ kind: 'noSuchDate', said: word })
      : accept(undefined);
  const whole = found.value?.found.reduce((length, { text }) => length + text.length, 0);
  if (found.value === undefined || whole !== kept.length) return accept(undefined);
  return accept(ahead(found.value.date, kept, from));
}

function afterSpan(said: string, from: LocalDate): LocalDate | undefined {
  const [, count = '', unit = ''] = span.exec(said) ?? [];
  const half = count === '半';
  const number = half ? 1 : parseNumeral(count);
  if (number === undefined || number === 0) return undefined;
  if (unit === '天' || unit === '日') return half ? undefined : addDays(from, number);
  if (unit === '周' || unit === '星期' || unit === '礼拜')
    return half ? undefined : addDays(from, 7 * number);
  if (unit === '年') return monthsLater(from, half ? 6 : 12 * number);
  return half ? addDays(from, 15) : monthsLater(from, number);
}

/** 12月底, 月底, 下月中旬, 12月: its last day, the 20th for 中旬, the 10th for 初 and 上旬. */
function endOfMonth(said: string, from: LocalDate): LocalDate | undefined {
  const match = monthEnd.exec(said);
  if (!match) return undefined;
  const [, year, number, which, part] = match;
  if (number === undefined && which === undefined && part === undefined) return undefined;
  const month = number === undefined ? nearMonth(which, from) : numberedMonth(year, number, from);
  if (month === undefined) return undefined;
  if (part === '初' || part === '上旬') return `${month}-10` as LocalDate;
  return part?.startsWith('中') === true ? (`${month}-20` as LocalDate) : lastDate(month);
}

function nearMonth(which: string | undefined, from: LocalDate): Month {
  return addMonths(monthOf(from), which?.startsWith('下') === true ? 1 : 0);
}

function numberedMonth(year: string | undefined, said: string, from: LocalDate): Month | undefined {
  const number = parseNumeral(said) ?? 0;
  const first = localDate(year === undefined ? yearOf(from) : Number(year), number, 1);
  if (first === undefined) return undefined;
  const month = monthOf(first);
  return year === undefined && month < monthOf(from) ? addMonths(month, 12) : month;
}

function endOfYear(said: string, from: LocalDate): LocalDate | undefined {
  const [, which, end] = yearEnd.exec(said.replace(/^年/, '今年')) ?? [];
  if (end === undefined || which === undefined) return undefined;
  return localDate(yearOf(from) + (which === '明年' ? 1 : 0), 12, 31);
}

function ahead(date: LocalDate, said: string, from: LocalDate): LocalDate {
  if (date >= from || /\d{4}/.test(said)) return date;
  if (/周|星期|礼拜/.test(said)) return addDays(date, weekdayOf(date) === weekdayOf(from) ? 0 : 7);
  return localDate(yearOf(date) + 1, Number(date.slice(5, 7)), Number(date.slice(8))) ?? date;
}
