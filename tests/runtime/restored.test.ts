import { expect, it } from 'vitest';
import type { ChatId, Instant } from '../../src/domain/ids.ts';
import type { Job } from '../../src/job.ts';
import { createSchedule } from '../../src/runtime/schedule.ts';
import { openBench } from '../harness/ingest-bench.ts';

/** Says something in each way there is, once in the county, due at that instant. */
function speaker(name: string, dueAt: Instant, chatId: ChatId): Job {
  return {
    name,
    description: { 'zh-CN': '说', en: 'says' },
    lateLimitMs: 86_400_000,
    due: (_, { from, to }) =>
      dueAt < from || dueAt > to ? [] : [{ scope: 'county', period: '2026-11', planRevision: 0, dueAt }],
    run: () => ({
      messages: [{ chatId, content: { text: `${name}说的` } }],
      cards: [{ chatId, kind: 'notice', subject: name }],
      files: [{ chatId, task: 'record', input: name, key: name }],
    }),
  };
}

it('holds what was due before a restore, for the lost program may have sent it, and sends what came due later', async () => {
  const bench = await openBench();
  const { store } = bench.world;
  const now = bench.world.clock.now();
  const minutes = (n: number) => (now + n * 60_000) as Instant;
  const chatId = store.write((tx) => {
    tx.settings.setMeta('restored', JSON.stringify({ from: minutes(-60), to: minutes(-10) }));
    return tx.chats.ensure('telegram', { externalId: '-5', kind: 'group' }).id;
  });
  const jobs = [
    // The backup may have been made in the midst of a tick: what it did not yet know as done is held too.
    speaker('before', minutes(-61), chatId),
    speaker('between', minutes(-30), chatId),
    speaker('after', minutes(-9), chatId),
  ];
  expect(createSchedule(bench.world, jobs, () => undefined).tick()).toMatchObject([
    { state: 'done' },
    { state: 'done' },
    { state: 'done' },
  ]);
  store.read((tx) => {
    const held = tx.outbox.uncertain();
    expect(held.map(({ body }) => (body.kind === 'message' ? body.text : body.kind))).toEqual([
      'before说的',
      'card',
      'between说的',
      'card',
    ]);
    expect(new Set(held.map(({ reason }) => reason))).toEqual(new Set(['restored']));
    expect(tx.outbox.dueCreates(now, 10).map(({ body }) => body)).toMatchObject([{ text: 'after说的' }]);
    const files = tx.tasks.pending(now, 10).map((id) => tx.tasks.task(id)?.input);
    expect(files).toMatchObject([
      { input: 'before', dispatch: { held: 'restored' } },
      { input: 'between', dispatch: { held: 'restored' } },
      { input: 'after', dispatch: { chatId } },
    ]);
    expect(JSON.stringify(files[2])).not.toContain('held');
  });
});
