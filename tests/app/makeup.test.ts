import { describe, expect, it } from 'vitest';
import { fault } from '../../src/rehearsal/faults.ts';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { planOf } from '../harness/party-day.ts';
import { memberName } from '../harness/village.ts';

const branch = planOf();
const name = (k: number) => memberName(branch, k);
const secretary = 0;
/** 党小组长 of the third group: 2, 5, 8, 11 are in it. */
const leader = 2;

/** The evening of 15 November: eight came, 8 has leave, 9 is absent, 10 and 11 are open. All can be written to. */
async function afterTheDay(day = '15日', date = '2026-11-15'): Promise<BoundVillage> {
  const opened = await openBoundVillage([branch], { at: { date: '2026-11-06', time: '10:00' } });
  const { say, person, talk } = opened;
  for (const k of [8, 9, 10, 11]) talk.rehearsal.people.pressStart(person(k));
  await say(person(secretary), 'bot', `党日 ${day} 9点 村委会`);
  await talk.advanceTo(date, '09:30');
  await say(person(secretary), 'bot', `到会 ${Array.from({ length: 8 }, (_, k) => name(k)).join(' ')}`);
  await say(person(secretary), 'bot', `到会 ${name(8)}请假 ${name(9)}缺席`);
  await talk.advanceTo(date, '12:00');
  return opened;
}

const reminders = ({ talk, person }: BoundVillage, k: number) =>
  talk.rehearsal
    .messages(person(k))
    .filter(({ fromBot, text }) => fromBot && text.includes('补学'))
    .map(({ text }) => text);

