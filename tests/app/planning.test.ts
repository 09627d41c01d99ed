import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Month } from '../../src/domain/ids.ts';
import { bindAbove } from '../harness/above.ts';
import type { Above } from '../harness/above.ts';
import { openBranchTalk } from '../harness/branch-talk.ts';
import type { BranchTalk } from '../harness/branch-talk.ts';
import type { Person } from '../../src/rehearsal/people/handles.ts';

/* 三定 as a conversation: what is asked, what is planned without a question, what the group and the township see of it. */

let at: BranchTalk;
let above: Above;

async function open(date: string): Promise<void> {
  at = await openBranchTalk({ at: { date, time: '10:00' } });
  above = await bindAbove(at.talk);
}
async function ask(person: Person, words: string): Promise<string> {
  at.rehearsal.people.say(person, 'bot', words);
  await at.talk.settle();
  return at.rehearsal.lastMessage(person, { fromBot: true })?.text ?? '';
}

async function tapOwn(person: Person, label: string, containing: string): Promise<void> {
  const message = at.rehearsal.lastMessage(person, { fromBot: true, containing });
  if (!message) throw new Error(`nothing with ${containing}`);
  at.rehearsal.people.tap(person, 'bot', message.messageId, label);
  await at.talk.settle();
}

const labels = (person: Person, containing: string) =>
  at.rehearsal
    .lastMessage(person, { fromBot: true, containing })
    ?.buttons.flat()
    .map(({ label }) => label) ?? [];

const day = (month: string) => at.talk.app().store.read((tx) => tx.partyDays.inMonth(month as Month)[0]);

const asked = () => at.toSecretary('这样定').length;

