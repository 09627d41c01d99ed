import { expect, it } from 'vitest';
import { openBoundVillage } from '../harness/bound.ts';
import { planOf } from '../harness/party-day.ts';
import { memberName } from '../harness/village.ts';

it('the private question names the earlier months that its [已交] claims as well', async () => {
  const village = await openBoundVillage([planOf()], { at: { date: '2026-11-20', time: '10:00' } });
  const { say, tap, person, latest, talk } = village;
  talk.rehearsal.people.pressStart(person(4));
  await say(person(0), 'bot', '设置 党费卡 私下问');
  await talk.advanceTo('2026-12-02', '10:00');
  await say(person(0), 'bot', '党日 15日 9点');
  await talk.advanceTo('2026-12-15', '09:00');
  expect(latest(person(4), '12月党费').text).toContain(
    '12月党费0.50元：还没交\n以前没交的：11月，一共0.50元',
  );
  await tap(person(4), 'bot', '已交', '12月党费');
  await say(person(1), 'bot', '待办');
  expect(latest(person(1), '待办').buttons.join()).toContain('1.00元');
});

it('the officer’s card says of whom the branch agreed to wait', async () => {
  const village = await openBoundVillage([planOf()], { at: { date: '2026-12-02', time: '10:00' } });
  const { say, person, latest } = village;
  const name = memberName(planOf(), 5);
  await say(person(1), 'bot', `党费 ${name} 缓交到2027年2月 因外出务工`);
  await say(person(1), 'bot', '党费');
  expect(latest(person(1), '12月党费').text).toContain(`${name}（缓交到2027年2月）`);
});
