import { describe, expect, it } from 'vitest';
import { fault } from '../../src/rehearsal/faults.ts';
import type { BoundVillage } from '../harness/bound.ts';
import {
  debtor,
  name,
  openArrears,
  paid,
  putOff,
  secretary,
  sentence,
  through,
  told,
} from '../harness/arrears-branch.ts';

/* Words about arrears that wait, and what they say when they leave; and those that never left. */

/** Tells him nothing before January; what he is told then waits ten minutes. */
async function waitingInJanuary(): Promise<BoundVillage> {
  const one = await openArrears();
  await one.say(one.person(debtor), 'bot', '免打扰');
  await through(one, 'december');
  await one.say(one.person(debtor), 'bot', '免打扰');
  one.talk.rehearsal.faults.add({ fault: fault.tooManyRequests(600), method: 'sendMessage' });
  await through(one, 'january');
  expect(told(one, debtor)).toEqual([]);
  return one;
}

const laterThatMorning = ({ talk }: BoundVillage) => talk.advanceTo('2027-01-04', '11:00');

describe('a word to the person that waits', () => {
  it('says what is open when it leaves, where one of its months was paid meanwhile', async () => {
    const one = await waitingInJanuary();
    paid(one, [name(debtor)], ['2026-11', '2026-11']);
    await laterThatMorning(one);
    expect(told(one, debtor)).toEqual([expect.stringContaining('您2026年12月的党费')]);
    expect(told(one, debtor)[0]).toContain('一共0.50元');
    await through(one, 'february', 'march');
    expect(told(one, debtor)).toHaveLength(1);
  });

  it('does not come when the branch has agreed meanwhile that he pays later, and comes when that is over', async () => {
    const one = await waitingInJanuary();
    putOff(one, debtor, '2027-01', '外出务工');
    await laterThatMorning(one);
    expect(told(one, debtor)).toEqual([]);
    await through(one, 'february');
    expect(told(one, debtor)).toEqual([expect.stringContaining('您2026年11月到2027年1月的党费')]);
    await through(one, 'march');
    expect(told(one, debtor)).toHaveLength(1);
  });
});

it('a word to the person that was refused is told when he can be written to again', async () => {
  const one = await openArrears();
  const { talk, say, person } = one;
  talk.rehearsal.faults.add({
    fault: fault.forbidden('bot was blocked by the user'),
    method: 'sendMessage',
    when: ({ params }) => Number(params['chat_id']) === person(debtor).id,
  });
  await through(one, 'december');
  expect(told(one, debtor)).toEqual([]);
  await say(person(debtor), 'bot', '帮助');
  await through(one, 'january', 'february');
  expect(told(one, debtor)).toEqual([expect.stringContaining('您2026年11月、12月的党费')]);
});

describe('the secretary’s word', () => {
  /** The four unasked messages of the month have been used up. */
  function useUp({ talk, person }: BoundVillage, budgetMonth: string): void {
    talk.app().store.write((tx) => {
      const chatId = tx.chats.byExternal('telegram', String(person(secretary).id))?.id;
      if (chatId === undefined) throw new Error('the secretary has no private chat');
      const at = talk.clock.now();
      for (const text of ['一', '二', '三', '四'])
        tx.outbox.add({ lane: 'create', chatId, body: { kind: 'message', text }, budgetMonth, at });
    });
  }

  it('comes a month later where that of February found no room, and again at five months', async () => {
    const one = await openArrears();
    await through(one, 'december', 'january');
    useUp(one, '2027-02');
    await through(one, 'february');
    expect(told(one, secretary, sentence)).toEqual([]);
    await through(one, 'march');
    expect(told(one, secretary, sentence)).toEqual([
      expect.stringContaining(`${name(debtor)}：2026年11月到2027年2月，4个月，2.00元`),
    ]);
    await through(one, 'april', 'may');
    expect(told(one, secretary, sentence)).toHaveLength(2);
  });
});
