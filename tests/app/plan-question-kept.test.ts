import { expect, it } from 'vitest';
import type { Instant } from '../../src/domain/ids.ts';
import { openBoundVillage } from '../harness/bound.ts';
import { planOf } from '../harness/party-day.ts';

it('the question for the plan keeps its buttons when the month’s messages are used up before it is asked again', async () => {
  const village = await openBoundVillage([planOf()], { at: { date: '2026-11-02', time: '10:00' } });
  const { talk, person, latest } = village;
  await talk.advanceTo('2026-11-08', '09:00');
  expect(latest(person(0), '11月').buttons.length).toBeGreaterThan(1);
  const { store } = talk.app();
  store.write((tx) => {
    const chatId = tx.accounts.byUser('telegram', String(person(0).id))?.privateChatId;
    if (chatId === null || chatId === undefined) throw new Error('no private chat');
    for (const n of [1, 2, 3]) {
      const body = { kind: 'message', text: '别的事' } as const;
      const at = talk.clock.now();
      const notBefore = (at + 10 ** 12) as Instant;
      const id = tx.outbox.add({
        lane: 'create',
        chatId,
        body,
        key: `x${String(n)}`,
        budgetMonth: '2026-11',
        at,
        notBefore,
      });
      if (id !== undefined) tx.outbox.end(id, 'sent', at);
    }
  });
  await talk.advanceTo('2026-11-11', '09:00');
  const card = latest(person(0), '11月');
  expect(card.text).not.toContain('见下面最新的一条');
  expect(card.buttons.length).toBeGreaterThan(1);
});