describe('make-up study', () => {
  it('is marked by name, counts in 参学率, and stands on the record page', async () => {
    const { say, person, latest } = await afterTheDay();
    const officer = person(secretary);
    await say(officer, 'bot', `补学 ${name(8)} ${name(9)}`);
    expect(latest(officer).text).toBe(
      `记上了：11月15日主题党日补学2人：${name(8)}、${name(9)}。参学率10/12（83.3%）。\n记错了发：撤销 ${name(8)}`,
    );
    await say(officer, 'bot', '记录');
    const { text } = latest(officer, '活动记录');
    expect(text).toContain(`请假1人：${name(8)}`);
    expect(text).toContain(`缺席1人：${name(9)}`);
    expect(text).toContain(`补学2人：${name(8)}、${name(9)}\n到会率：8/12（66.7%）\n参学率：10/12（83.3%）`);
  });

  it('tells apart who came, who is marked already and who was not expected', async () => {
    const { say, person, latest } = await afterTheDay();
    const officer = person(secretary);
    await say(officer, 'bot', `补学 ${name(9)}`);
    await say(officer, 'bot', `补学 ${name(3)} ${name(9)} ${name(10)} ${name(12)}`);
    expect(latest(officer).text).toBe(
      [
        `记上了：11月15日主题党日补学1人：${name(10)}。参学率10/12（83.3%）。`,
        `${name(3)}那天到会了，不用补学。`,
        `${name(12)}不在应到里，不用补学。`,
        `${name(9)}已经记过补学了。`,
        `记错了发：撤销 ${name(10)}`,
      ].join('\n'),
    );
  });

  it('for all at once after the names were read back, and undone by name with attendance left alone', async () => {
    const { say, tap, person, latest } = await afterTheDay();
    const officer = person(secretary);
    await say(officer, 'bot', '补学 全部');
    expect(latest(officer).text).toContain(
      `11月15日主题党日还没补学的4人：${[8, 9, 10, 11].map(name).join('、')}\n11月30日前补了都算。`,
    );
    await tap(officer, 'bot', '都补了');
    expect(latest(officer).text).toContain('补学4人');
    expect(latest(officer).text).toContain('参学率12/12（100.0%）');
    await say(officer, 'bot', `撤销 ${name(9)}`);
    expect(latest(officer).text).toBe(`撤销好了：${name(9)}11月15日主题党日的补学。`);
    await say(officer, 'bot', '补学');
    expect(latest(officer).text).toContain(`还没补学的1人：${name(9)}`);
    await say(officer, 'bot', `补学 ${name(9)}`);
    expect(latest(officer).text).toContain('参学率12/12（100.0%）');
    await say(officer, 'bot', '补学');
    expect(latest(officer).text).toBe('11月15日主题党日没有要补学的人。');
  });

  it('all but those named, and a list that changed meanwhile is shown again', async () => {
    const { say, tap, person, latest } = await afterTheDay();
    const officer = person(secretary);
    await say(officer, 'bot', '补学');
    await say(officer, 'bot', `除${name(9)}，都补了`.replace(/^/, '补学 '));
    expect(latest(officer).text).toContain(`补学3人：${[8, 10, 11].map(name).join('、')}`);
    const answer = await tap(officer, 'bot', '都补了', '还没补学的4人');
    expect(answer?.text).toBe('名单有变化，请看新的一条。');
    expect(latest(officer).text).toContain(`还没补学的1人：${name(9)}`);
  });

  it('is taken back by 撤销 alone when it was the last record, free of reasons while the window is open', async () => {
    const { say, talk, person, latest } = await afterTheDay();
    const officer = person(secretary);
    await talk.advanceTo('2026-11-25', '10:00');
    await say(officer, 'bot', `补学 ${name(8)} ${name(9)}`);
    await say(person(8), 'bot', '我的');
    expect(latest(person(8)).text).toContain('11月主题党日（11月15日）：请假，已补学');
    await say(officer, 'bot', '撤销');
    expect(latest(officer).text).toBe(`撤销好了：${name(8)}、${name(9)}11月15日主题党日的补学。`);
    await say(officer, 'bot', '撤销');
    expect(latest(officer).text).toContain('要写原因');
    await say(officer, 'bot', '记录');
    expect(latest(officer, '活动记录').text).toContain('到会率：8/12（66.7%）\n参学率：8/12（66.7%）');
  });

  it('is for the leader’s own Party group only, and not for members', async () => {
    const { say, person, latest } = await afterTheDay();
    await say(person(leader), 'bot', `补学 ${name(9)}`);
    expect(latest(person(leader)).text).toContain(`${name(9)}不在您的党小组`);
    await say(person(leader), 'bot', '补学');
    expect(latest(person(leader)).text).toContain(`还没补学的2人：${name(8)}、${name(11)}`);
    await say(person(leader), 'bot', `补学 ${name(8)}`);
    expect(latest(person(leader)).text).toContain(`补学1人：${name(8)}`);
    await say(person(9), 'bot', `补学 ${name(9)}`);
    expect(latest(person(9)).text).toBe('这件事由书记、副书记或组织委员来办。');
  });

  it('needs a reason after fifteen days, which the record page shows', async () => {
    const { say, talk, person, latest } = await afterTheDay();
    const officer = person(secretary);
    await talk.advanceTo('2026-11-30', '23:00');
    await say(officer, 'bot', `补学 ${name(8)}`);
    expect(latest(officer).text).toContain('补学1人');
    await talk.advanceTo('2026-12-01', '09:00');
    await say(officer, 'bot', `补学 11月 ${name(9)}`);
    expect(latest(officer).text).toBe(`补学到11月30日截止了，要补记请写原因，例如：补学 ${name(9)} 因住院`);
    await say(officer, 'bot', `补学 ${name(9)} 因住院`);
    expect(latest(officer).text).toContain('补学1人');
    await say(officer, 'bot', '记录 11月');
    expect(latest(officer, '活动记录').text).toContain(`补学2人：${name(8)}、${name(9)}（过期补记：住院）`);
  });

  it('says in one sentence what is wrong', async () => {
    const { say, person, latest } = await afterTheDay();
    const officer = person(secretary);
    await say(officer, 'bot', '补学 欧阳不在');
    expect(latest(officer).text).toBe('名册里没有“欧阳不在”。\n例如：补学 张三 李四');
    await say(officer, 'bot', `补学 ${name(9)}请假`);
    expect(latest(officer).text).toContain('这里只记补学');
  });
});

