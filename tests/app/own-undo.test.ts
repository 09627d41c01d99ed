import { expect, it } from 'vitest';
import { ledgerOf, memberName, openPartyDay, planOf } from '../harness/party-day.ts';

const branch = planOf();
const name = (k: number) => memberName(branch, k);
const card = '应到';
const undo = '点错了，撤销';

it('takes back the own tap, answers with what holds now, and lets the person tap again', async () => {
  const village = await openPartyDay([branch]);
  const { latest, tap, person, group } = village;
  await tap(person(3), group, '请假', card);
  await tap(person(3), group, '签到', card);
  expect((await tap(person(3), group, undo, card))?.text).toBe('✓ 撤销了。现在：未登记');
  expect(latest(group, card).text).toContain('应到12，实到0，请假0，未登记12');
  expect((await tap(person(3), group, undo, card))?.text).toBe('您没有点过，不用撤销。');
  expect((await tap(person(3), group, '签到', card))?.text).toBe('✓ 签到好了');
  expect(latest(group, card).text).toContain('实到1');
  expect(ledgerOf(village).map(({ kind, via, by }) => [kind, via, by])).toEqual([
    ['leave', 'tap', 'own'],
    ['present', 'tap', 'own'],
    ['reversal', 'tap', 'own'],
    ['reversal', 'tap', 'own'],
    ['present', 'tap', 'own'],
  ]);
});

it('once, though the messenger brings the tap again under another number', async () => {
  const village = await openPartyDay([branch]);
  const { talk, latest, tap, person, group } = village;
  await tap(person(3), group, '签到', card);
  await tap(person(3), group, undo, card);
  const undone = talk.rehearsal.allUpdates().at(-1)?.update_id ?? 0;
  await tap(person(3), group, '请假', card);
  talk.rehearsal.redeliver(undone, { asNewId: true });
  await talk.settle();
  expect(ledgerOf(village).map(({ kind }) => kind)).toEqual(['present', 'reversal', 'leave']);
  expect(latest(group, card).text).toContain('待同意1');
});

it('not an officer’s word: that is the secretary’s to change', async () => {
  const village = await openPartyDay([branch]);
  const { latest, tap, say, person, group } = village;
  await tap(person(3), group, '签到', card);
  await say(person(0), 'bot', `到会 缺席 ${name(3)}`);
  const told = await tap(person(3), group, undo, card);
  expect(told).toMatchObject({ alert: true });
  expect(told?.text).toBe('现在记的是：缺席，是书记记的。要改，请告诉书记。');
  expect(latest(group, card).text).toContain('缺席1');
});

it.each([
  ['再联系', `再联系 ${name(3)}`, '请假0，未登记12'],
  ['同意', `同意 ${name(3)}`, '请假1'],
])('a leave that the officer answered with %s, and the answer with it', async (_, answer, shown) => {
  const village = await openPartyDay([branch]);
  const { latest, tap, say, person, group } = village;
  await tap(person(3), group, '请假', card);
  await say(person(0), 'bot', '待办');
  await tap(person(0), 'bot', answer, '待办');
  expect(latest(group, card).text).toContain(shown);
  expect((await tap(person(3), group, undo, card))?.text).toBe('✓ 撤销了。现在：未登记');
  expect(latest(group, card).text).toContain('实到0，请假0，未登记12');
  await say(person(0), 'bot', '待办');
  expect(latest(person(0), '待办').text).not.toContain('请假');
});

it('not a leave that the officer wrote down over the own tap', async () => {
  const village = await openPartyDay([branch]);
  const { latest, tap, say, person, group } = village;
  await tap(person(3), group, '请假', card);
  await say(person(0), 'bot', `到会 缺席 ${name(3)}`);
  await say(person(0), 'bot', `到会 ${name(3)}请假`);
  expect((await tap(person(3), group, undo, card))?.text).toContain('是书记记的');
  expect(latest(group, card).text).toContain('请假1');
});

it('until the closing', async () => {
  const village = await openPartyDay([branch]);
  const { talk, tap, person, group } = village;
  await tap(person(3), group, '签到', card);
  await talk.advanceTo('2026-11-15', '12:00');
  expect(village.latest(group, '登记已结束').buttons).toEqual([]);
  expect(village.latest(group, '登记已结束').text).toContain('实到1');
});

it('on the private card, where villagers are in the group', async () => {
  const village = await openPartyDay([branch], { audience: '也有群众' });
  const { latest, tap, person } = village;
  await tap(person(2), 'bot', '签到');
  expect(latest(person(2)).text).toContain('您：到会');
  expect((await tap(person(2), 'bot', undo))?.text).toBe('✓ 撤销了。现在：未登记');
  expect(latest(person(2)).text).toContain('您：未登记');
});

it('of an unknown account drops what was held, and the next tap is held anew', async () => {
  const village = await openPartyDay([branch]);
  const { talk, tap, person, group } = village;
  const stranger = talk.rehearsal.people.addUser({ name: name(12) });
  talk.rehearsal.people.joinGroup(stranger, group);
  await tap(stranger, group, '请假', card);
  expect((await tap(stranger, group, undo, card))?.text).toBe('✓ 撤销了，刚才点的不算。');
  talk.clock.advanceBy(60_000);
  await tap(stranger, group, '签到', card);
  await tap(person(0), 'bot', '全部同意（1）', '还没对上名字');
  expect(ledgerOf(village)).toEqual([
    { name: name(12), kind: 'present', via: 'tap', waitedMs: 0, by: 'own' },
  ]);
  expect(village.latest(group, card).text).toContain('应到13，实到1');
});
