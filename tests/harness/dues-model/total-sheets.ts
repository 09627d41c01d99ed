import { firstDay, inYuan, later, monthOfDay, monthsThrough, periodEnd, plusMonths } from './calendar.ts';
import { cashLinesOf, receivedIn } from './cash.ts';
import { blanks, count, head, money, monthCell, sum, zhDate } from './grid.ts';
import type { Grid } from './grid.ts';
import {
  amountIn,
  dutyIn,
  isBeyond,
  isOpen,
  isPaid,
  monthsOf,
  openFen,
  ownerOf,
  paidFor,
  rosterOf,
  stateIn,
} from './model.ts';
import type { Branch, Member, World } from './model.ts';
import { cashOf } from './comparing.ts';

/** 党员数, 应交人数, 应交, 已交人数, 已交, 未交. */
function sumsOf(world: World, branch: Branch, month: string): readonly number[] {
  const own = world.members.filter((member) => ownerOf(world, member, month) === branch);
  const inside = own.filter(
    (member) => !['notDue', 'beyond'].includes(stateIn(world, member, month, branch.mode)),
  );
  const members = new Set([...rosterOf(world, branch, firstDay(month)), ...inside]);
  const payers = own.filter((member) => isOpen(world, member, month) || isPaid(world, member, month));
  const due = sum(own.map((member) => dutyIn(world, member, month).fen));
  const paid = sum(own.map((member) => paidFor(member, month)));
  const done = own.filter((member) => isPaid(world, member, month));
  return [members.size, payers.length, due, done.length, paid, due - paid];
}

function sumCells(
  month: string,
  [members = 0, payers = 0, due = 0, done = 0, paid = 0, open = 0]: readonly number[],
) {
  return [monthCell(month), count(members), count(payers), money(due), count(done), money(paid), money(open)];
}

function totalCells(rows: readonly (readonly number[])[]): readonly string[] {
  const of = (at: number) => sum(rows.map((row) => row[at] ?? 0));
  return ['合计', '', count(of(1)), money(of(2)), count(of(3)), money(of(4)), money(of(5))];
}

/** 季度上缴表; nothing was handed up. */
export function quarterSheet(world: World, branch: Branch, first: string): Grid {
  const months = monthsThrough(first, plusMonths(first, 2));
  const span = { branch, from: first, to: plusMonths(first, 2) };
  const rows = months.map((month) => sumsOf(world, branch, month));
  const before = receivedIn(world, { branch, from: '0000-01', to: plusMonths(first, -1) });
  const received = receivedIn(world, span);
  const line = (fen: number) => ['*', ...blanks(2), money(fen), '*'];
  const quarter = '一二三四'[(Number(first.slice(5)) - 1) / 3] ?? '';
  return [
    ...head(`${branch.name}${first.slice(0, 4)}年第${quarter}季度党费上缴表`, world.today, 7),
    ...months.map((month, at) => sumCells(month, rows[at] ?? [])),
    totalCells(rows),
    ['本季现金'],
    ...cashLinesOf(world, span).map(line),
    ['上缴'],
    ['*', '*', '', '*', '*', '*', '*'],
    ['无'],
    ['合计', ...blanks(2), money(0)],
    ['结余'],
    ...[before, received, before + received, 0, before + received].map(line),
    [],
    ['*', '', '*', '', '*'],
  ];
}

/** 年度公示表. */
export function yearSheet(world: World, branch: Branch, year: number): Grid {
  const now = monthOfDay(world.today);
  const known = world.members
    .flatMap(
      (member) =>
        monthsOf(world, member, branch.mode).find((month) => ownerOf(world, member, month) === branch) ?? [],
    )
    .sort()[0];
  const months = monthsThrough(`${String(year)}-01`, `${String(year)}-12`).filter(
    (month) => known !== undefined && month >= known && month <= now,
  );
  const rows = months.map((month) => sumsOf(world, branch, month));
  const cash = months.map((month) => receivedIn(world, { branch, from: month, to: month }));
  const before = receivedIn(world, { branch, from: '0000-01', to: `${String(year - 1)}-12` });
  const line = (fen: number) => ['*', ...blanks(6), money(fen)];
  return [
    ...head(`${branch.name}${String(year)}年党费收缴公示表`, world.today, 8),
    ...months.map((month, at) => [...sumCells(month, rows[at] ?? []), money(cash[at] ?? 0)]),
    ...(months.length === 0 ? [['无']] : []),
    [...totalCells(rows), money(sum(cash))],
    ...[before, sum(cash), 0, before + sum(cash)].map(line),
    ['*'],
    [],
    ['*', '', '*', '', '*'],
  ];
}