describe('三定', () => {
  it('shows time, place, form, theme and people; the township’s theme comes in where the branch has none', async () => {
    await open('2026-11-02');
    await at.talk.advanceTo('2026-11-08', '09:30');
    const card = () => at.rehearsal.lastMessage(at.secretary, { containing: '这样定' })?.text;
    expect(card()).toContain(
      '时间：11月15日（周日）9:00\n地点：村委会\n形式：学习日\n人员：全体应到30人，主持林福贵，记录',
    );
    expect(await ask(above.township, '主题 学习全会精神')).toContain('✓ 望河镇11月党日主题：学习全会精神');
    expect(card()).toContain('主题：学习全会精神');
    await tapOwn(at.secretary, '就这样', '这样定');
    await at.talk.advanceTo('2026-11-10', '09:30');
    expect(at.inGroup('来不了').at(-1)?.text).toContain('主题：学习全会精神');
    // The notice that stands follows, and the branch's own theme counts more.
    await ask(above.township, '主题 11月 收回');
    expect(at.inGroup('来不了').at(-1)?.text).not.toContain('主题：');
    await ask(above.township, '主题 安全生产');
    await at.tell('党日 主题 修水渠');
    expect(at.inGroup('来不了').at(-1)?.text).toContain('主题：修水渠');
    expect(await ask(above.township, '主题')).toContain('望河镇11月党日主题：安全生产');
    expect(await ask(above.county, '主题 什么')).toContain('这件事由乡镇的同志来办');
    expect(await ask(at.secretary, '主题 什么')).toContain('这件事由乡镇的同志来办');
    expect(at.rehearsal.violations()).toEqual([]);
  });

  it('once said 以后照旧，不用问, two months are planned, announced and held without a question', async () => {
    await open('2026-09-02');
    await at.talk.advanceTo('2026-09-08', '09:30');
    await tapOwn(at.secretary, '以后照旧', '这样定');
    expect(day('2026-09')).toMatchObject({ state: 'planned', date: '2026-09-15' });
    expect(await ask(at.secretary, '设置 照旧')).toContain('照旧：是（本支部）');
    await at.talk.advanceTo('2026-09-15', '08:31');
    await at.tell('到会 30');
    for (const [month, eve] of [
      ['2026-10', '2026-10-08'],
      ['2026-11', '2026-11-08'],
    ] as const) {
      await at.talk.advanceTo(eve, '09:30');
      expect(await ask(at.secretary, '待办')).not.toContain('还没定日期');
      expect(day(month)).toMatchObject({ state: 'planned', date: `${month}-15`, time: '09:00' });
      await at.talk.advanceTo(`${month}-10`, '09:30');
      expect(at.inGroup('来不了').at(-1)?.text).toContain(`${String(Number(month.slice(5)))}月15日`);
      await at.talk.advanceTo(`${month}-15`, '08:31');
      await at.tell('到会 30');
      await at.talk.advanceTo(`${month}-15`, '12:30');
    }
    expect(asked()).toBe(0);
    expect(at.toSecretary('定好了')).toHaveLength(1);
    const by = at.talk.app().store.read((tx) =>
      tx.audit
        .entries()
        .filter(({ action }) => action === 'partyday.plan')
        .map(({ actor }) => actor.split(':')[0]),
    );
    expect(by).toEqual(['person', 'system', 'system']);
  });

  it('takes over whom last month’s plan named, and says so; whom 记录 named afterwards was that day’s only', async () => {
    await open('2026-11-08');
    await at.tell('党日 15日 9点 主持 钱桂花');
    await at.talk.advanceTo('2026-11-15', '08:31');
    await at.tell('到会 30');
    await at.talk.advanceTo('2026-11-15', '12:30');
    await at.tell('记录 主持 孙桂花');
    await at.tell('记录 记录人 李桂花');
    expect(await ask(at.secretary, '记录')).toContain('主持：孙桂花\n记录：李桂花');
    // What is corrected of the day afterwards leaves its host the day's alone.
    await at.tell('党日 11月 地点 村小学');
    expect(await ask(at.secretary, '记录')).toContain('主持：孙桂花\n记录：李桂花');
    await at.talk.advanceTo('2026-12-08', '09:30');
    const card = at.toSecretary('这样定').at(-1)?.text;
    expect(card).toContain('主持钱桂花');
    expect(card).not.toContain('李桂花');
    await at.tell('党日 15日 9点');
    expect(at.toSecretary('定好了').at(-1)?.text).toContain('主持钱桂花');
    expect(day('2026-12')).toMatchObject({ recorderId: null });
  });

  it('on a holiday both nearest days are offered, also where the branch is never asked otherwise', async () => {
    await open('2026-02-02');
    await at.tell('设置 照旧 是');
    await at.talk.advanceTo('2026-02-08', '09:30');
    const card = at.toSecretary('定在哪天').at(-1)?.text;
    expect(card).toContain('原定的2月15日是春节假期，所以请您挑一天：');
    expect(card).toContain('时间：没定');
    expect(card).toContain('例如：党日 14日 9点');
    expect(card).not.toContain('时间：2月15日');
    expect(asked()).toBe(0);
    expect(labels(at.secretary, '定在哪天')).toEqual(['2月14日（周六）', '2月24日（周二）']);
    await tapOwn(at.secretary, '2月24日', '定在哪天');
    expect(day('2026-02')).toMatchObject({ date: '2026-02-24', state: 'planned' });
  });

  it('a holiday whose name ends in 假 is not doubled', async () => {
    await open('2026-12-02');
    const file = path.join(at.talk.dataDir, 'holidays.csv');
    writeFileSync(file, '日期,性质,名称\n2026-12-15,放假,演练假\n');
    expect(await at.talk.zhibu('import', file)).toMatchObject({ status: 0 });
    await at.talk.advanceTo('2026-12-08', '09:30');
    expect(at.toSecretary('定在哪天').at(-1)?.text).toContain('原定的12月15日是演练假期，');
  });

  it('office branches go to the next working day by themselves', async () => {
    await open('2026-11-02');
    await at.tell('设置 顺延 顺延到工作日');
    await at.talk.advanceTo('2026-11-09', '09:30');
    const card = at.toSecretary('这样定').at(-1)?.text;
    expect(card).toContain('时间：11月16日（周一）9:00');
    expect(card).toContain('11月15日是休息日，按工作日顺延。');
  });
});

describe('a month without a Party day', () => {
  it('stays visible as skipped, with its reason, asks nobody any more, and comes back by planning', async () => {
    await open('2026-11-02');
    await at.tell('党日 本月不开');
    expect(at.toSecretary('要写原因')).toHaveLength(1);
    await at.tell('党日 本月不开 因农忙');
    expect(at.toSecretary('不开主题党日').at(-1)?.text).toBe('石桥村党支部11月不开主题党日。原因：农忙');
    expect(await ask(at.secretary, '党日')).toContain('11月不开主题党日。原因：农忙');
    await at.talk.advanceTo('2026-11-12', '09:30');
    expect(asked()).toBe(0);
    expect(at.inGroup('来不了')).toEqual([]);
    expect(await ask(at.secretary, '待办')).not.toContain('还没定日期');
    const digest = await ask(above.township, '简报');
    expect(digest).toContain('石桥村 本月不开');
    expect(digest).not.toContain('还没定日期');
    await at.tell('党日 20日 9点');
    expect(day('2026-11')).toMatchObject({ state: 'planned', date: '2026-11-20' });
  });

  it('is told to the group when the day had been announced', async () => {
    await open('2026-11-08');
    await at.plan();
    await at.talk.advanceTo('2026-11-10', '09:30');
    expect(at.inGroup('来不了')).toHaveLength(1);
    await at.tell('党日 11月不开 因大雪');
    expect(at.inGroup('不开主题党日').at(-1)?.text).toContain('原因：大雪');
  });
});

