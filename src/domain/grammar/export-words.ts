import { yearOf } from '../calendar/time.ts';
import { accept, refuse } from '../decision.ts';
import type { Decision } from '../decision.ts';
import type { LocalDate, Month } from '../ids.ts';
import { monthInFront } from './month-in-front.ts';

/** Which files are asked for: of a month, of a whole year, or of the month in hand. */
export type ExportPeriod =
  | { readonly kind: 'month'; readonly month: Month }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'inHand' };

const wholeYear = /^(?:(\d{4})年?|(今年|本年)|(去年|上年))?(?:度|年度|全年)?(?:的?台账|打包|归档)?$/;

/** 2026-10, 10月, 上月; 2026年, 年度, 去年: what is to be exported. Refused: words that name no period, as they were said. */
export function parseExport(words: string, today: LocalDate): Decision<ExportPeriod, string> {
  const said = words.replace(/\s+/g, ' ').trim();
  if (said === '') return accept({ kind: 'inHand' });
  const { month, rest } = monthInFront(said, today);
  if (month !== undefined && rest.trim() === '') return accept({ kind: 'month', month });
  const year = wholeYear.exec(said);
  if (!year) return refuse(said);
  const [, number, , last] = year;
  if (number !== undefined) return accept({ kind: 'year', year: Number(number) });
  return accept({ kind: 'year', year: yearOf(today) - (last === undefined ? 0 : 1) });
}
