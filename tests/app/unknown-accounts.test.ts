import { afterEach, expect, it } from 'vitest';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';
import type { Person } from '../../src/rehearsal/people/handles.ts';
import type { BranchPlan } from '../harness/village.ts';

/* Accounts whose owner nobody knows, in a group of two branches: no word and no tap of theirs may wait for nobody. */

const first: BranchPlan = {
  code: 'SQ01',
  village: '石桥村',
  name: '石桥村第一党支部',
  expected: 6,
  day: '15',
  secretary: '林福贵',
  called: new Map([[4, '王秀英']]),
};
const second: BranchPlan = {
  ...first,
  code: 'SQ02',
  name: '石桥村第二党支部',
  secretary: '何志强',
  called: new Map([
    [4, '王秀英'],
    [5, '孙玉梅'],
  ]),
};

let village: BoundVillage | undefined;
afterEach(async () => {
  expect(village?.talk.rehearsal.violations()).toEqual([]);
  expect(village?.talk.log.filter(({ level }) => level === 'error')).toEqual([]);
  await village?.talk.stop();
});

/** Both branches in one group, their Party day on the 15th. */
async function open(branches = [first, second]): Promise<BoundVillage> {
  village = await openBoundVillage(branches, {
    at: { date: '2026-11-14', time: '10:00' },
    strangers: branches.map(() => [4, 5]),
  });
  const { say, person, talk } = village;
  for (const branch of branches.keys()) await say(person(0, branch), 'bot', '党日 15日 9点');
  await talk.advanceTo('2026-11-15', '08:31');
  return village;
}

function newcomer({ talk, group }: BoundVillage, name: string, inGroup = true): Person {
  const person = talk.rehearsal.people.addUser({ name });
  if (inGroup) talk.rehearsal.people.joinGroup(person, group);
  talk.rehearsal.people.pressStart(person);
  return person;
}

const claimed = '收到，等书记同意就算数';
const held = '收到，等书记对上名字就算数';

/** What 待办 and its [对名字] show to a secretary. */
async function listOf({ say, latest, tap, person }: BoundVillage, branch: number) {
  await say(person(0, branch), 'bot', '待办');
  const todo = latest(person(0, branch));
  if (!todo.buttons.includes('对名字')) return { todo: todo.text, list: '', buttons: [] };
  await tap(person(0, branch), 'bot', '对名字', '等着对名字');
  const list = latest(person(0, branch), '对上名字');
  return { todo: todo.text, list: list.text, buttons: list.buttons };
}

it('a name that each branch has once is asked of both officers', async () => {
  const one = await open();
  const ying = newcomer(one, '阿英');
  await one.say(ying, 'bot', '我是石桥村王秀英');
  expect(one.latest(ying).text).toBe(claimed);
  for (const branch of [0, 1]) {
    const { todo, list, buttons } = await listOf(one, branch);
    expect(todo).toContain('1个账号等着对名字');
    expect(list).toContain('有1个账号还没对上名字');
    expect(buttons).toContain('选人：阿英（自称王秀英）');
  }
  await one.tap(one.person(0, 1), 'bot', '选人：阿英（自称王秀英）', '对上名字');
  await one.tap(one.person(0, 1), 'bot', '王秀英', '是哪一位');
  await one.say(ying, 'bot', '我的');
  expect(one.latest(ying).text).toContain('石桥村第二党支部');
  expect((await listOf(one, 0)).todo).not.toContain('对名字');
});

it('a misspelt name is asked of the branches of the village, in a group or not', async () => {
  const one = await open([first]);
  const yu = newcomer(one, '玉玉', false);
  await one.say(yu, 'bot', '我是石桥村孙玉妹');
  expect(one.latest(yu).text).toBe(claimed);
  expect((await listOf(one, 0)).buttons).toContain('选人：玉玉（自称孙玉妹）');
});

it('“not ours” of one branch leaves the account, and its tap, to the other', async () => {
  const one = await open();
  const mei = newcomer(one, '阿梅');
  expect((await one.tap(mei, one.group, '签到', '应到'))?.text).toBe(held);
  expect((await listOf(one, 0)).buttons).toContain('选人：阿梅');
  await one.tap(one.person(0, 0), 'bot', '选人：阿梅', '对上名字');
  await one.tap(one.person(0, 0), 'bot', '不是本支部的', '是哪一位');
  expect((await listOf(one, 0)).todo).not.toContain('对名字');
  expect((await one.tap(mei, one.group, '签到', '应到'))?.text).toBe(held);
  expect((await listOf(one, 1)).buttons).toContain('选人：阿梅');
  await one.tap(one.person(0, 1), 'bot', '选人：阿梅', '对上名字');
  await one.tap(one.person(0, 1), 'bot', '孙玉梅', '是哪一位');
  expect(one.latest(one.group, '应到').text).toMatch(/第二党支部.*实到1/);
});

