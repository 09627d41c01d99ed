import { createCodeMint } from '../../src/adapters/keys/code-mint.ts';
import { expect, it } from 'vitest';
import housekeeping from '../../jobs/housekeeping.ts';
import type { Instant } from '../../src/domain/ids.ts';
import type { JobCall } from '../../src/job.ts';
import { catalogs } from '../../src/text/catalog.ts';
import { at, openTownship, rules } from '../cases/digest/township.ts';
import type { Township } from '../cases/digest/township.ts';

function inCall<T>(township: Township, now: Instant, fn: (call: JobCall) => T): T {
  const call = {
    now,
    rules,
    text: catalogs['zh-CN'],
    botLinks: { start: (payload: string) => payload, startGroup: (payload: string) => payload },
    privateAnswers: true,
    codes: createCodeMint(new Uint8Array(32)),
  };
  return township.store.write((tx) => fn({ ...call, tx }) as never);
}

it('falls due at 3:00 each night; of the nights missed only the last one', () => {
  const township = openTownship([{ village: '石桥村' }]);
  const due = (now: Instant, from: Instant, to: Instant) =>
    inCall(township, now, (call) => housekeeping.due(call, { from, to }).map(({ dueAt }) => dueAt));
  const longAgo = at('2026-10-10');
  expect(due(at('2026-11-18', '02:59'), longAgo, at('2026-11-18', '02:59'))).toEqual([
    at('2026-11-17', '03:00'),
  ]);
  expect(due(at('2026-11-18', '03:00'), longAgo, at('2026-11-18', '03:00'))).toEqual([
    at('2026-11-18', '03:00'),
  ]);
  const noon = at('2026-11-18');
  expect(due(noon, (noon + 1) as Instant, at('2026-11-20'))).toEqual([
    at('2026-11-19', '03:00'),
    at('2026-11-20', '03:00'),
  ]);
});

it('forgets what ended two months ago, and slots after more than a year', () => {
  const township = openTownship([{ village: '石桥村' }]);
  const now = at('2026-11-18', '03:00');
  const ago = (days: number) => (now - days * 86_400_000) as Instant;
  const slot = { kind: 'notice', scope: 'chat:1', planRevision: 0 };
  const rows = township.store.write((tx) => {
    const chat = tx.chats.ensure('telegram', { externalId: '77', kind: 'private' });
    return [59, 61].flatMap((days) => {
      const body = { kind: 'message', text: '好' } as const;
      const row = tx.outbox.add({ lane: 'create', chatId: chat.id, body, at: ago(days) });
      const task = tx.tasks.add({ kind: 'own-data', input: {}, at: ago(days) });
      if (row === undefined || task === undefined) throw new Error('not written');
      tx.outbox.end(row, 'dropped', ago(days), { reason: 'x' });
      tx.tasks.end(task, 'done', ago(days));
      return [{ row, task }];
    });
  });
  township.write((tx) => {
    for (const days of [399, 401])
      tx.occurrences.take(
        { ...slot, period: String(days), dueAt: ago(days) },
        { state: 'done', at: ago(days) },
      );
  });
  inCall(township, now, (call) =>
    housekeeping.run(call, { scope: 'county', period: '2026-11-18', planRevision: 0, dueAt: now }),
  );
  township.store.read((tx) => {
    expect(rows.map(({ row, task }) => [tx.outbox.row(row)?.id, tx.tasks.task(task)?.id])).toEqual([
      [rows[0]?.row, rows[0]?.task],
      [undefined, undefined],
    ]);
    const isTaken = (period: string) => tx.occurrences.taken({ ...slot, period });
    expect(['399', '401'].map(isTaken)).toEqual([true, false]);
  });
});

it('empties drafts that have expired, and letters and inbox rows that are old', () => {
  const township = openTownship([{ village: '石桥村' }]);
  const now = at('2026-11-18', '03:00');
  const bury = (updateId: number, days: number) => {
    township.write((tx) => {
      const letter = {
        bot: 'b',
        updateId,
        digest: String(updateId),
        at: (now - days * 86_400_000) as Instant,
      };
      tx.inbox.receive(letter);
      tx.inbox.bury({ ...letter, error: 'x', payload: '{"text":"hello"}' });
    });
  };
  bury(1, 6);
  bury(2, 8);
  bury(3, 31);
  inCall(township, now, (call) =>
    housekeeping.run(call, { scope: 'county', period: '2026-11-18', planRevision: 0, dueAt: now }),
  );
  township.store.read((tx) => {
    expect(tx.inbox.deadLetters().map(({ updateId, scrubbed }) => [updateId, scrubbed])).toEqual([
      [1, false],
      [2, true],
      [3, true],
    ]);
  });
  township.write((tx) => {
    const seen = (updateId: number) =>
      !tx.inbox.receive({ bot: 'b', updateId, digest: String(updateId), at: now });
    expect([seen(2), seen(3)]).toEqual([true, false]);
  });
});
