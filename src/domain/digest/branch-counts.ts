import type { LocalDate, Month } from '../ids.ts';
import type { Post } from '../people/facts.ts';
import type { BranchMonth, MonthDay } from './month-facts.ts';

/** A branch's month as the township sees it: counts, posts and dates, and nobody's name (design rule 7). */
export interface BranchCounts {
  readonly branch: string;
  readonly month: Month;
  /** As of when. */
  readonly today: LocalDate;
  readonly day: MonthDay;
  readonly madeUp: number;
  readonly dues: DuesCounts;
  readonly chat: BranchMonth['chat'];
  /** Posts that the roster has, by whether somebody who holds one can be written to. */
  readonly posts: { readonly bound: readonly Post[]; readonly unbound: readonly Post[] };
  readonly condition: BranchMonth['condition'];
  /** When 线下 or 转场 is to be looked at again. */
  readonly reviewDate: LocalDate | null;
}

/** People by where they stand with the month, or with its quarter; no money. `payers` = paid + claimed + open. */
export interface DuesCounts {
  readonly mode: 'monthly' | 'quarterly';
  readonly payers: number;
  readonly paid: number;
  readonly claimed: number;
  readonly open: number;
}

/** Of whom the names of a month tell. `expected`: where no Party day was held (yet), everybody who is expected. */
export type NamedAs =
  | 'present'
  | 'online'
  | 'leave'
  | 'absent'
  | 'unrecorded'
  | 'expected'
  | 'madeUp'
  | 'away'
  | 'excused'
  | 'suspended';

/** How the branch's month stands, and the names of it by state. */
export interface MonthNames {
  readonly day: MonthDay['kind'];
  readonly groups: readonly NamedGroup[];
}

/** As they are read on `today`. */
export interface ShownNames extends MonthNames {
  readonly today: LocalDate;
}

/** Names may be fewer than `count`: beside a totals line nobody's name is invented. */
export interface NamedGroup {
  readonly as: NamedAs;
  readonly count: number;
  readonly names: readonly string[];
}
