import { expect, it } from 'vitest';
import { openBoundVillage } from '../harness/bound.ts';
import { planOf } from '../harness/party-day.ts';

it('已交到3月, said in December, claims to the next March and calls nothing confirmed', async () => {
  const village = await openBoundVillage([planOf()], { at: { date: '2026-12-08', time: '10:00' } });
  const { say, person, latest, talk } = village;
  talk.rehearsal.people.pressStart(person(4));
  await talk.settle();
  await say(person(4), 'bot', '已交到3月');
  expect(latest(person(4)).text).not.toContain('确认收到');
  const claim = talk.app().store.read((tx) => {
    const id = tx.people.personByNumber('SQ01005')?.id;
    return id === undefined ? undefined : tx.dues.pendingClaim(id)?.until;
  });
  expect(claim).toBe('2027-03');
});
