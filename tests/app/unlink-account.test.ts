import { expect, it } from 'vitest';
import { openBoundVillage } from '../harness/bound.ts';
import { memberName } from '../harness/village.ts';

const plan = {
  code: 'SQ01',
  village: '石桥村',
  name: '石桥村党支部',
  expected: 6,
  day: '15',
  secretary: '林福贵',
};

it('an officer unlinks a wrong account: asked first, told to its owner, and what was recorded stays', async () => {
  const village = await openBoundVillage([plan], { at: { date: '2026-11-14', time: '10:00' } });
  const { say, tap, person, latest, talk, group } = village;
  await say(person(0), 'bot', '党日 15日 9点');
  await talk.advanceTo('2026-11-15', '08:31');
  const member = person(4);
  talk.rehearsal.people.pressStart(member);
  expect((await tap(member, group, '签到', '应到'))?.text).toBe('✓ 签到好了');

  const name = memberName(plan, 4);
  await say(person(0), 'bot', `党员 ${name} 解除账号`);
  expect(latest(person(0)).text).toContain('解除吗？');
  await tap(person(0), 'bot', '不解除');
  expect(latest(person(0)).buttons).toContain('解除账号');
  await tap(person(0), 'bot', '解除账号');
  expect((await tap(person(0), 'bot', '解除'))?.text).toBe(`✓ ${name}的账号解除了`);
  expect(latest(person(0)).buttons).not.toContain('解除账号');
  expect(latest(member).text).toContain('对应解除了');
  expect(latest(group, '应到').text).toContain('实到1');
  expect((await tap(member, group, '签到', '应到'))?.text).toBe('收到，等书记对上名字就算数');
});