describe('the reminder eight days after', () => {
  it('goes once, privately, to those who missed the day, did not make up and can be written to', async () => {
    const one = await afterTheDay();
    const { say, talk, person, group } = one;
    await say(person(secretary), 'bot', `补学 ${name(9)}`);
    const before = talk.rehearsal.messages(group).length;
    await talk.advanceTo('2026-11-23', '08:59');
    expect(reminders(one, 8)).toEqual([]);
    await talk.advanceTo('2026-11-23', '09:01');
    expect(reminders(one, 8)).toEqual([
      '石桥村党支部11月15日主题党日，您请了假。没来的11月30日前补学就行，补好了告诉书记或党小组长。已经补了的不用管。',
    ]);
    expect(reminders(one, 10)[0]).toContain('还没有您到会的记录，来了的请告诉书记');
    for (const k of [3, 9]) expect(reminders(one, k)).toEqual([]);
    await talk.advanceTo('2026-11-30', '12:00');
    expect(reminders(one, 8)).toHaveLength(1);
    expect(talk.rehearsal.messages(group)).toHaveLength(before);
  });

  it('is looked at again when it leaves: dropped for those who made up meanwhile or asked for quiet', async () => {
    const one = await afterTheDay();
    const { say, talk, person } = one;
    talk.rehearsal.faults.add({ fault: fault.tooManyRequests(600), method: 'sendMessage', times: 4 });
    await talk.advanceTo('2026-11-23', '09:01');
    for (const k of [8, 9, 10, 11]) expect(reminders(one, k)).toEqual([]);
    await say(person(secretary), 'bot', `补学 ${name(9)}`);
    await say(person(secretary), 'bot', `到会 ${name(11)}`);
    await say(person(10), 'bot', '免打扰');
    await talk.advanceTo('2026-11-23', '09:15');
    expect(reminders(one, 8)).toHaveLength(1);
    for (const k of [9, 10, 11]) expect(reminders(one, k)).toEqual([]);
  });

  it('waits out the night', async () => {
    const opened = await openBoundVillage([branch], { at: { date: '2026-11-06', time: '10:00' } });
    const { say, talk, person } = opened;
    talk.rehearsal.people.pressStart(person(8));
    await say(person(secretary), 'bot', '党日 15日 20点半 村委会');
    await talk.advanceTo('2026-11-15', '20:40');
    await say(person(secretary), 'bot', `到会 ${Array.from({ length: 8 }, (_, k) => name(k)).join(' ')}`);
    await talk.advanceTo('2026-11-23', '22:00');
    expect(reminders(opened, 8)).toEqual([]);
    await talk.advanceTo('2026-11-24', '08:01');
    expect(reminders(opened, 8)).toHaveLength(1);
  });

  it('does not ask people whom a totals line may have counted', async () => {
    const one = await afterTheDay();
    await one.say(one.person(secretary), 'bot', '到会 应到12 实到10 请假2');
    await one.talk.advanceTo('2026-11-23', '09:01');
    expect(reminders(one, 8)).toHaveLength(1);
    expect(reminders(one, 10)).toEqual([]);
  });

  it('asks nobody about a day of which nobody has said anything, and never the officer who runs it', async () => {
    const opened = await openBoundVillage([branch], { at: { date: '2026-11-06', time: '10:00' } });
    const { say, talk, person } = opened;
    talk.rehearsal.people.pressStart(person(8));
    await say(person(secretary), 'bot', '党日 15日 9点 村委会');
    await talk.advanceTo('2026-11-23', '09:01');
    expect(reminders(opened, 8)).toEqual([]);
    await talk.advanceTo('2026-12-01', '10:00');
    await say(person(secretary), 'bot', '党日 15日 9点 村委会');
    await talk.advanceTo('2026-12-15', '09:30');
    await say(person(secretary), 'bot', `到会 ${name(3)} ${name(4)}`);
    await talk.advanceTo('2026-12-23', '09:01');
    expect(reminders(opened, 8)).toHaveLength(1);
    expect(reminders(opened, secretary)).toEqual([]);
  });

  it('also reaches over the end of the month', async () => {
    const one = await afterTheDay('28日', '2026-11-28');
    await one.talk.advanceTo('2026-12-06', '09:01');
    expect(reminders(one, 8)[0]).toContain('12月13日前补学');
    await one.say(one.person(secretary), 'bot', `补学 ${name(8)}`);
    expect(one.latest(one.person(secretary)).text).toContain('11月28日主题党日补学1人');
  });

  it('comes when the branch’s settings say so', async () => {
    const one = await afterTheDay();
    await one.say(one.person(secretary), 'bot', '设置 补学天数 60天');
    await one.say(one.person(secretary), 'bot', '设置 补学提醒天数 50天');
    await one.talk.advanceTo('2026-11-23', '09:01');
    expect(reminders(one, 8)).toEqual([]);
    await one.talk.advanceTo('2027-01-04', '09:01');
    expect(reminders(one, 8)[0]).toContain('1月14日前补学');
  });

  it('stands in the officer’s 待办 until the window closes, with one tap for all', async () => {
    const { say, tap, talk, person, latest } = await afterTheDay();
    const officer = person(secretary);
    await say(officer, 'bot', '待办');
    expect(latest(officer).text).not.toContain('补学');
    await talk.advanceTo('2026-11-23', '09:01');
    await say(officer, 'bot', '待办');
    expect(latest(officer, '待办').text).toContain(
      `11月15日主题党日还没补学的4人（到11月30日）：${[8, 9, 10, 11].map(name).join('、')}`,
    );
    await tap(officer, 'bot', '都补了', '待办');
    expect(latest(officer).text).toContain('参学率12/12');
    await say(officer, 'bot', '待办');
    expect(latest(officer).text).not.toContain('补学');
  });
});
