import type { BranchId, LocalDate, Month } from '../ids.ts';
import { isApart } from './month-facts.ts';
import type { BranchMonth } from './month-facts.ts';

/**
 * What a branch may need its township's help with, in the order in which a digest names it: no date; the day is over and
 * nothing was recorded; nothing recorded two months running; the dues book of the last ended month or quarter is behind; no
 * officer connected; no group; the bot was removed from the group.
 */
export const helpKinds = [
  'undated',
  'unrecorded',
  'silent',
  'dues',
  'noOfficer',
  'noChat',
  'chatLeft',
] as const;
export type HelpKind = (typeof helpKinds)[number];

/** What an admin did about it: asked the officer through the bot, had an invitation made to forward, or got in touch himself. */
export type HelpMark = 'reminded' | 'invited' | 'contacted';

/** A branch, and what it needs help with. */
export interface HelpItem {
  readonly branchId: BranchId;
  readonly help: HelpKind;
}

/** A branch named for help, and what was done about it. */
export interface HelpedBranch {
  readonly branchId: BranchId;
  readonly label: string;
  readonly mark: HelpMark | undefined;
}

/** What a digest says first: who needs help with what. */
export interface TownshipHelp {
  /** In the order of {@link helpKinds}; branches in administrative order. */
  readonly lines: readonly { readonly help: HelpKind; readonly branches: readonly HelpedBranch[] }[];
  /** Branches of which something is only counted: named twice already, or somebody got in touch (另有N村照旧). */
  readonly asBefore: readonly BranchId[];
}

/** What an officer is asked in the township's name. */
export type HelpAsked = {
  readonly township: string;
  readonly branch: string;
  /** Of the digest. */
  readonly month: Month;
} & (
  | {
      readonly help: 'undated';
      /** The usual day is still to come, and a tap takes it; else a day that could be named; `undefined`: the month is over. */
      readonly plan: 'tap' | LocalDate | undefined;
    }
  | { readonly help: 'dues'; readonly dues: { readonly from: Month; readonly until: Month } }
  | { readonly help: Exclude<HelpKind, 'undated' | 'dues'> }
);

/** What is known of a branch besides its month. */
export interface HelpFacts {
  /** How many months in a row before this one nothing was recorded, though the branch was there; counted no further than two. */
  readonly quietMonths: number;
  readonly isBookBehind: boolean;
}

/**
 * What a branch needs, the first that stands in the way: whoever has neither officer nor group is not asked for a date first, and
 * of a branch that was silent for two months the date is not what is missing. 线下 and 转场 need nothing (design §4).
 */
export function helpWanted(
  branch: BranchMonth,
  { quietMonths, isBookBehind }: HelpFacts,
  isOver: boolean,
): readonly HelpKind[] {
  if (isApart(branch)) return [];
  const { day, chat, officer } = branch;
  const isKnown = officer || chat !== 'none';
  const isQuiet = day.kind === 'unrecorded' || day.kind === 'undated';
  const silent = isKnown && isQuiet && quietMonths + (isOver ? 1 : 0) >= 2;
  const wanted: readonly [HelpKind, boolean][] = [
    ['undated', day.kind === 'undated' && isKnown && !silent],
    ['unrecorded', day.kind === 'unrecorded' && !silent],
    ['silent', silent],
    ['dues', officer && isBookBehind],
    ['noOfficer', !officer],
    ['noChat', officer && chat === 'none'],
    ['chatLeft', chat === 'left'],
  ];
  return wanted.flatMap(([help, isWanted]) => (isWanted ? [help] : []));
}

/** What is missing in one month: the next month's is another thing, and named again. */
const ofOneMonth: readonly HelpKind[] = ['undated', 'unrecorded'];

/**
 * Whether an item is only counted (另有N村照旧) and not named again: it stood in both of the last two digests, or somebody has
 * got in touch since it was named.
 */
export function isAsBefore(
  { branchId, help }: HelpItem,
  lastDigests: readonly (readonly HelpItem[])[],
  isContacted: boolean,
): boolean {
  if (ofOneMonth.includes(help)) return false;
  const named = lastDigests.map((items) =>
    items.some((one) => one.branchId === branchId && one.help === help),
  );
  if (isContacted && named[0] === true) return true;
  return named.length >= 2 && named.slice(0, 2).every(Boolean);
}
