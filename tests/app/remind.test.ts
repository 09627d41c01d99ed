import { describe, expect, it } from 'vitest';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';
import {
  branch,
  deputy,
  member,
  name,
  openNoticed,
  remindersTo,
  secretary,
} from '../harness/noticed-branch.ts';

async function noticed(): Promise<BoundVillage> {
  return openNoticed();
}

describe('/remind', () => {
  it('reminds the missing once a day, twice a person and day in all, and says who needs a telephone', async () => {
    const one = await noticed();
    const { talk, person, say, latest } = one;
    await say(person(secretary), 'bot', '提醒');
    expect(latest(person(secretary)).text).toBe('提醒了2人。\n还有17人助手联系不上，要打电话。');
    expect(latest(person(secretary)).buttons).toEqual(['看电话名单']);
    await say(person(deputy), 'bot', '提醒');
    expect(latest(person(deputy)).text).toBe('今天已经提醒过了，一天只提醒一次。');
    await talk.advanceTo('2026-11-12', '10:00');
    await say(person(secretary), 'bot', '提醒');
    expect(remindersTo(one, member)).toHaveLength(2);
    await talk.advanceTo('2026-11-13', '10:00');
    await say(person(secretary), 'bot', '提醒');
    expect(latest(person(secretary)).text).toBe('都提醒过2次了，不再发了。');
    await talk.advanceTo('2026-11-14', '09:00');
    expect(remindersTo(one, member)).toHaveLength(2);
  });

  it('reminds less often where the branch, the township or the county wants it so', async () => {
    const one = await noticed();
    const { talk, person, say, latest } = one;
    await say(person(secretary), 'bot', '设置 提醒次数 一次');
    await say(person(secretary), 'bot', '提醒');
    expect(remindersTo(one, member)).toHaveLength(1);
    await talk.advanceTo('2026-11-12', '10:00');
    await say(person(secretary), 'bot', '提醒');
    expect(latest(person(secretary)).text).toBe('都提醒过1次了，不再发了。');
    await talk.advanceTo('2026-11-14', '09:00');
    expect(remindersTo(one, member)).toHaveLength(1);
    await say(person(secretary), 'bot', '设置 提醒次数 0次');
    await say(person(secretary), 'bot', '提醒');
    expect(latest(person(secretary)).text).toBe('设置里写的是不提醒（提醒次数0次），没有发。');
  });

  it('in quiet hours says when they leave; close to the start that it is too late', async () => {
    const one = await noticed();
    const { talk, person, say, latest } = one;
    await talk.advanceTo('2026-11-10', '21:00');
    await say(person(secretary), 'bot', '提醒');
    expect(latest(person(secretary)).text).toContain('11月11日8:00再提醒2人');
    expect(remindersTo(one, member)).toHaveLength(0);
    await talk.advanceTo('2026-11-11', '08:00');
    expect(remindersTo(one, member)).toHaveLength(1);
    await say(person(secretary), 'bot', '提醒');
    expect(latest(person(secretary)).text).toBe('今天已经提醒过了，一天只提醒一次。');
    await talk.advanceTo('2026-11-15', '08:00');
    await say(person(secretary), 'bot', '提醒');
    expect(latest(person(secretary)).text).toContain('离开始不到2小时了');
    await talk.advanceTo('2026-11-15', '09:30');
    await say(person(secretary), 'bot', '提醒');
    expect(latest(person(secretary)).text).toBe('11月15日主题党日已经开始了，不再提醒。');
    await talk.advanceTo('2026-11-15', '12:00');
    await say(person(secretary), 'bot', '提醒');
    expect(latest(person(secretary)).text).toContain('登记已经结束，不用提醒了');
  });

  it('without a day known there is nothing to remind of; when all have answered neither', async () => {
    const opened = await openBoundVillage([{ ...branch, expected: 3, away: 0 }], {
      at: { date: '2026-11-10', time: '10:00' },
    });
    const { person, say, tap, latest, group } = opened;
    await say(person(secretary), 'bot', '提醒');
    expect(latest(person(secretary)).text).toBe('眼下没有定好的主题党日，没有要提醒的。');
    await say(person(secretary), 'bot', '党日 15日 9点');
    await opened.talk.tick();
    for (const k of [deputy, member]) await tap(person(k), group, '请假', '来不了');
    await say(person(secretary), 'bot', '提醒');
    expect(latest(person(secretary)).text).toBe('大家都有回音了，不用提醒。');
  });
});

