import { expect, it } from 'vitest';
import { openBranchTalk } from '../harness/branch-talk.ts';

/* The four unasked messages of an officer's month (design rule 4). */

async function openUsed(date: string, texts: readonly string[]) {
  const at = await openBranchTalk({ at: { date, time: '10:00' } });
  await at.tell('设置 党日 首个工作日');
  const chatId = at.talk
    .app()
    .store.read((tx) => tx.chats.byExternal('telegram', String(at.secretary.id))?.id);
  if (chatId === undefined) throw new Error('no private chat');
  for (const text of texts) at.queue(text, { chatId, budgetMonth: '2026-11' });
  return { at, asked: () => at.toSecretary('这样定').length };
}

it('are those of the calendar month in which they leave, whichever Party day they are about', async () => {
  const { at, asked } = await openUsed('2026-11-20', ['一', '二', '三', '四']);
  // The question about 1 December would be November's fifth, and waits in 待办; the closing is December's first.
  await at.talk.advanceTo('2026-11-24', '09:30');
  await at.talk.advanceTo('2026-11-27', '09:30');
  expect(asked()).toBe(0);
  await at.tell('待办');
  expect(at.toSecretary('12月').at(-1)?.text).toContain('还没定日期');
  await at.tell('党日 12月1日 9点');
  await at.talk.advanceTo('2026-12-01', '12:00');
  expect(at.toSecretary('没登记')).toHaveLength(1);
});

it('are three and the closing: the last one is kept for it', async () => {
  const { at, asked } = await openUsed('2026-11-02', ['一', '二', '三']);
  await at.tell('党日 28日 9点');
  await at.talk.advanceTo('2026-11-24', '09:30');
  expect(asked()).toBe(0);
  await at.talk.advanceTo('2026-11-28', '12:00');
  expect(at.toSecretary('没登记')).toHaveLength(1);
});
