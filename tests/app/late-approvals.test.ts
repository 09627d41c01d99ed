import { expect, it } from 'vitest';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { ledgerOf, memberName, planOf } from '../harness/party-day.ts';

/* A tap waits for a name while the officer records the same person. */

const plan = planOf({ away: 0 });
const stranger = 11;
const name = memberName(plan, stranger);
const list = '对上名字';

/** The stranger has tapped 签到 on the day; the secretary wrote, and looks at the list at that time. */
async function tapped(words: string | undefined, date: string): Promise<BoundVillage> {
  const opened = await openBoundVillage([plan], {
    at: { date: '2026-11-14', time: '10:00' },
    strangers: [[stranger]],
  });
  const { say, tap, talk, person, group } = opened;
  await say(person(0), 'bot', '党日 15日 9点');
  await talk.advanceTo('2026-11-15', '08:31');
  await tap(person(stranger), group, '签到', '应到');
  await talk.advanceTo('2026-11-15', '12:00');
  if (words !== undefined) await say(person(0), 'bot', words);
  await talk.advanceTo(date, '10:00');
  await say(person(0), 'bot', '待办');
  await tap(person(0), 'bot', '对名字', '等着对名字');
  return opened;
}

it('days later what the officer recorded stands, and whoever agrees is told how it is changed', async () => {
  const opened = await tapped(`到会 缺席 ${name}`, '2026-11-19');
  const { say, tap, person, group, latest } = opened;
  const told = await tap(person(0), 'bot', '全部同意（1）', list);
  expect(told).toMatchObject({ alert: true });
  expect(told?.text).toContain(
    `✓ 对上1个\n${name}记的是缺席。登记早就结束了，要改请写字、带原因，例如：到会`,
  );
  expect(latest(group, '登记已结束').text).toMatch(/实到0.*缺席1/);
  expect(ledgerOf(opened).map(({ kind }) => kind)).toEqual(['absent']);
  const example = told?.text?.split('例如：')[1] ?? '';
  await say(person(0), 'bot', example);
  expect(latest(group, '登记已结束').text).toContain('实到1');
});

it('chosen by hand it is the same', async () => {
  const { tap, person, group, latest } = await tapped(`到会 ${name}请假`, '2026-11-19');
  await tap(person(0), 'bot', '逐个看', list);
  await tap(person(0), 'bot', `${name} → ${name}`, list);
  const told = await tap(person(0), 'bot', name, '是哪一位');
  expect(told?.text).toContain(`${name}记的是请假。`);
  expect(latest(group, '登记已结束').text).toContain('实到0，请假1');
});

it('named by /bind in the group it is the same, said in private', async () => {
  const { talk, person, group, latest } = await tapped(`到会 缺席 ${name}`, '2026-11-19');
  const { people } = talk.rehearsal;
  const said = people.say(person(stranger), group, '大家好');
  people.say(person(0), group, `/bind@zhibu_test_bot ${name}`, { replyTo: said.messageId });
  await talk.settle();
  expect(latest(person(0)).text).toContain(`${name}记的是缺席。`);
  expect(latest(group, '登记已结束').text).toContain('缺席1');
});

it('while corrections are free the tap lifts 缺席, and of whom nothing was recorded it always counts', async () => {
  const first = await tapped(`到会 缺席 ${name}`, '2026-11-16');
  expect((await first.tap(first.person(0), 'bot', '全部同意（1）', list))?.text).toBe('✓ 对上1个');
  expect(first.latest(first.group, '登记已结束').text).toContain('实到1');
  await first.talk.stop();
  const second = await tapped(undefined, '2026-11-19');
  expect((await second.tap(second.person(0), 'bot', '全部同意（1）', list))?.text).toBe('✓ 对上1个');
  expect(second.latest(second.group, '登记已结束').text).toContain('实到1');
});