describe('the telephone list', () => {
  it('stands in 待办 from the day before to the start: names, one by one or all, never in the group', async () => {
    const one = await noticed();
    const { talk, person, say, tap, latest, group } = one;
    await say(person(secretary), 'bot', '待办');
    expect(latest(person(secretary)).text).not.toContain('要打电话');
    await talk.advanceTo('2026-11-14', '09:00');
    const prompts = talk.rehearsal.messages(person(secretary)).length;
    await say(person(secretary), 'bot', '待办');
    expect(talk.rehearsal.messages(person(secretary))).toHaveLength(prompts + 2);
    expect(latest(person(secretary)).text).toContain(`11月15日主题党日，要打电话的17人：${name(3)}、`);
    await tap(person(secretary), 'bot', '看电话名单');
    const pageOne = latest(person(secretary)).buttons;
    expect(pageOne.filter((label) => label.startsWith('打过了'))).toHaveLength(12);
    await tap(person(secretary), 'bot', `打过了 ${name(3)}`);
    await tap(person(secretary), 'bot', `打过了 ${name(4)}`);
    expect(latest(person(secretary)).text).toContain('一共15人');
    await tap(person(secretary), 'bot', '下一页');
    expect(latest(person(secretary)).buttons.filter((label) => label.startsWith('打过了'))).toHaveLength(3);
    await tap(person(5), group, '请假', '来不了');
    expect(latest(person(secretary)).text).toContain('一共14人');
    expect((await tap(person(secretary), 'bot', '都打过了'))?.text).toBe('✓ 14人都打过了');
    expect(latest(person(secretary)).text).toContain('没有要打的电话了');
    expect(latest(person(secretary), '待办').text).not.toContain('要打电话');
    const names = Array.from({ length: branch.expected }, (_, k) => name(k));
    for (const { text } of talk.rehearsal.messages(group).filter(({ fromBot }) => fromBot))
      expect(names.filter((one_) => text.includes(one_))).toEqual([]);
  });

  it('has somebody on it again who asks leave after the call and is to be talked to', async () => {
    const one = await noticed();
    const { person, say, tap, latest, talk } = one;
    await talk.advanceTo('2026-11-14', '09:00');
    await say(person(secretary), 'bot', '待办');
    await tap(person(secretary), 'bot', '都打过了');
    expect(latest(person(secretary), '待办').text).not.toContain('要打电话');
    await tap(person(3), one.group, '请假', '来不了');
    await tap(person(secretary), 'bot', `再联系 ${name(3)}`, '请假待同意');
    expect(latest(person(secretary), '待办').text).toContain(`要打电话的1人：${name(3)}（请假再联系）`);
  });

  it('takes leave to be talked over at once, and agreeing settles it', async () => {
    const one = await noticed();
    const { person, say, tap, latest, talk } = one;
    await say(person(member), 'bot', '请假');
    await say(person(secretary), 'bot', '待办');
    await tap(person(secretary), 'bot', `再联系 ${name(member)}`);
    expect(latest(person(secretary)).text).toContain(`要打电话的1人：${name(member)}（请假再联系）`);
    expect(latest(person(secretary)).buttons).toEqual(
      expect.arrayContaining([`打过了 ${name(member)}`, `同意 ${name(member)}`, '都打过了']),
    );
    await tap(person(secretary), 'bot', '看电话名单');
    await tap(person(secretary), 'bot', `同意 ${name(member)}`);
    expect(latest(person(member), '您：').text).toContain('书记已经同意');
    expect(latest(person(secretary), '待办').text).not.toContain('要打电话');
    await talk.advanceTo('2026-11-14', '09:00');
    await say(person(secretary), 'bot', '待办');
    expect(latest(person(secretary)).text).toContain('要打电话的17人');
  });

  it('is one tap away on the secretary’s card of the plan, from the time of the reminder', async () => {
    const opened = await openBoundVillage([branch], { at: { date: '2026-11-08', time: '08:00' } });
    const { talk, person, tap, latest } = opened;
    await talk.advanceTo('2026-11-08', '09:00');
    await tap(person(secretary), 'bot', '就这样');
    expect(latest(person(secretary), '定好了').buttons).toEqual([]);
    await talk.advanceTo('2026-11-14', '09:00');
    await tap(person(secretary), 'bot', '看电话名单', '定好了');
    expect(latest(person(secretary)).text).toContain('要打电话的一共17人');
  });
});
