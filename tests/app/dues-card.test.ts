import { describe, expect, it } from 'vitest';
import type { Month } from '../../src/domain/ids.ts';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { expectNoMoneyInGroup, idOf, pay } from '../harness/dues-talk.ts';
import { openPartyDay, planOf } from '../harness/party-day.ts';
import type { BranchPlan } from '../harness/village.ts';

/* The dues day: one card a chat and month with counts, or a private word to each who has to pay. */

const branch = planOf();
const [secretary, member, other] = [0, 5, 6] as const;
const november = '2026-11' as Month;
const foot = '点“我的党费”只有您自己看得到。交给组织委员就行，不用在群里说。';

const duesIn = ({ talk, group }: BoundVillage) =>
  talk.rehearsal
    .messages(group)
    .filter(({ fromBot, text }) => fromBot && /党费\n/.test(text))
    .map(({ text }) => text);

const promptsTo = ({ talk, person }: BoundVillage, k: number, branchNo = 0) =>
  talk.rehearsal
    .messages(person(k, branchNo))
    .filter(({ fromBot, text }) => fromBot && text.includes('党费') && text.includes('组织委员会记上'))
    .map(({ text }) => text);

async function set({ say, person }: BoundVillage, words: string): Promise<void> {
  await say(person(secretary), 'bot', `设置 ${words}`);
}

async function start({ talk, person }: BoundVillage, places: readonly number[]) {
  for (const k of places) talk.rehearsal.people.pressStart(person(k));
  await talk.settle();
}