describe('a year whose holidays nobody knows', () => {
  const holidays = ['2027-01-01,放假,元旦', '2027-05-01,放假,劳动节', '2027-10-01,放假,国庆节'];
  const load = () => {
    const file = path.join(at.talk.dataDir, 'holidays.csv');
    writeFileSync(file, `日期,性质,名称\n${holidays.join('\n')}\n`);
    return at.talk.zhibu('import', file);
  };
  const uncovered = async () =>
    (JSON.parse((await at.talk.zhibu('status', '--json')).out) as { uncoveredYears: number[] })
      .uncoveredYears;

  it('is reported until holidays.csv is loaded, and nothing is decided without the secretary', async () => {
    await open('2026-12-20');
    await at.tell('设置 照旧 是');
    expect(await uncovered()).toEqual([2027]);
    await at.talk.advanceTo('2027-01-08', '09:30');
    expect(day('2027-01')).toBeUndefined();
    expect(at.toSecretary('这样定').at(-1)?.text).toContain(
      '2027年的放假安排还没公布，这天会不会放假还不知道。',
    );
    await tapOwn(at.secretary, '就这样', '这样定');
    expect(day('2027-01')).toMatchObject({ date: '2027-01-15', state: 'planned' });
    // A first working day cannot be computed at all.
    await at.tell('设置 党日 首个工作日');
    await at.talk.advanceTo('2027-01-25', '09:30');
    const last = at.toSecretary('定在哪天').at(-1);
    expect(last?.text).toContain('时间：没定');
    expect(last?.text).toContain('工作日算不出来，请您定一天');
    expect(last?.buttons).toEqual([]);
    expect(await load()).toMatchObject({ status: 0 });
    expect(await uncovered()).toEqual([2028]);
    await at.talk.advanceTo('2027-01-28', '09:30');
    expect(day('2027-02')).toMatchObject({ date: '2027-02-01', state: 'planned' });
  });

  it('is told to the county privately once a month from November on, and stands in its 待办', async () => {
    await open('2026-10-30');
    const told = () =>
      at.rehearsal
        .messages(above.county)
        .filter(({ fromBot, text }) => fromBot && text.includes('2027年的放假安排')).length;
    expect(await ask(above.county, '待办')).toBe('没有要办的事。');
    await at.talk.advanceTo('2026-11-02', '09:00');
    await at.talk.advanceTo('2026-11-20', '09:00');
    expect(told()).toBe(1);
    await at.talk.advanceTo('2026-12-01', '09:01');
    expect(told()).toBe(2);
    expect(await ask(above.county, '待办')).toContain('zhibu import holidays.csv');
    expect(await load()).toMatchObject({ status: 0 });
    await at.talk.advanceTo('2027-01-04', '09:01');
    expect(told()).toBe(3);
    expect(await ask(above.county, '待办')).toBe('没有要办的事。');
    expect(at.toSecretary('放假安排')).toEqual([]);
  });
});

describe('a branch on pasture', () => {
  it('is left alone in the season and counted apart; when the review date comes, branch and township are asked', async () => {
    await open('2026-10-02');
    expect(await ask(at.secretary, '设置 状态 转场 复核2026年11月20日')).toContain(
      '正常（默认） → 转场，2026年11月20日复核（本支部）',
    );
    await at.talk.advanceTo('2026-10-09', '09:30');
    expect(asked()).toBe(0);
    expect(await ask(at.secretary, '待办')).not.toContain('还没定日期');
    const digest = await ask(above.township, '简报');
    expect(digest).toContain('石桥村（转场） 没定日期');
    expect(digest).not.toContain('还没定日期：石桥村');
    // What the branch plans all the same stands, and the group is not told of its own accord.
    await at.tell('党日 20日 9点');
    await at.talk.advanceTo('2026-10-16', '09:30');
    expect(at.inGroup('来不了')).toEqual([]);
    await at.talk.advanceTo('2026-11-08', '09:30');
    expect(asked()).toBe(1);
    expect(await ask(above.township, '待办')).toBe('没有要办的事。');
    await at.talk.advanceTo('2026-11-20', '09:30');
    expect(await ask(at.secretary, '待办')).toContain('石桥村党支部还是转场吗？（2026年11月20日该复核）');
    await ask(above.township, '待办');
    expect(labels(above.township, '还是转场吗')).toEqual(['还是这样，下次2027年11月20日复核', '恢复正常']);
    await tapOwn(at.secretary, '还是这样', '还是转场吗');
    expect(await ask(at.secretary, '设置 状态')).toContain('转场，2027年11月20日复核');
    await at.talk.advanceTo('2027-11-20', '09:30');
    await ask(above.township, '待办');
    await tapOwn(above.township, '恢复正常', '还是转场吗');
    expect(await ask(at.secretary, '设置 状态')).toContain('正常（默认）');
    expect(await ask(at.secretary, '待办')).not.toContain('还是转场吗');
    expect(at.rehearsal.violations()).toEqual([]);
  });
});
