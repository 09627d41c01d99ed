import { monthOfDay } from './calendar.ts';
import { ownerOf } from './model.ts';
import type { Branch, Line, Share, World } from './model.ts';

/* From dues, which belong to months, to cash, which belongs to days: worked out from the lines of the ledger, one by one. */

export const kinds = ['back', 'ahead', 'extra', 'elsewhere', 'reversal'] as const;
export type Kind = (typeof kinds)[number];

/** Money of a line that is not for the branch's own months of the span. */
export interface Part {
  readonly kind: Kind;
  readonly line: Line;
  readonly shares: readonly Share[];
  readonly fen: number;
}

export interface Span {
  readonly branch: Branch;
  readonly from: string;
  readonly to: string;
}

const fenOfShares = (shares: readonly Share[]): number => shares.reduce((sum, { fen }) => sum + fen, 0);

const isWithin = ({ from, to }: Span, day: string): boolean =>
  monthOfDay(day) >= from && monthOfDay(day) <= to;

function takenIn({ ledger }: World, span: Span): readonly Line[] {
  return ledger.filter((line) => line.branch === span.branch && isWithin(span, line.day));
}

/** By kind, then as the ledger has them. */
export function partsOf(world: World, span: Span): readonly Part[] {
  const all = takenIn(world, span).flatMap((line) => partsOfLine(world, span, line));
  return kinds.flatMap((kind) => all.filter((part) => part.kind === kind));
}

function partsOfLine(world: World, span: Span, line: Line): readonly Part[] {
  const isOurs = ({ month }: Share) => ownerOf(world, line.member, month) === span.branch;
  const rest = line.shares.filter(
    (share) => !isOurs(share) || share.month < span.from || share.month > span.to,
  );
  const part = (kind: Kind, shares: readonly Share[], extra = 0): Part => ({
    kind,
    line,
    shares,
    fen: fenOfShares(shares) + extra,
  });
  const parts = line.reverses
    ? [part('reversal', rest, line.extra)]
    : [
        part(
          'back',
          rest.filter((share) => isOurs(share) && share.month < span.from),
        ),
        part(
          'ahead',
          rest.filter((share) => isOurs(share) && share.month > span.to),
        ),
        part('extra', [], line.extra),
        part(
          'elsewhere',
          rest.filter((share) => !isOurs(share)),
        ),
      ];
  return parts.filter(({ shares, fen }) => shares.length > 0 || fen !== 0);
}

/** The amounts of 本月现金 and 本季现金, in the order of the lines. */
export function cashLinesOf(world: World, span: Span): readonly number[] {
  const own = world.ledger.flatMap((line) =>
    line.shares
      .filter(({ month }) => month >= span.from && month <= span.to)
      .filter(({ month }) => ownerOf(world, line.member, month) === span.branch)
      .map(({ fen }) => ({ fen, line })),
  );
  const sum = (which: (line: Line) => boolean) =>
    own.reduce((total, { fen, line }) => total + (which(line) ? fen : 0), 0);
  const confirmed = sum(() => true);
  const otherTimes = sum((line) => line.branch === span.branch && !isWithin(span, line.day));
  const otherBranches = sum((line) => line.branch !== span.branch);
  const parts = partsOf(world, span);
  const others = kinds.map((kind) =>
    parts.reduce((total, part) => total + (part.kind === kind ? part.fen : 0), 0),
  );
  const ledger = receivedIn(world, span);
  return [confirmed, otherTimes, otherBranches, ...others, ledger, ledger, 0];
}

export function receivedIn(world: World, span: Span): number {
  return takenIn(world, span).reduce((sum, { shares, extra }) => sum + fenOfShares(shares) + extra, 0);
}
