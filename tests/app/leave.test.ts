import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { memberName } from '../harness/village.ts';
import type { BranchPlan } from '../harness/village.ts';

const branch: BranchPlan = {
  code: 'SQ01',
  village: '石桥村',
  name: '石桥村党支部',
  expected: 12,
  secretary: '林福贵',
};
const name = (k: number) => memberName(branch, k);
const secretary = 0;
const deputy = 1;
/** Has pressed Start, as the secretary and the deputy have. */
const member = 2;

/** Five days before, with the notice in the group. */
async function noticed(options: { audience?: '也有群众' } = {}): Promise<BoundVillage> {
  const opened = await openBoundVillage([branch], { at: { date: '2026-11-06', time: '10:00' }, ...options });
  await opened.say(opened.person(secretary), 'bot', '党日 15日 9点 村委会 学习日');
  await opened.talk.advanceTo('2026-11-10', '09:00');
  return opened;
}

const buttonsIn = ({ latest, person }: BoundVillage, k: number, containing: string) =>
  latest(person(k), containing).buttons;

describe('a member asks leave', () => {
  it('with one tap in the group, and is told how to give a reason', async () => {
    const { tap, person, group, talk, latest } = await noticed();
    const answer = await tap(person(3), group, '请假', '来不了');
    expect(answer?.text).toContain('请假记下了');
    expect(answer?.text).toContain('原因可说可不说');
    expect((await tap(person(3), group, '请假', '来不了'))?.text).toBe('✓ 请假已经记下了');
    await talk.advanceTo('2026-11-15', '08:30');
    expect(latest(group, '应到12').text).toContain('待同意1');
  });

  it('privately: the card offers the reasons after the leave is noted, and a tap adds one in place', async () => {
    const one = await noticed();
    const { tap, person, say, latest, talk } = one;
    await say(person(member), 'bot', '请假');
    expect(latest(person(member)).text).toContain('您：请假，等书记同意\n原因可说可不说');
    expect(latest(person(member)).buttons).toEqual(['外出务工', '家中有事', '农忙', '其他', '撤销请假']);
    const before = talk.rehearsal.messages(person(member)).length;
    expect((await tap(person(member), 'bot', '农忙'))?.text).toBe('✓ 原因记下了：农忙');
    expect(latest(person(member)).text).toContain('原因：农忙');
    expect(latest(person(member)).buttons).toEqual(['撤销请假']);
    expect(talk.rehearsal.messages(person(member))).toHaveLength(before);
    await say(person(secretary), 'bot', '待办');
    expect(latest(person(secretary)).text).toContain(`请假待同意：${name(member)}（农忙）`);
    await say(person(member), 'bot', '请假 孩子结婚');
    expect(latest(person(secretary)).text).toContain(`${name(member)}（家中有事）`);
  });

  it('and sees it in 我的, with the button that takes it back', async () => {
    const { tap, person, say, latest } = await noticed();
    await say(person(member), 'bot', '我的');
    expect(latest(person(member), '下次主题党日').text).not.toContain('请假');
    expect(latest(person(member), '下次主题党日').buttons).not.toContain('撤销请假');
    await say(person(member), 'bot', '请假');
    await say(person(member), 'bot', '我的');
    expect(latest(person(member), '下次主题党日').text).toContain('11月15日（请假，等书记同意）');
    expect((await tap(person(member), 'bot', '撤销请假', '下次主题党日'))?.text).toBe('✓ 请假撤销了');
    await say(person(member), 'bot', '我的');
    expect(latest(person(member), '下次主题党日').text).not.toContain('请假');
  });

  it('in words, which are matched to a code; not a byte of them is kept', async () => {
    const { person, say, latest, talk } = await noticed();
    await say(person(member), 'bot', '请假 我在佛山顺德的家具厂里打工实在回不来');
    expect(latest(person(member)).text).toContain('原因：外出务工');
    await say(person(member), 'bot', '/leave 冠心病住院了');
    expect(latest(person(member)).text).toContain('原因：其他');
    await talk.restart();
    const files = readdirSync(talk.dataDir)
      .filter((file) => file.startsWith('zhibu.db'))
      .map((file) => readFileSync(path.join(talk.dataDir, file)));
    const kept = (words: string) => files.some((bytes) => bytes.includes(Buffer.from(words, 'utf8')));
    expect(kept(name(member))).toBe(true);
    expect(['佛山', '顺德', '家具厂', '冠心病', '住院'].filter(kept)).toEqual([]);
  });

  it('for somebody else: an officer’s word is a record ahead, anybody else is told that it is for oneself', async () => {
    const { person, say, latest, talk } = await noticed();
    await say(person(secretary), 'bot', `请假 ${name(5)}`);
    expect(latest(person(secretary)).text).toContain('11月15日主题党日，应到12，实到0，请假1');
    await say(person(secretary), 'bot', `/leave ${name(5)}`);
    expect(latest(person(secretary)).text).toContain(`到会 ${name(5)}请假`);
    talk.rehearsal.people.pressStart(person(6));
    await say(person(6), 'bot', `请假 ${name(5)}家里有事`);
    expect(latest(person(6)).text).toContain('请他自己说，或者告诉书记');
    await say(person(secretary), 'bot', '待办');
    expect(latest(person(secretary)).text).not.toContain('请假待同意');
  });

  it('and takes it back: by button, in words, or by coming', async () => {
    const { person, say, tap, latest, talk, group } = await noticed();
    await say(person(secretary), 'bot', '待办');
    await say(person(member), 'bot', '请假 打工');
    await say(person(secretary), 'bot', '待办');
    await tap(person(secretary), 'bot', `同意 ${name(member)}`);
    expect(latest(person(member)).text).toContain('书记已经同意');
    expect((await tap(person(member), 'bot', '撤销请假'))?.text).toBe('✓ 请假撤销了');
    expect(latest(person(member)).text).toContain('您：未登记');
    await tap(person(member), 'bot', '请假');
    expect(latest(person(member)).text).toContain('等书记同意');
    expect(latest(person(secretary)).text).toContain(`请假待同意：${name(member)}`);
    await say(person(member), 'bot', '请假 不请了');
    expect(latest(person(member)).text).toContain('您：未登记');
    expect(latest(person(secretary)).text).toBe('没有要办的事。');
    await tap(person(member), 'bot', '请假');
    await talk.advanceTo('2026-11-15', '08:30');
    await tap(person(member), group, '签到', '应到12');
    expect(latest(group, '应到12').text).toContain('实到1，请假0，未登记11');
    expect((await tap(person(member), group, '请假', '应到12'))?.text).toContain('您已经签到了');
  });

  it('after the start too, which the officer sees; after the closing the secretary is to be asked', async () => {
    const { person, tap, say, latest, talk, group } = await noticed();
    await tap(person(4), group, '请假', '来不了');
    await talk.advanceTo('2026-11-15', '08:30');
    await talk.advanceTo('2026-11-15', '09:40');
    await tap(person(3), group, '请假', '应到12');
    await talk.advanceTo('2026-11-15', '12:00');
    expect(latest(person(secretary), '没登记').text).toContain(
      `请假待同意：${name(3)}（开始后请的）、${name(4)}`,
    );
    await say(person(member), 'bot', '请假');
    expect(latest(person(member)).text).toBe('登记已经结束，要请假请直接找书记。');
  });
});

