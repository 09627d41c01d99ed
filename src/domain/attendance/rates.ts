import type { Tally } from './tally.ts';

/** A share that is never shown without its denominator: counts first, rates second (handbook §1.4). */
export interface Rate {
  readonly count: number;
  readonly of: number;
}

/** 到会率 = 实到 ÷ 应到 (handbook §1.4). */
export function attendedRate({ present, expected }: Tally): Rate {
  return { count: present, of: expected };
}

/**
 * 参学率 = (实到 + 补学) ÷ 应到 (handbook §1.4). `madeUp`: how many of the expected made up the study and are not recorded
 * by name as present. Where a totals line governs, one of them may be among those it counts without naming them: nobody
 * counts twice beyond 应到, so the rate never exceeds 100 %.
 */
export function studiedRate({ present, expected }: Tally, madeUp: number): Rate {
  return { count: Math.min(present + madeUp, expected), of: expected };
}

/**
 * Percent to one decimal, rounded, but 100 only for everybody and 0 only for nobody; `undefined` when nobody was
 * expected.
 */
export function percentOf({ count, of }: Rate): string | undefined {
  if (of === 0) return undefined;
  const tenths = Math.round((count * 1000) / of);
  const shown = count === of ? 1000 : count === 0 ? 0 : Math.min(Math.max(tenths, 1), 999);
  return `${String(Math.floor(shown / 10))}.${String(shown % 10)}`;
}
