import { later, monthOfDay, zhMonth } from './calendar.ts';
import { cashLinesOf, partsOf } from './cash.ts';
import type { Kind, Part } from './cash.ts';
import { blanks, count, dated, head, money, monthsInWords, sum, zhDay } from './grid.ts';
import type { Grid } from './grid.ts';
import { amountIn, dutyIn, ownerOf, paidFor, stands, stateIn } from './model.ts';
import type { Branch, Flag, Line, Member, World } from './model.ts';

const stateWords: Readonly<Record<string, string>> = {
  notDue: '不用交',
  waived: '免交',
  before: '以前已交',
  due: '应交',
  claimed: '已交待确认',
  confirmed: '已确认',
  prepaid: '预交',
  arrears: '欠交',
  beyond: '多收',
};
const kindWords: Readonly<Record<Kind, string>> = {
  back: '补交',
  ahead: '预交',
  extra: '多交',
  elsewhere: '代收',
  reversal: '撤销',
};
const flagWords: Readonly<Record<Flag, string>> = { prepaid: '预交超过约定', backPaid: '补交超过约定' };
const columns = 14;

/** 月度收缴表, from the entries. */
export function monthSheet(world: World, branch: Branch, month: string): Grid {
  const own = world.members.filter((member) => isShown(world, branch, member, month));
  const due = sum(own.map((member) => dutyIn(world, member, month).fen));
  const paid = sum(own.map((member) => paidFor(member, month)));
  const parts = partsOf(world, { branch, from: month, to: month });
  return [
    ...head(`${branch.name}${zhMonth(month)}党费收缴表`, world.today, columns),
    ['一、本月党费'],
    ...(own.length === 0 ? [['无']] : []),
    ...own.map((member, at) => ownRow(world, branch, member, month, at + 1)),
    ['合计', ...blanks(4), money(due), money(paid), money(due - paid)],
    ['二、本月收的其他款'],
    ...(parts.length === 0 ? [['无']] : []),
    ...parts.map((part, at) => otherRow(world, branch, part, month, at + 1)),
    ['三、本月现金'],
    ...cashLinesOf(world, { branch, from: month, to: month }).map((fen) => [
      '*',
      ...blanks(5),
      money(fen),
      '*',
    ]),
    [],
    ['*', ...blanks(3), '*', ...blanks(3), '*'],
  ];
}

function linesFor({ lines }: Member, month: string): readonly Line[] {
  return lines.filter(
    ({ reverses, shares }) => reverses === undefined && shares.some((share) => share.month === month),
  );
}

function isShown(world: World, branch: Branch, member: Member, month: string): boolean {
  if (ownerOf(world, member, month) !== branch) return false;
  return stateIn(world, member, month, branch.mode) !== 'notDue' || linesFor(member, month).length > 0;
}

function ownRow(world: World, branch: Branch, member: Member, month: string, no: number): readonly string[] {
  const { fen } = dutyIn(world, member, month);
  const paid = paidFor(member, month);
  const state = stateIn(world, member, month, branch.mode);
  const year = Number(month.slice(0, 4));
  const lines = linesFor(member, month);
  const standing = lines.filter((line) => stands(world, line));
  const notes = [
    ...new Set(
      standing.flatMap((line) => [
        ...(line.branch === branch ? [] : [`${line.branch.name}代收`]),
        ...line.flags.map((flag) => flagWords[flag]),
      ]),
    ),
    ...lines.flatMap((line) => {
      const reversal = reversalOf(world, line);
      return reversal ? [`${receiptOf(line, year)}${zhDay(reversal.day)}撤销`] : [];
    }),
    ...(state === 'beyond' ? ['这个月不用交，待退'] : paid > fen ? ['交的比应交多'] : []),
  ];
  return [
    count(no),
    member.name,
    member.number,
    amountIn(member, month, world.known).duesClass,
    state === 'before' || state === 'notDue' ? '' : money(fen),
    money(fen),
    money(paid),
    money(fen - paid),
    stateWords[state] ?? '',
    ...receiptCells(standing, year),
    notes.join('；'),
  ];
}

function otherRow(
  world: World,
  branch: Branch,
  { kind, line, shares, fen }: Part,
  month: string,
  no: number,
): readonly string[] {
  const year = Number(month.slice(0, 4));
  const months = shares.map((share) => share.month);
  const owners = [...new Set(months.map((one) => ownerOf(world, line.member, one)))].filter(
    (one) => one !== branch,
  );
  const reversal = reversalOf(world, line);
  const said = kind === 'extra' || kind === 'reversal' ? [] : line.flags;
  const notes = [
    ...(months.length === 0 ? [] : [`${kind === 'reversal' ? '原交' : ''}${monthsInWords(months, year)}`]),
    ...(owners.length === 0 ? [] : [`归${owners.map((one) => one?.name ?? '').join('、')}`]),
    ...(reversal ? [`${zhDay(reversal.day)}撤销`] : []),
    ...said
      .filter(
        (flag) => !(flag === 'prepaid' && kind === 'back') && !(flag === 'backPaid' && kind === 'ahead'),
      )
      .map((flag) => flagWords[flag]),
  ];
  return [
    count(no),
    line.member.name,
    line.member.number,
    amountIn(line.member, later(monthOfDay(world.today), world.known), world.known).duesClass,
    ...blanks(2),
    money(fen),
    '',
    kindWords[kind],
    ...receiptCells([line], year),
    notes.join('；'),
  ];
}

const reversalOf = ({ ledger }: World, line: Line): Line | undefined =>
  ledger.find(({ reverses }) => reverses === line);

const receiptOf = (line: Line, year: number): string =>
  `${line.year === year ? '' : `${String(line.year)}年`}第${String(line.no)}号`;

/** 收款日期, 收据号, 收款人, 方式. */
function receiptCells(lines: readonly Line[], year: number): readonly string[] {
  const [only, another] = lines;
  const each = (of: (line: Line) => string) => [...new Set(lines.map(of))].join('、');
  return [
    only && !another ? dated(only.day) : each(({ day }) => zhDay(day)),
    each((line) => receiptOf(line, year)),
    each(({ by }) => by),
    each(({ way }) => way),
  ];
}