/** 交接表. */
export function handOverSheet(world: World, branch: Branch): Grid {
  const rows = world.members.flatMap((member) => handOverRow(world, branch, member) ?? []);
  const last = world.ledger.filter((line) => line.branch === branch && !line.reverses).at(-1);
  const claims = world.members.filter((member) => member.claim?.branch === branch).length;
  const cash = cashOf(world, branch);
  const of = (at: number) => sum(rows.map(({ sums }) => sums[at] ?? 0));
  const totals = [0, 1, 2, 3].map(of);
  return [
    ...head(`${branch.name}党费交接表（${zhDate(world.today)}）`, world.today, 11),
    ...rows.map(({ before, sums, note }, at) => [count(at + 1), ...before, ...sumsShown(sums), note]),
    ['合计', ...blanks(5), ...sumsShown(totals)],
    ['现金和收据'],
    ...[cash, 0, cash].map((fen) => ['*', ...blanks(6), money(fen)]),
    ['*', ...blanks(6), last ? `${String(last.year)}年第${String(last.no)}号` : '还没开过'],
    ['*', ...blanks(6), `${String(claims)}人`],
    ['乡镇还没确认的上缴'],
    ['无'],
    ...[1, 2].flatMap(() => [[], ['*', ...blanks(4), '*']]),
  ];
}

const sumsShown = ([aheadMonths = 0, ahead = 0, openMonths = 0, open = 0]: readonly number[]) => [
  count(aheadMonths),
  money(ahead),
  count(openMonths),
  money(open),
];

function handOverRow(world: World, branch: Branch, member: Member) {
  const { today, known } = world;
  const end = periodEnd(monthOfDay(today), branch.mode);
  const all = monthsOf(world, member, branch.mode);
  const own = all.filter((month) => ownerOf(world, member, month) === branch);
  const open = own.filter((month) => month <= end && isOpen(world, member, month));
  const beyond = own.filter((month) => isBeyond(world, member, month));
  const back = sum(beyond.map((month) => paidFor(member, month)));
  const ahead = own.filter((month) => month > end && paidFor(member, month) > 0 && !beyond.includes(month));
  const isHere = rosterOf(world, branch, today).includes(member);
  const wasHere = member.moves.some((move) => move.branch === branch);
  if (!wasHere || (!isHere && open.length + ahead.length + beyond.length === 0)) return undefined;
  const amount = amountIn(member, later(monthOfDay(today), known), known);
  const until = settledUntil(world, member, all);
  const claim = member.claim?.branch === branch ? member.claim.until : undefined;
  const notes = [
    ...(amount.duesClass === '免缴' ? ['免交'] : []),
    ...(claim === undefined
      ? []
      : [`本人说交到${claim.slice(0, 4)}年${String(Number(claim.slice(5)))}月，待确认`]),
    ...(isHere ? [] : ['已不在本支部']),
    ...(back > 0 ? [`多收${inYuan(back)}元，待退`] : []),
  ];
  return {
    before: [
      member.name,
      member.number,
      amount.duesClass,
      isHere ? money(amount.fen) : '',
      until === undefined ? '' : monthCell(until),
    ],
    sums: [
      ahead.length,
      sum(ahead.map((month) => paidFor(member, month))),
      open.length,
      sum(open.map((month) => openFen(world, member, month))),
    ],
    note: notes.join('；'),
  };
}

/** The last month that is paid, or was settled before the program, before the first that is open. */
function settledUntil(world: World, member: Member, months: readonly string[]): string | undefined {
  const open = months.findIndex((month) => isOpen(world, member, month));
  const isSettled = (month: string) =>
    isPaid(world, member, month) || dutyIn(world, member, month).kind === 'before';
  return (open < 0 ? months : months.slice(0, open)).filter(isSettled).at(-1) ?? member.settledUntil;
}
