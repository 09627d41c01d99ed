import { monthOfDay, yearOfDay } from './calendar.ts';
import { kept, layAll, questionOf, sumOf } from './laying.ts';
import type { Plan, PlanLine } from './laying.ts';
import { firstMonth, isOpen, monthsOf, stands } from './model.ts';
import type { Branch, Line, Member, World } from './model.ts';

export interface Figures {
  readonly people: number;
  readonly fen: number;
}

export const figuresOf = (plan: Plan): Figures => ({ people: kept(plan).length, fen: sumOf(plan) });

/**
 * [对得上]: what was read is written once; if anything about it has changed since, it is read anew, and a button that was
 * labelled before that confirms nothing else.
 */
export function agree(world: World, plan: Plan, said: Figures): 'written' | 'changed' | 'answerFirst' {
  const fresh = layAll(world, plan.branch, plan.wants, plan.excess);
  const seen = kept(plan);
  const now = kept({ ...plan, lines: fresh });
  const differs = seen.length !== now.length || seen.some((line, at) => !isSame(line, now[at]));
  const { people, fen } = figuresOf(plan);
  if (differs || people !== said.people || fen !== said.fen) {
    plan.lines = fresh;
    plan.again = false;
    return 'changed';
  }
  if (questionOf(plan) !== 'sum') return 'answerFirst';
  writeLines(world, plan.branch, plan.officer, seen);
  return 'written';
}

/** The same money of the same person, with nothing written about him in between. */
function isSame(a: PlanLine, b: PlanLine | undefined): boolean {
  const of = ({ shares, extra, change, excess, version, flags }: PlanLine) =>
    JSON.stringify([shares, extra, change, excess, version, flags]);
  return a.member === b?.member && of(a) === of(b);
}

export function writeLines(world: World, branch: Branch, by: string, lines: readonly PlanLine[]): void {
  world.acts += 1;
  for (const { member, shares, extra, way, flags } of lines) {
    const year = yearOfDay(world.today);
    const issued = world.ledger.filter(
      (line) => line.branch === branch && line.year === year && line.reverses === undefined,
    );
    enter(world, {
      branch,
      member,
      year,
      no: issued.length + 1,
      shares,
      extra,
      day: world.today,
      moment: world.moment,
      by,
      act: world.acts,
      way,
      flags,
      reverses: undefined,
    });
  }
  for (const { member } of lines) settleCovered(world, branch, member);
}

function enter(world: World, line: Line): void {
  world.ledger.push(line);
  line.member.lines.push(line);
  for (const { month, fen } of line.shares)
    line.member.paid.set(month, (line.member.paid.get(month) ?? 0) + fen);
}

/** A claim of which nothing is open any more is answered by the money. */
function settleCovered(world: World, { mode }: Branch, member: Member): void {
  const { claim } = member;
  if (!claim) return;
  const months = monthsOf(world, member, mode, claim.until).filter((month) => month <= claim.until);
  if (!months.some((month) => isOpen(world, member, month))) member.claim = undefined;
}

/** The newest line of the branch about this person that nothing took back. */
export function newestLine(world: World, branch: Branch, member: Member): Line | undefined {
  return member.lines.filter((line) => line.branch === branch && stands(world, line)).at(-1);
}

/** A later line takes each of these back; what was written stays. */
export function reverse(world: World, lines: readonly Line[], by: string): void {
  for (const line of lines)
    enter(world, {
      ...line,
      shares: line.shares.map(({ month, fen }) => ({ month, fen: -fen })),
      extra: -line.extra,
      day: world.today,
      moment: world.moment,
      by,
      reverses: line,
    });
}

/** Whether an amount may be changed from that month: what was paid, or settled before the program, stands. */
export function mayChange(world: World, { mode }: Branch, member: Member, from: string): boolean {
  const now = monthOfDay(world.today);
  const months = monthsOf(world, member, mode).filter((month) => month >= from && month <= now);
  const { settledUntil } = member;
  if (months.some((month) => (member.paid.get(month) ?? 0) > 0)) return false;
  if (settledUntil !== undefined && months.some((month) => month <= settledUntil)) return false;
  return from >= world.known || from === firstMonth(world, member);
}