describe('the dues card', () => {
  it('comes at the start of the Party day, once, with counts, and changes in place', async () => {
    const village = await openPartyDay([branch]);
    const { talk, latest, group, person, tap } = village;
    await talk.advanceTo('2026-11-15', '08:59');
    expect(duesIn(village)).toEqual([]);
    await talk.advanceTo('2026-11-15', '09:00');
    expect(latest(group)).toMatchObject({
      text: `11月党费\n石桥村党支部：应交13人，已确认0人\n${foot}`,
      buttons: ['我的党费', '已交'],
    });
    expect((await tap(person(member), group, '已交'))?.text).toBe(
      '记好了：11月党费您说已交，等组织委员确认。',
    );
    expect(latest(group).text).toContain('应交13人，已确认0人，待确认1人');
    await talk.tick();
    await talk.restart();
    await talk.advanceTo('2026-11-20', '10:00');
    expect(duesIn(village)).toHaveLength(1);
    expectNoMoneyInGroup(village, [branch]);
  });

  it('says so when all have paid, and when the month is over, without buttons', async () => {
    const village = await openPartyDay([branch]);
    const { talk, latest, group } = village;
    await talk.advanceTo('2026-11-15', '09:00');
    await talk.advanceTo('2026-12-01', '00:01');
    expect(latest(group, '11月党费')).toMatchObject({
      text: '11月党费\n石桥村党支部：应交13人，已确认0人\n11月过了，这张卡不用再点。要交的私下找组织委员。',
      buttons: [],
    });
    talk.app().store.write((tx) => {
      for (let k = 0; k < 13; k += 1) pay(tx, talk.clock.now(), idOf(tx, k), [november]);
      const card = tx.cards.withSubject('dues', november)[0];
      if (card) tx.cards.touch(card.id);
    });
    await talk.tick();
    expect(latest(group, '11月党费')).toMatchObject({
      text: '11月党费\n石桥村党支部：应交13人，都交齐了\n都交齐了，这张卡不用再点。',
      buttons: [],
    });
  });

  it('comes on the fixed day at the branch’s hour when nobody planned one or the day was called off', async () => {
    const silent = await openBoundVillage([branch], { at: { date: '2026-11-06', time: '10:00' } });
    await silent.talk.advanceTo('2026-11-15', '08:59');
    expect(duesIn(silent)).toEqual([]);
    await silent.talk.advanceTo('2026-11-15', '09:00');
    expect(duesIn(silent)).toHaveLength(1);

    const off = await openBoundVillage([branch], { at: { date: '2026-11-06', time: '10:00' } });
    await off.say(off.person(secretary), 'bot', '党日 10日 9点');
    await off.say(off.person(secretary), 'bot', '党日 取消 因农忙');
    await off.talk.advanceTo('2026-11-14', '20:00');
    expect(duesIn(off)).toEqual([]);
    await off.talk.advanceTo('2026-11-15', '09:00');
    expect(duesIn(off)).toHaveLength(1);
  });

  it('waits out a public holiday and the night', async () => {
    const holiday = await openBoundVillage([{ ...branch, day: '3' }], {
      at: { date: '2026-09-28', time: '10:00' },
    });
    await holiday.talk.advanceTo('2026-10-03', '09:30');
    expect(duesIn(holiday)).toEqual([]);
    await holiday.talk.advanceTo('2026-10-07', '20:30');
    expect(duesIn(holiday)).toEqual([]);
    await holiday.talk.advanceTo('2026-10-08', '08:00');
    expect(duesIn(holiday)).toHaveLength(1);

    const evening = await openBoundVillage([branch], { at: { date: '2026-11-06', time: '10:00' } });
    await evening.say(evening.person(secretary), 'bot', '党日 15日 20点半 村委会');
    await evening.talk.advanceTo('2026-11-15', '21:00');
    expect(duesIn(evening)).toEqual([]);
    await evening.talk.advanceTo('2026-11-16', '08:00');
    expect(duesIn(evening)).toHaveLength(1);
  });

  it('comes on 党费日 where the branch has one', async () => {
    const village = await openPartyDay([branch]);
    await set(village, '党费日 20日');
    await village.talk.advanceTo('2026-11-20', '08:59');
    expect(duesIn(village)).toEqual([]);
    await village.talk.advanceTo('2026-11-20', '09:00');
    expect(duesIn(village)).toHaveLength(1);
  });

  it('of a branch that pays by the quarter comes in its last month, about the quarter', async () => {
    const village = await openPartyDay([branch]);
    await set(village, '缴费方式 按季');
    await village.talk.advanceTo('2026-11-30', '20:00');
    expect(duesIn(village)).toEqual([]);
    await village.talk.advanceTo('2026-12-15', '09:00');
    expect(duesIn(village)).toEqual([`第四季度党费\n石桥村党支部：应交13人，已确认0人\n${foot}`]);
    const { tap, person, group } = village;
    expect((await tap(person(member), group, '已交', '第四季度'))?.text).toContain('第四季度党费您说已交');
  });

  it('leaves a branch without network alone, and steps past when it was bound', async () => {
    const offline = await openPartyDay([branch]);
    await set(offline, '状态 线下');
    await offline.talk.advanceTo('2026-11-15', '12:00');
    expect(duesIn(offline)).toEqual([]);

    const late = await openBoundVillage([branch], { at: { date: '2026-11-15', time: '10:00' } });
    await late.talk.advanceTo('2026-11-16', '10:00');
    expect(duesIn(late)).toEqual([]);
  });

  it('is one for the branches of a chat, at the first of their days, a line each', async () => {
    const second: BranchPlan = {
      ...branch,
      code: 'SQ02',
      name: '石桥村第二党支部',
      expected: 5,
      away: 0,
      secretary: '何志强',
    };
    const village = await openBoundVillage([branch, second], { at: { date: '2026-11-06', time: '10:00' } });
    const { talk, say, person, latest, group, tap } = village;
    await say(person(0, 0), 'bot', '党日 15日 9点');
    await say(person(0, 1), 'bot', '党日 15日 14点');
    await talk.advanceTo('2026-11-10', '09:00');
    await talk.advanceTo('2026-11-15', '08:30');
    await talk.advanceTo('2026-11-15', '09:00');
    expect(latest(group).text.split('\n').slice(0, 3)).toEqual([
      '11月党费',
      '石桥村党支部：应交13人，已确认0人',
      '石桥村第二党支部：应交5人，已确认0人',
    ]);
    await tap(person(3, 1), group, '已交', '11月党费');
    expect(latest(group, '11月党费').text).toContain('石桥村第二党支部：应交5人，已确认0人，待确认1人');
    await talk.advanceTo('2026-11-15', '14:00');
    expect(duesIn(village)).toHaveLength(1);
    expectNoMoneyInGroup(village, [branch, second]);
  });
});

