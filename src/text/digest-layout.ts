import type { TownshipHelp } from '../domain/digest/help.ts';
import { isApart, monthTotals } from '../domain/digest/month-facts.ts';
import type { BranchMonth, MonthTotals, TownshipMonth } from '../domain/digest/month-facts.ts';
import { splitLines } from './split-lines.ts';
import { heaps } from './two-abreast.ts';
import type { digestHelp } from './zh-cn/digest-help.ts';

/** A township's digest as it is sent. */
export interface TownshipTexts {
  readonly card: string;
  /** Of 24 branches and fewer it is part of the card. */
  readonly branches: readonly string[];
}

/** The words of a township's digest, in the order in which they stand in it. */
export interface DigestWords {
  readonly title: (facts: TownshipMonth) => string;
  readonly noBranches: string;
  readonly help: Pick<typeof digestHelp, 'line' | 'nothing' | 'nothingNew' | 'asBefore'>;
  readonly totals: (words: string, totals: MonthTotals) => readonly string[];
  readonly total: string;
  /** What the figures of a branch are; said where any branch has them. */
  readonly legend: string;
  readonly branches: (legend: string) => string;
  /** Some of the branches, each in a line or in part of one. */
  readonly lines: (facts: TownshipMonth, some: readonly BranchMonth[]) => readonly string[];
  /** Over 线下 and 转场. */
  readonly apart: string;
  /** Instead of the branches, where they are messages of their own. */
  readonly below: string;
  /** Over each of these messages, such as the first of three. */
  readonly part: (facts: TownshipMonth, nth: number, of: number, legend: string) => string;
  readonly ending: readonly string[];
}

/** With more branches than these their lines are messages of their own, and the first one stays on a screen. */
const mostTogether = 24;
/** Lines of branches in a message. */
const mostLines = 30;

/**
 * Help first, then totals, then branches in administrative order, 线下 and 转场 apart. `totalsOnly`: for whom no single branch
 * is told.
 */
export function townshipTexts(
  words: DigestWords,
  facts: TownshipMonth,
  help: TownshipHelp,
  totalsOnly = false,
): TownshipTexts {
  const { branches } = facts;
  const title = words.title(facts);
  if (branches.length === 0)
    return { card: [title, words.noBranches, ...words.ending].join('\n'), branches: [] };
  const normal = branches.filter((branch) => !isApart(branch));
  const apart = branches.filter(isApart);
  const totalsOf = (label: string, some: readonly BranchMonth[]) =>
    some.length > 0 ? words.totals(label, monthTotals(some.map(({ day }) => day))) : [];
  const apartTotals = totalsOf(words.apart, apart);
  const rows = [
    ...words.lines(facts, normal),
    ...(apart.length > 0 ? [...apartTotals, ...words.lines(facts, apart)] : []),
  ];
  const legend = branches.some(({ day }) => day.kind === 'held') ? words.legend : '';
  const isTogether = branches.length <= mostTogether;
  const rowsOrBelow = isTogether
    ? [...(normal.length > 0 ? [words.branches(legend)] : []), ...rows]
    : [words.below];
  return {
    card: [
      title,
      ...helpLines(words, facts, help),
      ...totalsOf(words.total, normal),
      ...(totalsOnly ? apartTotals : rowsOrBelow),
      ...words.ending,
    ].join('\n'),
    branches:
      isTogether || totalsOnly
        ? []
        : heaps(rows, mostLines).flatMap((lines, at, { length }) =>
            splitLines([words.part(facts, at + 1, length, legend), ...lines, ...words.ending]),
          ),
  };
}

function helpLines(
  { help: words }: DigestWords,
  { over }: TownshipMonth,
  { lines, asBefore }: TownshipHelp,
): readonly string[] {
  return [
    ...lines.map(({ help, branches }) => words.line(help, branches, over)),
    ...(lines.length > 0 ? [] : [asBefore.length > 0 ? words.nothingNew : words.nothing]),
    ...(asBefore.length > 0 ? [words.asBefore(asBefore.length)] : []),
  ];
}
