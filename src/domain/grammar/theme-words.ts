import { addMonths, monthOf, yearOf } from '../calendar/time.ts';
import { accept, refuse } from '../decision.ts';
import type { Decision } from '../decision.ts';
import type { LocalDate, Month } from '../ids.ts';
import { normalize, originalSlice } from './normalize.ts';
import { parseNumeral } from './numerals.ts';

/** What the township said about a month's theme; without a month the one in hand is meant. */
export type ThemeReading =
  | { readonly verb: 'show' | 'withdraw'; readonly month: Month | undefined }
  | { readonly verb: 'set'; readonly month: Month | undefined; readonly theme: string };

export type ThemeProblem =
  | { readonly kind: 'tooLong'; readonly most: number }
  /** 13月. */
  | { readonly kind: 'noSuchMonth'; readonly said: string };

const mostCharacters = 200;
const monthWord =
  /^\s*(?:(本|这个?|下个?)月|(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月)(?:份)?(?:的)?[\s,:]*/;
const withdrawWord = /^(?:收回|取消|不定了|撤回)[\s.]*$/;

/** Reads `12月 学习全会精神`, `收回`, `12月 取消`, and nothing. */
export function parseTheme(words: string, today: LocalDate): Decision<ThemeReading, ThemeProblem> {
  const said = normalize(words);
  const found = monthWord.exec(said.text);
  const month = found ? monthSaid(found, today) : undefined;
  if (found && month === undefined)
    return refuse({ kind: 'noSuchMonth', said: /\S+月/.exec(found[0])?.[0] ?? found[0] });
  const start = found?.[0].length ?? 0;
  const rest = said.text.slice(start).trim();
  if (rest === '') return accept({ verb: 'show', month });
  if (withdrawWord.test(rest)) return accept({ verb: 'withdraw', month });
  const theme = originalSlice(said, start, said.text.length).replace(/\s+/g, ' ');
  return Array.from(theme).length > mostCharacters
    ? refuse({ kind: 'tooLong', most: mostCharacters })
    : accept({ verb: 'set', month, theme });
}

/** A month that is long past is next year's. */
function monthSaid([, which, numeral]: RegExpExecArray, today: LocalDate): Month | undefined {
  const here = monthOf(today);
  if (which !== undefined) return which.startsWith('下') ? addMonths(here, 1) : here;
  const number = parseNumeral(numeral ?? '') ?? 0;
  if (number < 1 || number > 12) return undefined;
  const said = `${String(yearOf(today))}-${String(number).padStart(2, '0')}` as Month;
  return said < here ? addMonths(said, 12) : said;
}
