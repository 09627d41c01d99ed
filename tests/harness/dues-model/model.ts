import {
  firstDay,
  lastDay,
  later,
  monthOfDay,
  monthsThrough,
  periodEnd,
  plusMonths,
  sooner,
} from './calendar.ts';
import type { PayMode } from './calendar.ts';

/* What a branch's paper would say: who is where, what was approved, what was paid. Written from the rules (规定 arts. 7–14), by hand. */

export type Status = '正式' | '停止党籍' | '已转出' | '已离队';
export type DuesClass = '农民' | '务工' | '免缴';

export interface Branch {
  readonly at: number;
  readonly code: string;
  readonly name: string;
  readonly mode: PayMode;
}

/** A line of the ledger: a receipt, or what takes one back. All in fen. */
export interface Line {
  readonly branch: Branch;
  readonly member: Member;
  readonly year: number;
  readonly no: number;
  readonly shares: readonly Share[];
  readonly extra: number;
  readonly day: string;
  readonly moment: number;
  readonly by: string;
  /** Lines of one read-back. */
  readonly act: number;
  readonly way: string;
  readonly flags: readonly Flag[];
  readonly reverses: Line | undefined;
}

export interface Share {
  readonly month: string;
  readonly fen: number;
}

export type Flag = 'prepaid' | 'backPaid';

export interface Member {
  readonly number: string;
  readonly name: string;
  /** Place in the branch where the person began: officers are 0 and 1, and stay. */
  readonly k: number;
  readonly home: number;
  /** 已缴至 */
  readonly settledUntil: string | undefined;
  readonly moves: { readonly day: string; readonly branch: Branch }[];
  readonly statuses: { readonly day: string; readonly status: Status }[];
  /** In the order in which they were said; each holds from its month on, whatever was said before. */
  readonly amounts: { readonly from: string; readonly fen: number; readonly duesClass: DuesClass }[];
  readonly paid: Map<string, number>;
  readonly lines: Line[];
  claim: { readonly until: string; readonly branch: Branch; readonly no: number } | undefined;
}

export interface World {
  /** The first month of the roster. */
  readonly known: string;
  readonly branches: readonly Branch[];
  readonly members: readonly Member[];
  readonly ledger: Line[];
  acts: number;
  claims: number;
  today: string;
  moment: number;
}

export function branchOn({ moves }: Member, day: string): Branch | undefined {
  return moves.filter((move) => move.day <= day).at(-1)?.branch;
}

export function statusOn({ statuses }: Member, day: string): Status | undefined {
  return statuses.filter((one) => one.day <= day).at(-1)?.status;
}

function listed(member: Member, day: string): boolean {
  const status = statusOn(member, day);
  return status === '正式' || status === '停止党籍';
}

/** Whom an officer of the branch can name today. */
export function rosterOf({ members }: World, branch: Branch, day: string): readonly Member[] {
  return members.filter((member) => branchOn(member, day) === branch && listed(member, day));
}

/** The day on which the month finds the person: the first, or the one on which he came. */
function holdingDay(world: World, member: Member, month: string): string {
  const first = firstDay(later(month, world.known));
  if (month < world.known || listed(member, first)) return first;
  const days = [...member.statuses, ...member.moves].map(({ day }) => day);
  const came = days
    .filter((day) => day > first && day <= lastDay(month) && listed(member, day))
    .sort()
    .at(0);
  return came ?? first;
}

/** To which branch a month belongs; months before the program knows the person belong to none. */
export function ownerOf(world: World, member: Member, month: string): Branch | undefined {
  if (month < firstMonth(world, member)) return undefined;
  return branchOn(member, holdingDay(world, member, month));
}

export function amountIn({ amounts }: Member, month: string, known: string) {
  const found = amounts.filter(({ from }) => from <= month).at(-1);
  const first = amounts.filter(({ from }) => from <= later(month, known)).at(-1);
  const amount = found ?? first;
  if (!amount) throw new Error('everybody has an amount');
  return amount;
}

export interface Duty {
  readonly kind: 'owed' | 'waived' | 'before' | 'notDue';
  readonly fen: number;
}

export function dutyIn(world: World, member: Member, month: string): Duty {
  if (member.settledUntil !== undefined && month <= member.settledUntil) return { kind: 'before', fen: 0 };
  const day = holdingDay(world, member, month);
  const inside = listed(member, day) && statusOn(member, day) !== '停止党籍';
  if (!inside || statusOn(member, lastDay(month)) === '已离队') return { kind: 'notDue', fen: 0 };
  const { fen } = amountIn(member, month, world.known);
  return fen === 0 ? { kind: 'waived', fen } : { kind: 'owed', fen };
}

export const paidFor = ({ paid }: Member, month: string): number => paid.get(month) ?? 0;

/** Owed and paid, and nothing of it is missing. */
export function isPaid(world: World, member: Member, month: string): boolean {
  const { kind, fen } = dutyIn(world, member, month);
  return kind === 'owed' && paidFor(member, month) >= fen;
}

/** Money for a month that obliges the member to nothing: to be given back. */
export function isBeyond(world: World, member: Member, month: string): boolean {
  return dutyIn(world, member, month).kind !== 'owed' && paidFor(member, month) > 0;
}

export function isOpen(world: World, member: Member, month: string): boolean {
  return dutyIn(world, member, month).kind === 'owed' && !isPaid(world, member, month);
}

export const openFen = (world: World, member: Member, month: string): number =>
  dutyIn(world, member, month).fen - paidFor(member, month);

export function stateIn(world: World, member: Member, month: string, mode: PayMode): string {
  const now = monthOfDay(world.today);
  if (isPaid(world, member, month)) return month > periodEnd(now, mode) ? 'prepaid' : 'confirmed';
  const { kind } = dutyIn(world, member, month);
  if (kind !== 'owed') return isBeyond(world, member, month) ? 'beyond' : kind;
  if (member.claim && month <= member.claim.until) return 'claimed';
  return periodEnd(month, mode) < now ? 'arrears' : 'due';
}

/** The first month that can be owed. */
export function firstMonth({ known }: World, { settledUntil }: Member): string {
  return settledUntil === undefined ? known : sooner(plusMonths(settledUntil, 1), known);
}

/** Every month that the books look at: to the end of the period in hand, or as far as anything was ever paid. */
export function monthsOf(world: World, member: Member, mode: PayMode, until?: string): readonly string[] {
  const shares = member.lines.flatMap((line) => line.shares.map(({ month }) => month));
  const end = periodEnd(monthOfDay(world.today), mode);
  const last = [...shares, end, until ?? end].reduce(later);
  const first = [...shares, firstMonth(world, member)].reduce(sooner);
  return monthsThrough(first, last);
}

/** The line still holds: nothing took it back. */
export function stands({ ledger }: World, line: Line): boolean {
  return line.reverses === undefined && !ledger.some(({ reverses }) => reverses === line);
}

export const fenOf = ({ shares, extra }: Pick<Line, 'shares' | 'extra'>): number =>
  shares.reduce((sum, { fen }) => sum + fen, extra);