it('when no branch knows the account, the next tap says so; named by reply after all, it counts', async () => {
  const one = await open();
  const mei = newcomer(one, '阿梅');
  await one.tap(mei, one.group, '签到', '应到');
  for (const branch of [0, 1]) {
    await listOf(one, branch);
    await one.tap(one.person(0, branch), 'bot', '选人：阿梅', '对上名字');
    await one.tap(one.person(0, branch), 'bot', '不是本支部的', '是哪一位');
  }
  const again = await one.tap(mei, one.group, '签到', '应到');
  expect(again).toMatchObject({
    alert: true,
    text: expect.stringContaining('书记说这个账号不是本支部的') as string,
  });
  const said = one.talk.rehearsal.people.say(mei, one.group, '我是玉梅呀');
  one.talk.rehearsal.people.say(one.person(0, 1), one.group, '/bind@zhibu_test_bot 孙玉梅', {
    replyTo: said.messageId,
  });
  await one.talk.settle();
  expect(one.latest(one.group, '应到').text).toMatch(/第二党支部.*实到1/);
});

it('the tap of somebody who had left is listed like any other', async () => {
  const one = await open();
  const zhao = one.person(3, 0);
  one.talk.rehearsal.people.pressStart(zhao);
  await one.tap(zhao, one.group, '签到', '应到');
  const mei = newcomer(one, '阿梅');
  await one.tap(mei, one.group, '签到', '应到');
  for (const who of [zhao, mei]) {
    await one.say(who, 'bot', '退出');
    await one.tap(who, 'bot', '退出', '确定退出吗');
    expect((await one.tap(who, one.group, '签到', '应到'))?.text).toBe(held);
  }
  const { list } = await listOf(one, 0);
  expect(list).toContain('有2个账号还没对上名字');
  const said = one.talk.rehearsal.people.say(mei, one.group, '我又来了');
  one.talk.rehearsal.people.say(one.person(0, 1), one.group, '/bind@zhibu_test_bot 孙玉梅', {
    replyTo: said.messageId,
  });
  await one.talk.settle();
  expect(one.latest(one.group, '应到').text).toMatch(/第二党支部.*实到1/);
});

it('待办 and the closing card count the accounts of the own list alone', async () => {
  const one = await open();
  const { talk, tap, person, latest, group } = one;
  expect((await tap(newcomer(one, '孙玉梅'), group, '签到', '应到'))?.text).toBe(held);
  await talk.advanceTo('2026-11-15', '12:05');
  expect((await listOf(one, 0)).todo).not.toContain('对名字');
  expect((await listOf(one, 1)).todo).toContain('1个账号等着对名字');
  const mine = latest(person(0, 0), '第一党支部11月15日主题党日\n');
  expect(mine.text).not.toContain('还没对上名字');
  expect(mine.buttons).toContain('6人都到了');
  const theirs = latest(person(0, 1), '有1个账号点过');
  expect(theirs.buttons).toEqual(expect.arrayContaining(['对名字', '6人都到了', '6人都没来']));
});

it('a list that points to a newer one stays so when more accounts come', async () => {
  const one = await open([first]);
  const { talk, tap, person, group } = one;
  const lists = () =>
    talk.rehearsal
      .messages(person(0))
      .filter(({ fromBot, text }) => fromBot && /账号.*对上名字|见下面最新/.test(text.split('\n')[0] ?? ''))
      .map(({ text }) => text.split('\n')[0]);
  const [mei, lan] = [newcomer(one, '阿梅'), newcomer(one, '阿兰')];
  await tap(mei, group, '签到', '应到');
  await listOf(one, 0);
  await talk.advanceTo('2026-11-15', '08:50');
  expect((await listOf(one, 0)).buttons).toContain('选人：阿梅');
  await tap(person(0), 'bot', '选人：阿梅', '对上名字');
  await tap(person(0), 'bot', '王秀英', '是哪一位');
  await tap(lan, group, '签到', '应到');
  await talk.advanceTo('2026-11-15', '19:00');
  expect(lists()).toEqual(['见下面最新的一条。', '见下面最新的一条。', '有1个账号还没对上名字']);
});
