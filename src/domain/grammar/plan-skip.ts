import type { LocalDate } from '../ids.ts';
import { findAll } from './phrase.ts';
import type { Phrase } from './phrase.ts';
import { monthNamed } from './plan-month.ts';
import type { FoundMonth } from './plan-month.ts';

const numeral = String.raw`(?:\d{1,2}|[一二三四五六七八九十]{1,2})`;
/** 本月不开, 12月份不搞了, 这个月的党日停一次. Without a month, 不开了 calls off the day that is planned. */
const skipWord = new RegExp(
  String.raw`(?:(?<which>本|这|下)个?月|(?<month>${numeral})\s*月)(?:份)?\s*(?:的?(?:主题)?党日)?\s*(?:就|都|先)?(?:不(?:开展?|搞|举行|安排|办)(?:了)?|停(?:开|办)?一次|停开)`,
);

/** The month that is to be skipped. */
export function findSkip(phrase: Phrase, today: LocalDate): FoundMonth | undefined {
  const [found] = findAll(phrase, skipWord);
  const month = found && monthNamed(found.groups, today);
  return found === undefined || month === undefined ? undefined : { month, found };
}