describe('the officer', () => {
  it('agrees one by one or to all at once; every officer’s list follows, and nobody gets a new message', async () => {
    const { person, tap, say, latest, talk, group } = await noticed();
    for (const k of [member, 3, 4]) await tap(person(k), group, '请假', '来不了');
    await say(person(secretary), 'bot', '待办');
    await say(person(deputy), 'bot', '待办');
    const before = talk.rehearsal.messages(person(member)).length;
    const answer = await tap(person(secretary), 'bot', `同意 ${name(3)}`);
    expect(answer?.text).toBe(`✓ 同意${name(3)}请假了`);
    expect(latest(person(deputy)).text).toContain(`请假待同意：${name(member)}、${name(4)}`);
    expect((await tap(person(deputy), 'bot', '请假都同意'))?.text).toBe('✓ 同意了2人请假');
    expect(latest(person(secretary)).text).toBe('没有要办的事。');
    expect(talk.rehearsal.messages(person(member))).toHaveLength(before);
    await say(person(member), 'bot', '请假');
    expect(latest(person(member)).text).toContain('您：请假\n书记已经同意');
    await talk.advanceTo('2026-11-15', '08:30');
    expect(latest(group, '应到12').text).toContain('请假3');
  });

  it('pages through many, one by one', async () => {
    const one = await noticed();
    const { person, tap, say, group, latest } = one;
    for (const k of [2, 3, 4, 5, 6, 7, 8]) await tap(person(k), group, '请假', '来不了');
    await say(person(secretary), 'bot', '待办');
    expect(buttonsIn(one, secretary, '待办')).toEqual(['请假都同意', '请假逐个看']);
    await tap(person(secretary), 'bot', '请假逐个看');
    expect(latest(person(secretary)).buttons.filter((label) => label.startsWith('同意'))).toHaveLength(5);
    await tap(person(secretary), 'bot', '下一页');
    await tap(person(secretary), 'bot', `同意 ${name(8)}`);
    await tap(person(secretary), 'bot', `同意 ${name(7)}`);
    expect(latest(person(secretary)).buttons).toContain(`同意 ${name(2)}`);
    expect(latest(person(secretary)).buttons).not.toContain('下一页');
  });

  it('talks it over instead of refusing: neither agreed nor refused, the person is told, and it can still be agreed', async () => {
    const { person, tap, say, latest, talk, group } = await noticed();
    await say(person(member), 'bot', '请假 走亲戚');
    await say(person(secretary), 'bot', '待办');
    await tap(person(secretary), 'bot', `再联系 ${name(member)}`);
    expect(latest(person(member)).text).toBe('您11月15日主题党日请假的事，书记会再和您联系。');
    expect(latest(person(member), '您：').text).toContain('请假，书记会再联系');
    await talk.advanceTo('2026-11-15', '08:30');
    expect(latest(group, '应到12').text).toContain('请假0，未登记12');
    await talk.advanceTo('2026-11-15', '12:00');
    expect(latest(person(secretary), '没登记').text).toContain(`请假再联系：${name(member)}（家中有事）`);
    await tap(person(secretary), 'bot', `同意 ${name(member)}`, '没登记');
    expect(latest(group, '应到12').text).toContain('请假1，未登记11');
    expect(latest(person(secretary), '没登记').text).not.toContain('再联系');
  });

  it('at night: the word waits for the morning, and is not said when the officer has agreed meanwhile', async () => {
    const { person, tap, say, latest, talk } = await noticed();
    await say(person(member), 'bot', '请假');
    await talk.advanceTo('2026-11-10', '21:00');
    await say(person(secretary), 'bot', '待办');
    await tap(person(secretary), 'bot', `再联系 ${name(member)}`);
    expect(talk.rehearsal.lastMessage(person(member), { containing: '再和您联系' })).toBeUndefined();
    await say(person(deputy), 'bot', '请假');
    await say(person(secretary), 'bot', '待办');
    await tap(person(secretary), 'bot', `再联系 ${name(deputy)}`);
    await tap(person(secretary), 'bot', '看电话名单');
    await tap(person(secretary), 'bot', `同意 ${name(deputy)}`);
    await talk.advanceTo('2026-11-11', '08:00');
    expect(latest(person(member)).text).toContain('书记会再和您联系');
    expect(talk.rehearsal.lastMessage(person(deputy), { containing: '再和您联系' })).toBeUndefined();
  });
});

describe('where villagers are in the group', () => {
  it('leave is asked on the own card, with its reason in place', async () => {
    const { person, tap, latest, talk } = await noticed({ audience: '也有群众' });
    await talk.advanceTo('2026-11-15', '08:30');
    await tap(person(member), 'bot', '请假', '不方便点');
    expect(latest(person(member), '不方便点').buttons).toContain('家中有事');
    await tap(person(member), 'bot', '家中有事', '不方便点');
    expect(latest(person(member), '不方便点').text).toContain('原因：家中有事');
    await tap(person(member), 'bot', '签到', '不方便点');
    expect(latest(person(member), '不方便点').text).toContain('您：到会');
  });
});
