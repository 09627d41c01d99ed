import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { onStanding } from '../../src/cases/binding/standing.ts';
import { sweepFeedback } from '../../src/cases/feedback/sweep-feedback.ts';
import { localOf } from '../../src/domain/calendar/time.ts';
import { createIngest } from '../../src/runtime/ingest.ts';
import { loadCommands } from '../../src/runtime/load.ts';
import { openFeedbackDesk, words } from '../harness/feedback-desk.ts';
import type { FeedbackDesk } from '../harness/feedback-desk.ts';
import type { Bench, Phone } from '../harness/ingest-bench.ts';

/* What is kept of a feedback, and of whoever did not sign it. */

const dayMs = 86_400_000;
let desk: FeedbackDesk;
let bench: Bench;
let county: Phone;
let member: Phone;

beforeEach(async () => {
  desk = await openFeedbackDesk();
  ({ bench, county, member } = desk);
});

describe('who wrote what is not signed', () => {
  /** Everything by which the writer could be named. */
  const traces = () => {
    const account = bench.read((tx) => tx.accounts.byUser('telegram', member.userId));
    if (!account) throw new Error('no account');
    return { account: `account:${String(account.id)}`, chat: String(account.privateChatId) };
  };

  it('stands in no table, waiting or answered', () => {
    desk.give(member, '不署名送出');
    const { chat } = traces();
    expect(desk.rows('feedback')).toMatchObject([{ id: 1, by: null, date: '2026-11-10', text: words }]);
    expect(Object.keys(desk.rows('feedback')[0] ?? {}).sort()).toEqual(
      ['id', 'year', 'number', 'date', 'by', 'text', 'state', 'answer', 'settled_on'].sort(),
    );
    const [waiting] = desk.rows('feedback_return');
    expect(waiting?.['return_to']).not.toBe(chat);
    expect(bench.world.codes.unseal(String(waiting?.['return_to']))).toBe(chat);
    desk.answer();
    expect(desk.rows('feedback_return')).toEqual([]);
    expect(desk.rows('feedback_draft')).toEqual([]);
  });

  it('is not told by the audit or by what was begun: neither keeps the hour of it', () => {
    const before = { audit: desk.rows('audit').length, draft: desk.rows('draft').length };
    desk.give(member, '不署名送出');
    expect(desk.rows('audit')).toHaveLength(before.audit);
    expect(desk.rows('draft')).toHaveLength(before.draft);
    desk.answer();
    const entries = desk.rows('audit').slice(before.audit);
    expect(entries.map(({ action }) => action)).toEqual(['feedback.answered']);
    expect(JSON.stringify(entries)).not.toContain(traces().account);
  });

  it('is not told by the count of the day either, which names nobody', () => {
    desk.give(member, '不署名送出');
    const [counted] = desk.rows('feedback_count');
    expect(counted).toMatchObject({ date: '2026-11-10', count: 1 });
    expect(counted?.['key']).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is forgotten after ninety days, and the county is told that it cannot reach him', () => {
    desk.give(member, '不署名送出');
    const sweep = () => {
      bench.write((tx) => {
        sweepFeedback(tx, localOf(bench.clock.now(), bench.world.zone).date);
      });
    };
    bench.clock.advanceBy(90 * dayMs);
    sweep();
    expect(desk.rows('feedback_return')).toHaveLength(1);
    bench.clock.advanceBy(dayMs);
    sweep();
    expect(desk.rows('feedback_return')).toEqual([]);
    bench.say(county, '意见 2026-0001 回复 来晚了');
    bench.tap(county, '送出');
    expect(bench.last(county)).toContain('送不到');
    expect(desk.texts(member).join()).not.toContain('来晚了');
  });

  it('is not reached after 退出', () => {
    desk.give(member, '署名送出');
    bench.say(member, '退出');
    bench.tap(member, '退出');
    desk.answer();
    expect(bench.last(county)).toContain('送不到');
  });
});

describe('the words of a feedback', () => {
  it('do not stay in what was sent', () => {
    desk.give(member, '不署名送出');
    desk.answer();
    for (const table of ['outbox', 'draft', 'card', 'audit', 'inbox'])
      expect(JSON.stringify(desk.rows(table))).not.toContain(words);
  });

  it('are not kept by a dead letter; other words are, for a week', async () => {
    const commands = await loadCommands(path.resolve(import.meta.dirname, '../../commands'));
    const broken = () => {
      throw new Error('broken');
    };
    const world = {
      ...bench.world,
      log: { ...bench.world.log, error: () => undefined },
      codes: { ...bench.world.codes, hashCode: broken },
    };
    const ingest = createIngest(world, {
      commands,
      botUsername: 'bot',
      committed: () => undefined,
      standing: onStanding,
    });
    for (const [at, said] of [`意见 ${words}`, '12345678'].entries())
      ingest([
        {
          bot: 'bot',
          updateId: 90_000 + at,
          digest: String(at),
          incoming: bench.textOf(member, member, said),
          payload: JSON.stringify({ text: said }),
        },
      ]);
    const payloads = bench.read((tx) => tx.inbox.deadLetters().map(({ payload }) => payload));
    expect(payloads).toEqual(['{}', '{"text":"12345678"}']);
  });
});
