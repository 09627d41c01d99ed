import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { Person } from '../../../src/rehearsal/people/handles.ts';
import { openBoundVillage } from '../bound.ts';
import type { BoundVillage } from '../bound.ts';
import type { Random } from '../seeded-random.ts';
import { memberName } from '../village.ts';
import type { BranchPlan } from '../village.ts';
import { inYuan, plusMonths } from './calendar.ts';
import type { Branch, DuesClass, Member, World } from './model.ts';

/** A village that is played with, and what its paper would say. */
export interface Play {
  readonly village: BoundVillage;
  readonly random: Random;
  readonly world: World;
  /** What was done so far, for whoever reads a failure. */
  readonly story: string[];
  /** Rows of members.csv by number of the member. */
  readonly rows: Map<string, string[]>;
}

const perBranch = 7;
const start = '2026-09-03';
const plans: readonly BranchPlan[] = [
  { code: 'SQ01', village: '石桥村', name: '石桥村党支部', expected: perBranch, secretary: '林福贵' },
  {
    code: 'SQ02',
    village: '石桥村',
    name: '石桥村第二党支部',
    expected: perBranch,
    secretary: '何志强',
    called: new Map(
      Array.from({ length: perBranch - 1 }, (_, k) => [k + 1, memberName({ secretary: '' }, k + 11)]),
    ),
  },
];

export async function openPlay(random: Random): Promise<Play> {
  const village = await openBoundVillage(plans, { at: { date: start, time: '10:00' } });
  const { talk } = village;
  for (const at of plans.keys())
    for (let k = 3; k < perBranch; k += 1) talk.rehearsal.people.pressStart(village.person(k, at));
  await talk.settle();
  const isQuarterly = random.below(100) % 2 === 0;
  if (isQuarterly) await village.say(village.person(0, 1), 'bot', '设置 缴费方式 按季度');
  const branches = plans.map(({ code, name }, at): Branch => ({
    at,
    code,
    name,
    mode: at === 1 && isQuarterly ? 'quarterly' : 'monthly',
  }));
  const members = branches.flatMap((branch) =>
    Array.from({ length: perBranch }, (_, k) => newMember(branch, k, random)),
  );
  const file = path.join(talk.dataDir, 'members.csv');
  const [, ...rows] = readFileSync(file, 'utf8').trim().split('\n');
  const play: Play = {
    village,
    random,
    world: {
      known: start.slice(0, 7),
      branches,
      members,
      ledger: [],
      acts: 0,
      claims: 0,
      today: start,
      moment: talk.clock.now(),
    },
    story: [`second branch ${isQuarterly ? 'by the quarter' : 'by the month'}`],
    rows: new Map(rows.map((row) => [row.split(',')[1] ?? '', row.split(',')])),
  };
  for (const member of members) {
    const { number, amounts, settledUntil = '' } = member;
    const [amount] = amounts;
    const { fen = 0, duesClass = '' } = amount ?? {};
    play.story.push(`${member.name} ${duesClass} ${String(fen)} 已缴至${settledUntil}`);
    const row = play.rows.get(number) ?? [];
    row.splice(columns.duesClass, 2, duesClass, inYuan(fen));
    row.push(settledUntil, start.slice(0, 7));
  }
  await importMembers(play);
  return play;
}

function newMember(branch: Branch, k: number, random: Random): Member {
  const plan = plans[branch.at] as BranchPlan;
  const duesClass = random.pick<DuesClass>(['农民', '农民', '农民', '农民', '务工', '免缴']);
  const fen =
    duesClass === '免缴' ? 0 : duesClass === '务工' ? 500 + random.below(2_000) : 20 + random.below(81);
  const known = start.slice(0, 7);
  return {
    number: `${branch.code}${String(k + 1).padStart(3, '0')}`,
    name: plan.called?.get(k) ?? memberName(plan, k),
    k,
    home: branch.at,
    settledUntil: random.pick([null, null, null, plusMonths(known, -4), plusMonths(known, 1)]) ?? undefined,
    moves: [{ day: `${known}-01`, branch }],
    statuses: [{ day: `${known}-01`, status: '正式' }],
    amounts: [{ from: known, fen, duesClass }],
    paid: new Map(),
    lines: [],
    claim: undefined,
  };
}

export const columns = { branch: 0, status: 3, duesClass: 8 } as const;
const headings =
  '支部编号,编号,姓名,状态,职务,党小组,流动,可不参加,党费类别,月党费,有智能手机,账号,已缴至,生效月';

/** Imports the roster as the rows say it now. */
export async function importMembers({ village: { talk }, rows }: Play): Promise<void> {
  const file = path.join(talk.dataDir, 'members.csv');
  writeFileSync(file, `${[headings, ...[...rows.values()].map((row) => row.join(','))].join('\n')}\n`);
  const { status, out, err } = await talk.zhibu('import', file);
  expect({ status, said: status === 0 ? '' : out + err }).toEqual({ status: 0, said: '' });
  await talk.settle();
}

/** Who acts for a member. */
export const phoneOf = ({ village }: Play, { k, home }: Member): Person => village.person(k, home);

/** 书记 and 组织委员 of the branch. */
export function officersOf({ world }: Play, branch: Branch): readonly Member[] {
  return world.members.filter(({ k, home }) => home === branch.at && k < 2);
}
