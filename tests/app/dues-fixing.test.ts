import { describe, expect, it } from 'vitest';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { planOf } from '../harness/party-day.ts';
import { stateOf } from '../harness/roster-state.ts';
import { memberName } from '../harness/village.ts';

/* 党费核定: in January the 组织委员 is asked once; all as last year, or some are changed first. */

const branch = planOf({ expected: 14, away: 1 });
const name = (k: number) => memberName(branch, k);
const [secretary, organiser, zhang, li] = [0, 1, 5, 6] as const;

const open = (at = { date: '2026-12-28', time: '10:00' }): Promise<BoundVillage> =>
  openBoundVillage([branch], { at });

const cards = ({ talk, person }: BoundVillage, k: number) =>
  talk.rehearsal.messages(person(k)).filter(({ fromBot, text }) => fromBot && text.includes('党费核定'));

const audited = ({ talk }: BoundVillage) =>
  talk.app().store.read((tx) =>
    tx.audit
      .entries()
      .filter(({ action }) => action === 'dues.fixed')
      .map(({ subject, detail }) => [subject, detail]),
  );

describe('the yearly round', () => {
  it('comes once, to the 组织委员, on the first working day from 5 January; one tap accepts', async () => {
    const village = await open();
    const { talk, latest, tap, say, person } = village;
    await talk.advanceTo('2027-01-05', '08:59');
    expect(cards(village, organiser)).toEqual([]);
    await talk.advanceTo('2027-01-05', '09:00');
    const card = latest(person(organiser));
    expect(card.text).toBe(
      [
        '石桥村党支部2027年党费核定',
        '农民：15人每月0.50元',
        '要交的15人，一个月合计7.50元。',
        '今年都照这样，还是有几个人要改？标准发：党费标准',
      ].join('\n'),
    );
    expect(card.buttons).toEqual(['都照去年', '改几个人', '以后再说']);
    expect(cards(village, secretary)).toEqual([]);
    await say(person(secretary), 'bot', '待办');
    expect(latest(person(secretary), '待办').text).toContain('2027年每人交多少党费，还没核定');

    const answer = await tap(person(organiser), 'bot', '都照去年');
    expect(answer?.text).toBe('✓ 2027年党费核定记好了：15人，一个月7.50元。');
    const fixed = latest(person(organiser), '党费核定');
    expect(fixed.text).toContain(`✓ 2027年的已核定（1月5日，${name(organiser)}）。`);
    expect(fixed.buttons).toEqual(['改几个人']);
    expect(latest(person(secretary)).text).not.toContain('还没核定');
    expect(audited(village)).toEqual([['branch:SQ01', { year: 2027, payers: 15, sumFen: 750 }]]);
    expect(stateOf(village, name(zhang), '2027-01-05')?.duesFen).toBe(50);
    await talk.advanceTo('2027-01-12', '10:00');
    expect(cards(village, organiser)).toHaveLength(1);
  });

  it('changes some first: from January, with the words shown behind the name, then the rest as before', async () => {
    const village = await open();
    const { talk, latest, tap, say, person } = village;
    await talk.advanceTo('2027-01-05', '09:00');
    const officer = person(organiser);
    await tap(officer, 'bot', '改几个人');
    const list = latest(officer, '点谁的名字');
    expect(list.text).toContain('（第1页，共2页）');
    expect(list.buttons).toContain(`${name(zhang)} 0.50元`);
    await tap(officer, 'bot', '下一页', '点谁的名字');
    expect(latest(officer, '第2页').buttons).toEqual([
      ...[12, 13, 14].map((k) => `${name(k)} 0.50元`),
      '上一页',
      '改好了，其余照旧',
    ]);
    await tap(officer, 'bot', '上一页', '点谁的名字');
    await tap(officer, 'bot', `${name(zhang)} 0.50元`, '点谁的名字');
    const how = latest(officer, '要改请发');
    expect(how.text).toContain(`${name(zhang)}（农民）现在每月0.50元。`);
    const words = how.text.split('\n').at(-1) ?? '';
    expect(words).toBe(`党费 ${name(zhang)} 改成1.00元 从2027年1月 因收入变了`);
    await say(officer, 'bot', words);
    await tap(officer, 'bot', '记下');
    await say(officer, 'bot', `党费 ${name(li)} 改成免缴 从2027年1月 因家里困难`);
    await tap(officer, 'bot', '已经同意，记下');
    const buttons = latest(officer, '点谁的名字').buttons;
    expect(buttons).toContain(`${name(zhang)} 1.00元`);
    expect(buttons).toContain(`${name(li)} 不用交`);
    expect(stateOf(village, name(zhang), '2027-01-01')?.duesFen).toBe(100);
    expect(stateOf(village, name(zhang), '2026-12-31')?.duesFen).toBe(50);

    await tap(officer, 'bot', '改好了，其余照旧', '点谁的名字');
    const fixed = latest(officer, '党费核定');
    expect(fixed.text).toContain('农民：13人每月0.50元，1人每月1.00元\n免交：1人不用交');
    expect(fixed.text).toContain('要交的14人，一个月合计7.50元。');
    expect(fixed.text).toContain('✓ 2027年的已核定');
    expect(audited(village)).toEqual([['branch:SQ01', { year: 2027, payers: 14, sumFen: 750 }]]);
  });

  it('waits in 待办 to the end of March when it is put off, and 党费核定 opens it at any time', async () => {
    const village = await open();
    const { talk, latest, tap, say, person } = village;
    await talk.advanceTo('2027-01-05', '09:00');
    await tap(person(organiser), 'bot', '以后再说');
    expect(latest(person(organiser), '先放着').buttons).toEqual([]);
    await talk.advanceTo('2027-02-20', '10:00');
    await say(person(organiser), 'bot', '待办');
    await tap(person(organiser), 'bot', '党费核定', '待办');
    expect(latest(person(organiser)).buttons).toEqual(['都照去年', '改几个人', '以后再说']);
    await talk.advanceTo('2027-04-01', '10:00');
    await say(person(organiser), 'bot', '待办');
    expect(latest(person(organiser)).text).not.toContain('还没核定');
    await say(person(secretary), 'bot', '党费核定');
    await tap(person(secretary), 'bot', '都照去年');
    await say(person(organiser), 'bot', '党费核定');
    expect(latest(person(organiser)).text).toContain('✓ 2027年的已核定（4月1日，林福贵）。');
    const twice = await tap(person(organiser), 'bot', '改几个人');
    expect(twice?.text ?? '').toBe('');
    await tap(person(organiser), 'bot', '改好了');
    expect(audited(village)).toHaveLength(1);
    await tap(person(organiser), 'bot', '改几个人');
    await tap(person(organiser), 'bot', `${name(zhang)} 0.50元`);
    expect(latest(person(organiser), '要改请发').text).toContain('从2027年5月');
  });

  it('is nobody’s outside the officers, and goes to the secretary when the 组织委员 is muted', async () => {
    const village = await open();
    const { talk, latest, say, person, group } = village;
    await say(person(organiser), 'bot', '免打扰');
    await talk.advanceTo('2027-01-05', '09:00');
    expect(cards(village, organiser)).toEqual([]);
    expect(cards(village, secretary)).toHaveLength(1);
    talk.rehearsal.people.pressStart(person(zhang));
    await say(person(zhang), 'bot', '党费核定');
    expect(latest(person(zhang)).text).toBe('这件事由书记、副书记或组织委员来办。');
    const before = talk.rehearsal.messages(group).length;
    await say(person(secretary), group, '/dues@zhibu_test_bot 核定');
    expect(latest(person(secretary)).text).toContain('要私聊我来办');
    expect(
      talk.rehearsal
        .messages(group)
        .slice(before)
        .filter(({ fromBot }) => fromBot),
    ).toEqual([]);
  });

  it('is not asked of a branch that has done it, is offline, or is bound after the day', async () => {
    const done = await open({ date: '2027-01-03', time: '10:00' });
    await done.say(done.person(secretary), 'bot', '党费核定');
    await done.tap(done.person(secretary), 'bot', '都照去年');
    await done.talk.advanceTo('2027-01-06', '10:00');
    expect(cards(done, organiser)).toEqual([]);

    const offline = await open();
    await offline.say(offline.person(secretary), 'bot', '设置 状态 线下');
    await offline.talk.advanceTo('2027-01-06', '10:00');
    expect(cards(offline, organiser)).toEqual([]);

    const late = await open({ date: '2027-01-06', time: '10:00' });
    await late.talk.advanceTo('2027-01-08', '10:00');
    expect(cards(late, organiser)).toEqual([]);
  });

  it('a card of last year says so', async () => {
    const village = await open();
    const { talk, latest, say, tap, person } = village;
    await say(person(organiser), 'bot', '党费核定');
    expect(latest(person(organiser)).text).toContain('2026年党费核定');
    await talk.advanceTo('2027-01-04', '10:00');
    expect((await tap(person(organiser), 'bot', '都照去年'))?.text).toContain('按钮过期了');
    expect(audited(village)).toEqual([]);
  });
});