describe('asked privately', () => {
  it('those who still owe, may be written to and have no approved reason, with the own amount', async () => {
    const village = await openPartyDay([branch]);
    const { talk, say, person, latest, tap, group } = village;
    await set(village, '党费卡 私下问');
    await start(village, [3, 4, member, other, 7]);
    await say(person(3), 'bot', '已交');
    await say(person(4), 'bot', '免打扰');
    talk.app().store.write((tx) => {
      pay(tx, talk.clock.now(), idOf(tx, other), [november]);
      const at = talk.clock.now();
      const branchId = tx.org.branchByCode('SQ01')?.id ?? (0 as never);
      tx.dues.putExcuse({
        personId: idOf(tx, 7),
        branchId,
        until: '2026-12' as Month,
        reasonHash: 'x',
        at,
        by: 'test',
      });
    });
    await talk.advanceTo('2026-11-15', '09:00');
    expect(duesIn(village)).toEqual([]);
    expect([3, 4, other, 7].map((k) => promptsTo(village, k).length)).toEqual([0, 0, 0, 0]);
    expect(latest(person(member))).toMatchObject({
      text: '11月党费0.50元：还没交\n交给组织委员就行。交了点一下“已交”；不方便点的不用点，组织委员会记上。',
      buttons: ['已交', '我的党费'],
    });
    await tap(person(member), 'bot', '已交');
    expect(latest(person(member))).toMatchObject({
      text: '11月党费0.50元：说已交，等组织委员确认',
      buttons: ['撤销', '我的党费'],
    });
    await tap(person(member), 'bot', '撤销');
    expect(latest(person(member)).buttons).toEqual(['已交', '我的党费']);
    await talk.advanceTo('2026-11-20', '09:00');
    expect(promptsTo(village, member)).toHaveLength(1);
    expect(talk.rehearsal.messages(group).filter(({ text }) => text.includes('元'))).toEqual([]);
  });

  it('where villagers are in the group, and where it has had its messages of the month', async () => {
    const mixed = await openPartyDay([branch], { audience: '也有群众' });
    await start(mixed, [member]);
    await mixed.talk.advanceTo('2026-11-15', '09:00');
    expect(duesIn(mixed)).toEqual([]);
    expect(promptsTo(mixed, member)).toHaveLength(1);

    const second: BranchPlan = { ...branch, code: 'SQ02', name: '石桥村第二党支部', secretary: '何志强' };
    const full = await openBoundVillage([branch, second], { at: { date: '2026-11-06', time: '10:00' } });
    await full.say(full.person(0, 0), 'bot', '党日 15日 9点');
    await full.say(full.person(0, 1), 'bot', '党日 20日 9点');
    await start(full, [member]);
    await full.talk.advanceTo('2026-11-10', '09:00');
    await full.talk.advanceTo('2026-11-15', '08:30');
    await full.talk.advanceTo('2026-11-15', '09:00');
    expect(duesIn(full)).toEqual([]);
    expect(promptsTo(full, member)).toHaveLength(1);
    await full.talk.advanceTo('2026-11-20', '08:30');
    expect(full.latest(full.group).text).toContain('石桥村第二党支部11月主题党日');
  });

  it('is looked at again when it leaves after the night: whoever says so by then hears nothing', async () => {
    const village = await openBoundVillage([branch], { at: { date: '2026-11-06', time: '10:00' } });
    const { talk, say, person } = village;
    await set(village, '党费卡 私下问');
    await start(village, [member, other]);
    await talk.advanceTo('2026-11-12', '21:00');
    const ran = await talk.zhibu('run-job', 'dues-card', '--period', '2026-11', '--scope', 'SQ01');
    expect(ran.status).toBe(0);
    await say(person(other), 'bot', '党费交了');
    await talk.tick();
    expect([member, other].map((k) => promptsTo(village, k).length)).toEqual([0, 0]);
    await talk.advanceTo('2026-11-13', '08:00');
    expect([member, other].map((k) => promptsTo(village, k).length)).toEqual([1, 0]);
  });
});

describe('only recorded by the officers', () => {
  it('nobody is asked, in the group or privately', async () => {
    const village = await openPartyDay([branch]);
    await set(village, '党费卡 只由书记登记');
    await start(village, [member]);
    await village.talk.advanceTo('2026-11-15', '09:00');
    await village.talk.advanceTo('2026-11-16', '12:00');
    expect(duesIn(village)).toEqual([]);
    expect(promptsTo(village, member)).toEqual([]);
  });
});
