import { expect, it } from 'vitest';
import { ledgerOf, memberName, openPartyDay, planOf } from '../harness/party-day.ts';

const first = planOf({ name: '石桥村第一党支部', code: 'SQ01', expected: 6, away: 0 });
const second = planOf({ name: '石桥村第二党支部', code: 'SQ02', expected: 6, away: 0, secretary: '何志强' });
const card = '应到';

it('has no third button where no branch takes part online', async () => {
  const village = await openPartyDay([first]);
  expect(village.latest(village.group, card).buttons).toEqual(['签到', '请假', '点错了，撤销']);
});

it('counts 线上参加 apart for members of a branch that allows it, and tells the others privately', async () => {
  const village = await openPartyDay([first, second], { online: [0] });
  const { latest, tap, person, group } = village;
  expect(latest(group, card).buttons).toEqual(['签到', '请假', '线上参加', '点错了，撤销']);
  expect((await tap(person(3), group, '线上参加', card))?.text).toBe('✓ 记上了：线上参加');
  expect((await tap(person(3), group, '线上参加', card))?.text).toBe('✓ 已经记上线上参加了，不用再点');
  const other = await tap(person(3, 1), group, '线上参加', card);
  expect(other).toMatchObject({ alert: true });
  expect(other?.text).toContain('您的支部没有开线上参加');
  expect(latest(group, card).text).toContain('第一党支部（9:00 村委会）：应到6，实到1（线上1）');
  expect(latest(group, card).text).toContain('第二党支部（9:00 村委会）：应到6，实到0，');
  expect(ledgerOf(village)).toEqual([
    { name: memberName(first, 3), kind: 'online', via: 'tap', waitedMs: 0, by: 'own' },
  ]);
  expect(ledgerOf(village, 'SQ02')).toEqual([]);
});

it('on site beats online, whichever was tapped first', async () => {
  const village = await openPartyDay([first], { online: [0] });
  const { latest, tap, person, group } = village;
  await tap(person(3), group, '线上参加', card);
  await tap(person(3), group, '签到', card);
  expect((await tap(person(4), group, '签到', card))?.text).toBe('✓ 签到好了');
  expect((await tap(person(4), group, '线上参加', card))?.text).toContain('按到场算');
  expect(latest(group, card).text).toContain('应到6，实到2，请假0');
});

it('stands on the private card too, where villagers are in the group', async () => {
  const village = await openPartyDay([first], { online: [0], audience: '也有群众' });
  const { latest, tap, person } = village;
  expect(latest(person(2)).buttons).toEqual(['签到', '请假', '线上参加', '点错了，撤销']);
  await tap(person(2), 'bot', '线上参加');
  expect(latest(person(2)).text).toContain('您：线上参加');
});

it('of an unknown account is held with its time and becomes an entry', async () => {
  const village = await openPartyDay([planOf({ away: 1, expected: 6 })], { online: [0] });
  const { talk, tap, person, group } = village;
  const stranger = talk.rehearsal.people.addUser({ name: memberName(planOf(), 6) });
  talk.rehearsal.people.joinGroup(stranger, group);
  expect((await tap(stranger, group, '线上参加', card))?.text).toBe('收到，等书记对上名字就算数');
  talk.clock.advanceBy(60_000);
  await tap(person(0), 'bot', '全部同意（1）', '还没对上名字');
  expect(ledgerOf(village)).toEqual([
    { name: memberName(planOf(), 6), kind: 'online', via: 'tap', waitedMs: 60_000, by: 'own' },
  ]);
  expect(village.latest(group, card).text).toContain('应到7，实到1（线上1）');
});
