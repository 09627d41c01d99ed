import { expect, it } from 'vitest';
import { writeOutcome } from '../../src/runtime/effects.ts';
import { openBench } from '../harness/ingest-bench.ts';

it('a secret answer is never said in a group, where the messenger has no private answers', async () => {
  const bench = await openBench();
  const said = (secret: boolean, isStarted: boolean) =>
    bench.write((tx) => {
      const account = tx.accounts.ensure('telegram', `7${String(secret)}${String(isStarted)}`, '张三');
      const chat = tx.chats.ensure('telegram', { externalId: '-100', kind: 'group' });
      const own = tx.chats.ensure('telegram', { externalId: account.userId, kind: 'private' });
      if (isStarted) tx.accounts.setPrivateChat(account.id, own.id);
      const before = tx.outbox.counts().pending;
      const answer = { text: '每月0.50元', ...(secret ? { secret: true as const } : {}) };
      const capabilities = { privateAnswer: false, edit: true, reaction: true };
      const source = { capabilities, chat, accountId: account.id, tapId: account.userId };
      writeOutcome(tx, bench.clock.now(), { answer }, source);
      return tx.outbox.counts().pending - before;
    });
  expect(said(true, false)).toBe(0);
  expect(said(true, true)).toBe(1);
  expect(said(false, false)).toBe(1);
});
