import { describe, expect, it } from 'vitest';
import type { AccountId } from '../../src/domain/ids.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { at, must } from './store-seed.ts';

export function jobsContract(opened: () => Store): void {
  describe('inbox', () => {
    const update = { bot: 'b', updateId: 7, digest: 'd', at: at(0) };

    it('receives an update once for bot, number and digest', () => {
      opened().write((tx) => {
        expect(tx.inbox.receive(update)).toBe(true);
        expect(tx.inbox.receive({ ...update, at: at(9) })).toBe(false);
        expect(tx.inbox.receive({ ...update, digest: 'e' })).toBe(true);
        expect(tx.inbox.receive({ ...update, bot: 'c' })).toBe(true);
        expect(tx.inbox.receive({ ...update, updateId: 8 })).toBe(true);
      });
    });

    it('buries an update whose handling was undone, so that it does not come back', () => {
      opened().write((tx) => {
        expect(() =>
          tx.savepoint(() => {
            tx.inbox.receive(update);
            throw new Error('bug');
          }),
        ).toThrow('bug');
        tx.inbox.bury({ ...update, error: 'bug', payload: '{"a":1}' });
        expect(tx.inbox.receive(update)).toBe(false);
        expect(tx.inbox.deadLetters()).toEqual([
          { bot: 'b', updateId: 7, at: at(0), error: 'bug', payload: '{"a":1}', scrubbed: false },
        ]);
      });
    });

    it('reduces old payloads to types and field names, and forgets old updates', () => {
      opened().write((tx) => {
        const payload = '{"message":{"text":"秘密","from":{"id":4,"is_bot":false},"list":["x",null]}}';
        tx.inbox.bury({ ...update, error: 'e', payload });
        tx.inbox.bury({ ...update, updateId: 8, error: 'e', payload: '秘密 {' });
        tx.inbox.bury({ ...update, updateId: 9, error: 'e', payload, at: at(10) });
        tx.inbox.sweep(at(10), at(5));
        const letters = tx.inbox.deadLetters();
        expect(letters.map(({ scrubbed }) => scrubbed)).toEqual([true, true, false]);
        expect(JSON.parse(must(letters[0]).payload)).toEqual({
          message: { text: 'string', from: { id: 'number', is_bot: 'boolean' }, list: ['string', 'null'] },
        });
        expect(letters[1]?.payload).not.toContain('秘密');
        expect(letters[2]?.payload).toBe(payload);
        expect(tx.inbox.deadLetterCount()).toBe(3);
        expect(tx.inbox.receive(update)).toBe(true);
        expect(tx.inbox.receive({ ...update, updateId: 9 })).toBe(false);
      });
    });
  });

  describe('occurrences', () => {
    const slot = { kind: 'notice', scope: 'branch:1', period: '2026-11', planRevision: 1, dueAt: at(0) };

    it('takes a slot once', () => {
      opened().write((tx) => {
        expect(tx.occurrences.taken(slot)).toBe(false);
        expect(tx.occurrences.take(slot, { state: 'done', at: at(1) })).toBe(true);
        expect(tx.occurrences.take(slot, { state: 'skipped', at: at(2) })).toBe(false);
        expect(tx.occurrences.taken(slot)).toBe(true);
        for (const other of [{ kind: 'x' }, { scope: 'x' }, { period: 'x' }, { planRevision: 2 }])
          expect(tx.occurrences.take({ ...slot, ...other }, { state: 'void', at: at(1) })).toBe(true);
      });
    });

    it('frees the slots of what ended and fell due long ago', () => {
      opened().write((tx) => {
        const take = (period: string, dueMs: number, endedMs: number) =>
          tx.occurrences.take({ ...slot, period, dueAt: at(dueMs) }, { state: 'done', at: at(endedMs) });
        take('old', 1, 2);
        take('caught up', 1, 5);
        // Run by a clock that was ahead.
        take('to come', 7, 2);
        expect(tx.occurrences.sweep(at(5))).toBe(1);
        const isTaken = (period: string) => tx.occurrences.taken({ ...slot, period });
        expect(['old', 'caught up', 'to come'].map(isTaken)).toEqual([false, true, true]);
      });
    });

    it('tells what ran lately and what was skipped', () => {
      opened().write((tx) => {
        const take = (period: string, state: 'done' | 'skipped', ms: number, reason?: string) =>
          tx.occurrences.take(
            { ...slot, period },
            { state, at: at(ms), ...(reason !== undefined && { reason }) },
          );
        take('1', 'skipped', 1, 'late');
        take('2', 'done', 2);
        take('3', 'skipped', 3, 'late');
        expect(tx.occurrences.recent(2).map(({ period }) => period)).toEqual(['3', '2']);
        expect(tx.occurrences.skipped(at(2))).toEqual([
          { ...slot, period: '3', state: 'skipped', reason: 'late', endedAt: at(3) },
        ]);
      });
    });
  });

  describe('occurrences looked at by a clock that was wrong', () => {
    it('are free again where they did nothing and fall due later', () => {
      opened().write((tx) => {
        const slot = { kind: 'notice', scope: 'branch:1', planRevision: 1 };
        const take = (period: string, state: 'done' | 'skipped' | 'failed', ms: number) =>
          tx.occurrences.take({ ...slot, period, dueAt: at(ms) }, { state, at: at(9) });
        take('ran', 'done', 7);
        take('late', 'skipped', 7);
        take('threw', 'failed', 7);
        take('before', 'skipped', 5);
        expect(tx.occurrences.free(at(5))).toBe(2);
        const isTaken = (period: string) => tx.occurrences.taken({ ...slot, period });
        expect(['ran', 'late', 'threw', 'before'].map(isTaken)).toEqual([true, false, false, true]);
      });
    });

    it('and so is what it told to wait', () => {
      opened().write((tx) => {
        const chat = tx.chats.ensure('telegram', { externalId: '1', kind: 'private' });
        const row = {
          lane: 'create',
          chatId: chat.id,
          body: { kind: 'message', text: 'x' },
          at: at(0),
        } as const;
        const waiting = must(tx.outbox.add({ ...row, notBefore: at(90) }));
        const sent = must(tx.outbox.add({ ...row, notBefore: at(90) }));
        tx.outbox.claim(sent);
        const task = must(tx.tasks.add({ kind: 'docx', input: 1, at: at(0) }));
        tx.tasks.retry(task, at(90));
        const { card } = tx.cards.ensure({ kind: 'k', chatId: chat.id, subject: 's', view: null, at: at(0) });
        tx.cards.sent(card.id, '5', 1, at(0));
        tx.cards.touch(card.id);
        tx.cards.postpone(card.id, at(90));
        expect(tx.cards.behind(at(3), 9)).toEqual([]);
        tx.outbox.recall(at(3));
        tx.cards.recall(at(3));
        tx.tasks.recall(at(3));
        expect(tx.outbox.row(waiting)?.notBefore).toBe(at(3));
        expect(tx.outbox.row(sent)?.notBefore).toBe(at(90));
        expect(tx.tasks.pending(at(3), 9)).toEqual([task]);
        expect(tx.cards.behind(at(3), 9).map(({ id }) => id)).toEqual([card.id]);
      });
    });
  });

  describe('tasks', () => {
    it('goes from pending to its end, with retries between', () => {
      opened().write((tx) => {
        const id = must(tx.tasks.add({ kind: 'docx', input: { month: '2026-11' }, key: 'k', at: at(0) }));
        expect(tx.tasks.add({ kind: 'docx', input: 1, key: 'k', at: at(1) })).toBeUndefined();
        const other = must(tx.tasks.add({ kind: 'docx', input: 1, at: at(0) }));
        expect(tx.tasks.pending(at(0), 9)).toEqual([id, other]);
        expect(tx.tasks.pending(at(0), 1)).toEqual([id]);
        tx.tasks.retry(id, at(5));
        expect(tx.tasks.pending(at(4), 9)).toEqual([other]);
        expect(tx.tasks.pending(at(5), 9)).toEqual([id, other]);
        tx.tasks.end(id, 'done', at(6));
        tx.tasks.end(other, 'failed', at(6), 'why');
        tx.tasks.end(id, 'failed', at(7));
        expect(tx.tasks.task(id)).toEqual({
          id,
          kind: 'docx',
          input: { month: '2026-11' },
          state: 'done',
          attempts: 1,
          begun: 0,
        });
        expect(tx.tasks.pending(at(9), 9)).toEqual([]);
        expect([tx.tasks.failedSince(at(6)), tx.tasks.failedSince(at(7))]).toEqual([1, 0]);
        expect(tx.tasks.counts()).toEqual({ pending: 0, failed: 1 });
      });
    });

    it('forgets what ended before, and nothing that waits or whose key keeps a repeat away', () => {
      opened().write((tx) => {
        const task = (key?: string) =>
          must(tx.tasks.add({ kind: 'docx', input: 1, at: at(0), ...(key !== undefined && { key }) }));
        const [waits, keyed, done, failed, later] = [task(), task('k'), task(), task(), task()];
        for (const id of [keyed, done]) tx.tasks.end(id, 'done', at(4));
        tx.tasks.end(failed, 'failed', at(4), 'x');
        tx.tasks.end(later, 'done', at(5));
        expect(tx.tasks.sweep(at(5))).toBe(2);
        expect([waits, keyed, done, failed, later].map((id) => tx.tasks.task(id)?.id)).toEqual([
          waits,
          keyed,
          undefined,
          undefined,
          later,
        ]);
      });
    });

    it('counts how often it was begun without an end', () => {
      opened().write((tx) => {
        const id = must(tx.tasks.add({ kind: 'docx', input: 1, at: at(0) }));
        tx.tasks.add({ kind: 'docx', input: 1, at: at(0) });
        const begun = () => tx.tasks.task(id)?.begun;
        expect(tx.tasks.begun()).toEqual([]);
        tx.tasks.begin(id);
        tx.tasks.begin(id);
        expect([begun(), tx.tasks.begun()]).toEqual([2, [id]]);
        tx.tasks.putBack(id);
        expect(begun()).toBe(1);
        tx.tasks.putBack(id);
        tx.tasks.putBack(id);
        expect(begun()).toBe(0);
        tx.tasks.begin(id);
        tx.tasks.retry(id, at(1));
        expect([begun(), tx.tasks.begun()]).toEqual([0, []]);
        tx.tasks.begin(id);
        tx.tasks.begin(id);
        tx.tasks.retry(id, at(1));
        expect([begun(), tx.tasks.begun()]).toEqual([1, [id]]);
        tx.tasks.begin(id);
        tx.tasks.end(id, 'done', at(2));
        expect(tx.tasks.begun()).toEqual([]);
      });
    });
  });

  describe('drafts', () => {
    it('lives until used or expired', () => {
      opened().write((tx) => {
        const accountId: AccountId = tx.accounts.ensure('telegram', '1', '').id;
        const draft = { kind: 'link', accountId, data: { branch: 3 }, expiresAt: at(10) };
        const id = tx.drafts.put({ ...draft, token: 't' });
        const expected = { id, kind: 'link', accountId, data: { branch: 3 } };
        expect(tx.drafts.live(id, at(9))).toEqual(expected);
        expect(tx.drafts.byToken('t', at(9))).toEqual(expected);
        expect(tx.drafts.live(id, at(10))).toBeUndefined();
        expect(tx.drafts.byToken('u', at(9))).toBeUndefined();
        tx.drafts.use(id, at(5));
        expect(tx.drafts.live(id, at(6))).toBeUndefined();
        expect(() => tx.drafts.put({ ...draft, token: 't' })).toThrow('UNIQUE');
      });
    });

    it('sweeps what expired and nothing else', () => {
      opened().write((tx) => {
        const draft = { kind: 'k', accountId: null, data: 'secret' };
        const old = tx.drafts.put({ ...draft, expiresAt: at(5) });
        const young = tx.drafts.put({ ...draft, expiresAt: at(9) });
        tx.drafts.sweep(at(6));
        expect(tx.drafts.live(young, at(0))?.data).toBe('secret');
        expect(tx.drafts.live(old, at(0))?.data).toBeNull();
      });
    });
  });
}
