import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../src/rehearsal/people/handles.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { ledgerOf, memberName, openPartyDay, planOf } from '../harness/party-day.ts';

const branch = planOf();
const name = (k: number) => memberName(branch, k);
const mother = name(5);
const list = '替';
const card = '应到';

let village: BoundVillage;
let daughter: Person;
beforeEach(async () => {
  village = await openPartyDay([branch]);
  daughter = village.talk.rehearsal.people.addUser({ name: '李强' });
  village.talk.rehearsal.people.joinGroup(daughter, village.group);
  village.talk.rehearsal.people.pressStart(daughter);
  await village.talk.settle();
});
async function approved(): Promise<void> {
  await village.say(daughter, 'bot', `我是石桥村${mother}的家人`);
  await village.tap(village.person(0), 'bot', '全部同意（1）', list);
}

describe('an account that wants to answer for a relative', () => {
  it('is approved once by the officer, and then taps for her under 我的', async () => {
    const { latest, tap, say, person, group } = village;
    await say(daughter, 'bot', `我是石桥村${mother}的家人`);
    expect(latest(daughter).text).toBe('收到，等书记同意就算数');
    expect(latest(person(0), list).text).toContain(`李强 替 ${mother}（家人）`);
    expect((await tap(person(0), 'bot', '全部同意（1）', list))?.text).toBe('✓ 对上1个');
    await say(daughter, 'bot', '我的');
    expect(latest(daughter).text).toContain(`${mother}，石桥村党支部`);
    expect((await tap(daughter, 'bot', `替${mother}签到`))?.text).toBe(`✓ 记上了，${mother}：到会`);
    expect((await tap(daughter, 'bot', `替${mother}签到`))?.text).toBe(`${mother}已经记的是：到会`);
    expect(latest(group, card).text).toContain('应到12，实到1');
    expect(ledgerOf(village)).toEqual([
      { name: mother, kind: 'present', via: 'family', waitedMs: 0, by: 'account' },
    ]);
  });

  it('keeps the own number beside any number of relatives', async () => {
    const { latest, tap, say, person } = village;
    await say(person(2), 'bot', `我是${mother}的家人`);
    await tap(person(0), 'bot', '全部同意（1）', list);
    await say(person(2), 'bot', `我是${name(6)} 家人`);
    await tap(person(0), 'bot', '全部同意（1）', list);
    await say(person(2), 'bot', '我的');
    expect(latest(person(2)).text).toContain(`${name(2)}，石桥村党支部`);
    expect(latest(person(2)).buttons).toEqual([
      '我的数据',
      `替${mother}签到`,
      `替${mother}请假`,
      `替${name(6)}签到`,
      `替${name(6)}请假`,
    ]);
    await tap(person(2), 'bot', `替${name(6)}请假`);
    expect(ledgerOf(village)).toEqual([
      { name: name(6), kind: 'leave', via: 'family', waitedMs: 0, by: name(2) },
    ]);
  });

  it('takes back what it tapped for her, and nothing else', async () => {
    const { latest, tap, say, person, group } = village;
    await approved();
    await say(daughter, 'bot', '我的');
    await tap(daughter, 'bot', `替${mother}请假`);
    await say(daughter, 'bot', '我的');
    expect((await tap(daughter, 'bot', `替${mother}撤销`))?.text).toBe(`✓ 撤销了，${mother}现在：未登记`);
    await tap(daughter, 'bot', `替${mother}请假`);
    await say(person(0), 'bot', '待办');
    await tap(person(0), 'bot', `再联系 ${mother}`, '待办');
    await say(daughter, 'bot', '我的');
    expect((await tap(daughter, 'bot', `替${mother}撤销`))?.text).toBe(`✓ 撤销了，${mother}现在：未登记`);
    await tap(person(5), group, '签到', card);
    expect((await tap(daughter, 'bot', `替${mother}撤销`))?.text).toContain('不是替他点的');
    expect(latest(group, card).text).toContain('实到1');
  });

  it('may be refused, and its end is the officer’s tap too', async () => {
    const { latest, tap, say, person } = village;
    await say(daughter, 'bot', `我是石桥村${mother}的家人`);
    await tap(person(0), 'bot', '逐个看', list);
    await tap(person(0), 'bot', `李强 替 ${mother}（家人）`, list);
    expect((await tap(person(0), 'bot', '不能替', '是替哪一位'))?.text).toBe('✓ 记下了，不能替');
    await say(daughter, 'bot', `我是石桥村${mother}的家人`);
    await tap(person(0), 'bot', '全部同意（1）', list);
    await say(daughter, 'bot', '我的');
    const ended = await tap(person(0), 'bot', `解除：李强替${mother}`, '可以替家人报的1个');
    expect(ended?.text).toBe(`✓ 解除了，李强不能再替${mother}报`);
    expect((await tap(daughter, 'bot', `替${mother}签到`))?.text).toContain('还不能替这位报');
    expect(latest(person(0)).text).not.toContain('可以替家人报');
    expect(ledgerOf(village)).toEqual([]);
  });

  it('is shown on her page of 名单, and ended there', async () => {
    const { latest, tap, say, person } = village;
    await approved();
    await say(person(0), 'bot', '名单');
    await tap(person(0), 'bot', mother);
    expect(latest(person(0)).text).toContain(`李强 替 ${mother}`);
    await tap(person(0), 'bot', `解除：李强替${mother}`);
    expect(latest(person(0)).text).not.toContain('李强');
    await say(daughter, 'bot', `替${mother}签到`);
    expect(latest(daughter).text).toBe('请写上村名，例如：我是石桥村王桂花的家人');
    expect(ledgerOf(village)).toEqual([]);
  });

  it('ends with 退出', async () => {
    const { tap, say } = village;
    await approved();
    await say(daughter, 'bot', '退出');
    await tap(daughter, 'bot', '退出');
    await say(daughter, 'bot', '我的');
    expect(village.latest(daughter).text).toContain('还不知道您是哪位党员');
  });
});
