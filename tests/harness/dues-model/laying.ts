import { monthOfDay, monthsApart, periodEnd, plusMonths } from './calendar.ts';
import { fenOf, firstMonth, isOpen, monthsOf, openFen, stands } from './model.ts';
import type { Branch, Flag, Member, Share, World } from './model.ts';

/** What an officer says that somebody paid. */
export type Money =
  | { readonly kind: 'open' }
  | { readonly kind: 'months'; readonly count: number }
  | { readonly kind: 'span'; readonly from: string; readonly to: string }
  | { readonly kind: 'amount'; readonly fen: number };

export interface Want {
  readonly member: Member;
  readonly money: Money;
  /** 方式, as the month sheet says it. */
  readonly way: string;
}

export type Excess = '找零' | '预交以后的月份' | '自愿多交';

/** One receipt to be. */
export interface PlanLine {
  readonly member: Member;
  readonly shares: readonly Share[];
  readonly extra: number;
  readonly change: number;
  /** Nobody has said yet what becomes of it. */
  readonly excess: number;
  readonly way: string;
  readonly flags: readonly Flag[];
  /** How many lines the person had when this was read. */
  readonly version: number;
  /** Other money of this person was written within a day. */
  readonly repeated: boolean;
}

/** A read-back, as it stands before it is written. */
export interface Plan {
  readonly branch: Branch;
  readonly wants: readonly Want[];
  readonly officer: string;
  readonly left: Set<Member>;
  excess: Excess | undefined;
  again: boolean;
  reason: boolean;
  lines: readonly PlanLine[];
}

const farthest = 24;
const dayMs = 86_400_000;

export function openPlan(world: World, branch: Branch, officer: string, wants: readonly Want[]): Plan {
  const lines = layAll(world, branch, wants, undefined);
  return { branch, wants, officer, left: new Set(), excess: undefined, again: false, reason: false, lines };
}

/** In the order of the members' numbers, as every list of the branch is. */
export function layAll(
  world: World,
  branch: Branch,
  wants: readonly Want[],
  excess: Excess | undefined,
): readonly PlanLine[] {
  return wants
    .map((want) => lay(world, branch, want, excess))
    .filter(({ shares, extra, excess: rest }) => shares.length > 0 || extra + rest > 0)
    .sort((a, b) => (a.member.number < b.member.number ? -1 : 1));
}

function lay(
  world: World,
  branch: Branch,
  { member, money, way }: Want,
  excess: Excess | undefined,
): PlanLine {
  const now = monthOfDay(world.today);
  const end = periodEnd(now, branch.mode);
  const open = monthsOf(world, member, branch.mode, plusMonths(end, farthest)).filter((month) =>
    isOpen(world, member, month),
  );
  const full = (months: readonly string[]) =>
    months.map((month) => ({ month, fen: openFen(world, member, month) }));
  let shares: readonly Share[] = [];
  let rest = 0;
  if (money.kind === 'open') shares = full(open.filter((month) => month <= end));
  else if (money.kind === 'months') shares = full(open.slice(0, money.count));
  else if (money.kind === 'span')
    shares = full(open.filter((month) => month >= money.from && month <= money.to));
  else
    ({ shares, rest } = pour(
      full(open.filter((month) => month <= end || excess === '预交以后的月份')),
      money.fen,
    ));
  const flags: Flag[] = [];
  const [first, last] = [shares[0]?.month, shares.at(-1)?.month];
  if (last !== undefined && monthsApart(end, last) > 6) flags.push('prepaid');
  if (first !== undefined && monthsApart(first, now) > 6) flags.push('backPaid');
  return {
    member,
    shares,
    extra: excess === '自愿多交' ? rest : 0,
    change: excess === '找零' || excess === '预交以后的月份' ? rest : 0,
    excess: excess === undefined ? rest : 0,
    way,
    flags,
    version: member.lines.length,
    repeated: money.kind !== 'open' && isRecent(world, member),
  };
}

/** Oldest month first, until nothing is left. */
function pour(
  open: readonly Share[],
  fen: number,
): { readonly shares: readonly Share[]; readonly rest: number } {
  const shares: Share[] = [];
  let rest = fen;
  for (const { month, fen: needed } of open) {
    if (rest === 0) break;
    const part = rest < needed ? rest : needed;
    shares.push({ month, fen: part });
    rest -= part;
  }
  return { shares, rest };
}

function isRecent(world: World, { lines }: Member): boolean {
  const newest = lines.filter((line) => stands(world, line)).at(-1);
  return newest !== undefined && world.moment - newest.moment < dayMs;
}

export const kept = ({ lines, left }: Plan): readonly PlanLine[] =>
  lines.filter(({ member }) => !left.has(member));

export type Question = 'nobody' | 'excess' | 'again' | 'reason' | 'sum';

/** What the officer is asked next. */
export function questionOf(plan: Plan): Question {
  const lines = kept(plan);
  if (lines.length === 0) return 'nobody';
  if (lines.some(({ excess }) => excess > 0)) return 'excess';
  if (!plan.again && lines.some(({ repeated }) => repeated)) return 'again';
  if (!plan.reason && lines.some(({ flags }) => flags.length > 0)) return 'reason';
  return 'sum';
}

export const sumOf = (plan: Plan): number => kept(plan).reduce((sum, line) => sum + fenOf(line), 0);

/** Who owes something to the end of the period in hand, and is on the roster. */
export function owes(world: World, branch: Branch, member: Member): boolean {
  const end = periodEnd(monthOfDay(world.today), branch.mode);
  return monthsOf(world, member, branch.mode).some(
    (month) => month >= firstMonth(world, member) && month <= end && isOpen(world, member, month),
  );
}
