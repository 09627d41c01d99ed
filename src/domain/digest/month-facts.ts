import { sumTallies } from '../attendance/tally.ts';
import type { Tally } from '../attendance/tally.ts';
import type { BranchId, LocalDate, Month, TownshipId } from '../ids.ts';

/** How a branch's Party day of the month stands. Counts only: a digest names no person (design rules 1, 7). */
export type MonthDay =
  | { readonly kind: 'undated' }
  /** Today or later, nothing recorded yet. */
  | { readonly kind: 'planned'; readonly date: LocalDate }
  /** The day is over and nobody said anything: 未登记 is not 缺席, and no record is not "not held". */
  | { readonly kind: 'unrecorded'; readonly date: LocalDate }
  | { readonly kind: 'held'; readonly date: LocalDate; readonly tally: Tally }
  | { readonly kind: 'cancelled'; readonly date: LocalDate }
  /** The branch holds none this month, with a reason. */
  | { readonly kind: 'skipped' };

export interface BranchMonth {
  readonly branchId: BranchId;
  /** The village's name where it has one branch, else the branch's. */
  readonly label: string;
  /** 线下 and 转场 stop nagging and are counted apart. */
  readonly condition: 'normal' | 'offline' | 'pasture';
  /** `left`: the bot was removed from the branch's group. */
  readonly chat: 'present' | 'left' | 'none';
  /** Whether any officer can be written to privately. */
  readonly officer: boolean;
  readonly day: MonthDay;
}

export interface TownshipMonth {
  readonly townshipId: TownshipId;
  readonly township: string;
  readonly month: Month;
  /** The month has ended. */
  readonly over: boolean;
  /** Only the reader's 联系村. */
  readonly linkedOnly: boolean;
  /** In administrative order. */
  readonly branches: readonly BranchMonth[];
}

export interface CountyMonth {
  readonly county: string;
  readonly month: Month;
  /** In administrative order. */
  readonly townships: readonly {
    readonly name: string;
    readonly normal: MonthTotals;
    readonly apart: MonthTotals;
  }[];
}

/** What the county's digest says besides. */
export interface CountyDigest extends CountyMonth {
  /** This year and the next one, by whether their public holidays are loaded; the next one is missed from November. */
  readonly calendar: { readonly known: readonly number[]; readonly missing: readonly number[] };
  /** 意见: what came and what was answered in the month, and what waits for a word now. */
  readonly feedback: {
    readonly received: number;
    readonly answered: number;
    /** 已阅. */
    readonly read: number;
    readonly open: number;
  };
  /** Head of the audit chain (hexadecimal SHA-256): kept outside of the database, it shows a tail that was cut (`zhibu check --head`). */
  readonly auditHead: string;
}

export interface MonthTotals {
  readonly branches: number;
  /** Branches by how their day stands; they add up to `branches`. */
  readonly days: Readonly<Record<MonthDay['kind'], number>>;
  /** Sum over the days that were held. */
  readonly tally: Tally;
}

export function isApart({ condition }: Pick<BranchMonth, 'condition'>): boolean {
  return condition !== 'normal';
}

export function monthTotals(days: readonly MonthDay[]): MonthTotals {
  const count = (kind: MonthDay['kind']) => days.filter((day) => day.kind === kind).length;
  return {
    branches: days.length,
    days: {
      undated: count('undated'),
      planned: count('planned'),
      unrecorded: count('unrecorded'),
      held: count('held'),
      cancelled: count('cancelled'),
      skipped: count('skipped'),
    },
    tally: sumTallies(days.flatMap((day) => (day.kind === 'held' ? [day.tally] : []))),
  };
}

export function sumTotals(totals: readonly MonthTotals[]): MonthTotals {
  const sum = (figure: (of: MonthTotals) => number) => totals.reduce((total, of) => total + figure(of), 0);
  return {
    branches: sum(({ branches }) => branches),
    days: {
      undated: sum(({ days }) => days.undated),
      planned: sum(({ days }) => days.planned),
      unrecorded: sum(({ days }) => days.unrecorded),
      held: sum(({ days }) => days.held),
      cancelled: sum(({ days }) => days.cancelled),
      skipped: sum(({ days }) => days.skipped),
    },
    tally: sumTallies(totals.map(({ tally }) => tally)),
  };
}
