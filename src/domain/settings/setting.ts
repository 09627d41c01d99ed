/** Who sets it: branch > township > county > default (design §4). */
export type SettingLevel = 'branch' | 'township' | 'county';

/** From the one that counts most. */
export const settingLevels: readonly SettingLevel[] = ['branch', 'township', 'county'];

export type SettingUnit = 'months' | 'days' | 'hours' | 'minutes' | 'times' | 'ofMonth';

/** What its value may be, and how words are read for it. */
export type SettingKind =
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly unit: SettingUnit }
  | { readonly kind: 'yesNo' }
  /** `words` are what people may say for the value; the first one is shown. */
  | {
      readonly kind: 'choice';
      readonly options: readonly { readonly value: string; readonly words: readonly string[] }[];
    }
  | { readonly kind: 'time' }
  | { readonly kind: 'text'; readonly most: number }
  /** A season, `6-10`; it may go over the new year (`11-3`). */
  | { readonly kind: 'months' }
  /** 党日 as in `branches.csv`. */
  | { readonly kind: 'fixedDay' }
  /** 党费日: `partyDay`, or a day of the month that every month has. */
  | { readonly kind: 'duesDay' }
  /** 状态 with 复核日, as in `branches.csv`: `normal`, `pasture 2027-03-01`. */
  | { readonly kind: 'condition' };

/** One figure of the county's own practice. */
export interface Setting {
  readonly key: string;
  /** 中文 name first, then other ways to say it; the longest that fits is taken. */
  readonly names: readonly [string, ...string[]];
  readonly kind: SettingKind;
  /** In stored form; empty where there is nothing. */
  readonly fallback: string;
  readonly levels: readonly SettingLevel[];
  /** At the branch it is a cell of the roster's row, so that a later import reports a conflict instead of overwriting it. */
  readonly inBranchRow?: true;
  /** A value that can be written as it stands. */
  readonly example: string;
}
