import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { duesConsents } from '../../src/cases/dues/consents.ts';
import { duesOfficer } from '../../src/cases/roster/officers.ts';
import type { LocalDate } from '../../src/domain/ids.ts';
import { debtor, openArrears, todo } from '../harness/arrears-branch.ts';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { planOf, memberName } from '../harness/party-day.ts';

/* 缴费方式, 预交, 补交, 代交: to what the branch agrees; and who is written to about dues. */

const branch = planOf();
const [secretary, organiser, member] = [0, 1, 5] as const;

const open = () => openBoundVillage([branch], { at: { date: '2026-11-10', time: '10:00' } });

async function set({ say, person, latest }: BoundVillage, words: string): Promise<string> {
  await say(person(secretary), 'bot', `设置 ${words}`);
  return latest(person(secretary)).text;
}

const consentsOf = ({ talk }: BoundVillage) =>
  talk.app().store.read((tx) => {
    const found = tx.org.branchByCode('SQ01');
    return found && duesConsents(tx, found);
  });

it('the branch says to what it agrees', async () => {
  const village = await open();
  expect(consentsOf(village)).toEqual({
    payMode: 'monthly',
    prepayMonths: 6,
    backPayMonths: 6,
    relative: true,
    member: true,
  });
  expect(await set(village, '缴费方式 按季度')).toBe(
    '✓ 石桥村党支部，缴费方式：逐月（默认） → 按季（本支部）',
  );
  expect(await set(village, '预交月数 0')).toContain('6个月（默认） → 0个月（本支部）');
  expect(await set(village, '补交月数 12个月')).toContain('6个月（默认） → 12个月（本支部）');
  expect(await set(village, '补交月数 13')).toContain('要在1到12之间');
  expect(await set(village, '亲属代交 否')).toContain('是（默认） → 否（本支部）');
  expect(await set(village, '党员代交 不行')).toContain('是（默认） → 否（本支部）');
  expect(consentsOf(village)).toEqual({
    payMode: 'quarterly',
    prepayMonths: 0,
    backPayMonths: 12,
    relative: false,
    member: false,
  });
  expect(await set(village, '缴费方式 恢复')).toContain('按季（本支部） → 逐月（默认）');
  expect(consentsOf(village)?.payMode).toBe('monthly');
});

it('a branch that goes over to 按季 is at once asked for nothing before the quarter’s end', async () => {
  const village = await openArrears([debtor], '2026-10-05');
  const { person, latest, talk } = village;
  await talk.advanceTo('2026-12-02', '10:00');
  expect(await todo(village, organiser)).toContain('党费欠2个月以上');
  await set(village, '缴费方式 按季');
  expect(latest(person(organiser), '待办').text).not.toContain('党费欠');
});

it('a later file that says what it always said does not overwrite 缴费方式', async () => {
  const village = await open();
  const { dataDir } = village.talk;
  const roster = async (mode: string) => {
    const file = path.join(dataDir, 'later.csv');
    const row = `青禾县,望河镇,石桥村,SQ01,石桥村党支部,15,9:00,村委会,${mode}`;
    writeFileSync(file, `县,乡镇,村,支部编号,支部,党日,时间,地点,缴费方式\n${row}\n`);
    const said = await village.talk.zhibu('import', file, '--json');
    return (JSON.parse(said.out) as { branches: { conflicts: number } }).branches.conflicts;
  };
  expect(await roster('逐月')).toBe(0);
  await set(village, '缴费方式 按季');
  expect(await roster('逐月')).toBe(0);
  expect(consentsOf(village)?.payMode).toBe('quarterly');
});

it('dues matters go to the 组织委员, else the 书记, whoever can be written to', async () => {
  const village = await open();
  const { say, person, talk } = village;
  const first = () =>
    talk.app().store.read((tx) => {
      const found = tx.org.branchByCode('SQ01');
      return found && duesOfficer(tx, found.id, '2026-11-10' as LocalDate)?.name;
    });
  expect(first()).toBe(memberName(branch, organiser));
  await say(person(organiser), 'bot', '免打扰');
  expect(first()).toBe('林福贵');
  await say(person(secretary), 'bot', '免打扰');
  expect(first()).toBeUndefined();
  talk.rehearsal.people.pressStart(person(member));
  await say(person(member), 'bot', '设置 缴费方式 按季');
  expect(consentsOf(village)?.payMode).toBe('monthly');
});
