import { parseNumeral } from './numerals.ts';
import { findAll } from './phrase.ts';
import type { Found, Phrase } from './phrase.ts';

const numeral = String.raw`(?:\d{1,2}|[一二两三四五六七八九十]{1,3})`;
const later = '(?:再|往后|向后)?(?:推迟|延期|延后|推后|后延|顺延|后推|推|延|晚)';
const earlier = '(?:再|往前|向前)?(?:提前|提早|前移|早)';
const shiftWord = new RegExp(
  String.raw`(?:(?<later>${later})|(?<earlier>${earlier}))了?\s*(?:(?<number>${numeral})\s*(?<unit>天|个?(?:周|星期|礼拜)(?![一二三四五六日天1-7])|个?小时|分钟)|(?<half>半)\s*(?:个)?小?时)(?:开|召开|举行)?`,
);

/** How far a Party day is moved from where it stands; earlier is negative. */
export type Shift =
  { readonly unit: 'day'; readonly by: number } | { readonly unit: 'minute'; readonly by: number };

/** 推迟一周, 提前两天, 往后推3天, 推迟半小时. 推迟3日 is a date, and 推迟到一周后 leaves open from when. */
export function findShift(phrase: Phrase): { readonly shift: Shift; readonly found: Found } | undefined {
  const [found] = findAll(phrase, shiftWord);
  if (!found) return undefined;
  const { groups } = found;
  const sign = groups['later'] === undefined ? -1 : 1;
  if (groups['half'] !== undefined) return { shift: { unit: 'minute', by: sign * 30 }, found };
  const number = parseNumeral(groups['number'] ?? '');
  if (number === undefined) return undefined;
  const by = sign * number;
  const unit = groups['unit'] ?? '';
  if (unit === '天') return { shift: { unit: 'day', by }, found };
  if (unit === '分钟') return { shift: { unit: 'minute', by }, found };
  return {
    shift: unit.endsWith('小时') ? { unit: 'minute', by: by * 60 } : { unit: 'day', by: by * 7 },
    found,
  };
}
