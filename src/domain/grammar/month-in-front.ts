import { addMonths, localDate, monthOf, yearOf } from '../calendar/time.ts';
import type { LocalDate, Month } from '../ids.ts';
import { normalize, originalSlice } from './normalize.ts';
import { parseNumeral } from './numerals.ts';

const pattern =
  /^\s*(?:(?<iso>\d{4})\s*[-/.年]\s*(?<isoMonth>\d{1,2})(?:\s*月)?(?:[-/.]\d{1,2}|\d{1,2}\s*[日号])?|(?<number>\d{1,2}|[一二三四五六七八九十]{1,2})\s*月(?:份|\s*\d{1,2}\s*[日号])?|(?<last>上个?月)|(?<here>本月|这个?月))(?![\d底末初中上下前之以内一二三四五六七八九十廿])[\s:,]*/;

/** 10月 议定 …, 11月15日, 上月, 2026-10: the month said before other words, which is the latest of that number, and what follows. */
export function monthInFront(
  words: string,
  today: LocalDate,
): { readonly month?: Month; readonly rest: string } {
  const source = normalize(words);
  const match = pattern.exec(source.text);
  const month = match ? monthOfMatch(match.groups ?? {}, today) : undefined;
  if (!match || month === undefined) return { rest: words };
  return { month, rest: originalSlice(source, match[0].length, source.text.length) };
}

function monthOfMatch(
  groups: Readonly<Record<string, string | undefined>>,
  today: LocalDate,
): Month | undefined {
  const here = monthOf(today);
  if (groups['last'] !== undefined) return addMonths(here, -1);
  if (groups['here'] !== undefined) return here;
  const iso = groups['iso'];
  const number = parseNumeral(groups['isoMonth'] ?? groups['number'] ?? '') ?? 0;
  const first = localDate(iso === undefined ? yearOf(today) : Number(iso), number, 1);
  if (first === undefined) return undefined;
  const month = monthOf(first);
  return iso === undefined && month > here ? addMonths(month, -12) : month;
}
