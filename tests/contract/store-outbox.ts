import { describe, expect, it } from 'vitest';
import type { ChatId, OutboxId } from '../../src/domain/ids.ts';
import type { NewOutboxRow, OutboxBody } from '../../src/ports/store/outbox.ts';
import type { Store, Tx } from '../../src/ports/store/store.ts';
import { at, must, seedGroup } from './store-seed.ts';

export function outboxContract(opened: () => Store): void {
  const add = (tx: Tx, chatId: ChatId, more: Partial<NewOutboxRow> = {}): OutboxId =>
    must(
      tx.outbox.add({ lane: 'create', chatId, body: { kind: 'message', text: '通知' }, at: at(0), ...more }),
    );
  const answer = { lane: 'answer', body: { kind: 'answer', tapId: '1', text: '✓', alert: false } } as const;
  const ids = (rows: { id: OutboxId }[]) => rows.map(({ id }) => id);

  describe('outbox', () => {
    it('holds a row that a lost program may have sent: nothing claims it, a person may put it back', () => {
      opened().write((tx) => {
        const chatId = seedGroup(tx);
        const id = add(tx, chatId, { held: 'restored' });
        expect(tx.outbox.row(id)).toMatchObject({
          state: 'uncertain',
          reason: 'restored',
          body: { text: '通知' },
        });
        expect(ids(tx.outbox.uncertain())).toEqual([id]);
        expect(tx.outbox.dueCreates(at(9), 10)).toEqual([]);
        expect(tx.outbox.claim(id)).toBe(false);
        tx.outbox.putBack(id, at(1));
        expect(tx.outbox.row(id)).toMatchObject({ state: 'pending', reason: null });
      });
    });

    it('gives back each kind of row as it was put in', () => {
      opened().write((tx) => {
        const chatId = seedGroup(tx);
        const cardId = tx.cards.ensure({ kind: 'k', chatId, subject: 's', view: null, at: at(0) }).card.id;
        const bodies: OutboxBody[] = [
          {
            kind: 'message',
            text: '你好',
            buttons: [[{ label: '是我', action: 'b', payload: '1' }]],
            replyTo: '4',
          },
          { kind: 'card' },
          { kind: 'document', sha256: 'ab', fileName: '记录.docx', caption: '十一月' },
          answer.body,
          { kind: 'reaction', messageId: '5', emoji: '👌' },
        ];
        for (const body of bodies) expect(tx.outbox.row(add(tx, chatId, { body }))?.body).toEqual(body);
        const id = add(tx, chatId, {
          cardId,
          key: 'notice.1',
          guards: [{ kind: 'quiet' }, { kind: 'until', instant: at(9) }],
          wave: true,
          budgetMonth: '2026-11',
          notBefore: at(3),
          expiresAt: at(9),
        });
        expect(tx.outbox.byKey('notice.1')).toEqual({
          id,
          lane: 'create',
          chatId,
          cardId,
          body: { kind: 'message', text: '通知' },
          key: 'notice.1',
          guards: [{ kind: 'quiet' }, { kind: 'until', instant: at(9) }],
          wave: true,
          budgetMonth: '2026-11',
          state: 'pending',
          reason: null,
          createdAt: at(0),
          notBefore: at(3),
          expiresAt: at(9),
          attempts: 0,
          messageId: null,
          endedAt: null,
        });
      });
    });

    it('takes an intention once', () => {
      opened().write((tx) => {
        const chatId = seedGroup(tx);
        add(tx, chatId, { key: 'notice.1' });
        const again = { lane: 'create', chatId, body: { kind: 'card' }, key: 'notice.1', at: at(5) } as const;
        expect(tx.outbox.add(again)).toBeUndefined();
        expect(tx.outbox.byKey('notice.1')?.body.kind).toBe('message');
        add(tx, chatId);
        add(tx, chatId);
        expect(tx.outbox.counts().pending).toBe(3);
      });
    });

    it('has answers due in the order of ids', () => {
      opened().write((tx) => {
        const chatId = seedGroup(tx);
        const later = add(tx, chatId, { ...answer, notBefore: at(5) });
        const [a, b] = [add(tx, chatId, answer), add(tx, chatId, answer)];
        add(tx, chatId);
        expect(ids(tx.outbox.dueAnswers(at(4), 9))).toEqual([a, b]);
        expect(ids(tx.outbox.dueAnswers(at(5), 2))).toEqual([later, a]);
        tx.outbox.claim(a);
        expect(ids(tx.outbox.dueAnswers(at(4), 9))).toEqual([b]);
      });
    });

    it('has one create due a chat: interactive before waves, then by id', () => {
      opened().write((tx) => {
        const [x, y, z] = [seedGroup(tx, '1'), seedGroup(tx, '2'), seedGroup(tx, '3')];
        const waveX = add(tx, x, { wave: true });
        const waveY = add(tx, y, { wave: true });
        add(tx, y, { wave: true });
        const first = add(tx, x);
        const second = add(tx, x);
        const early = add(tx, z, { notBefore: at(5) });
        add(tx, x, answer);
        expect(ids(tx.outbox.dueCreates(at(0), 9))).toEqual([first, waveY]);
        expect(ids(tx.outbox.dueCreates(at(0), 1))).toEqual([first]);
        expect(ids(tx.outbox.dueCreates(at(5), 9))).toEqual([first, early, waveY]);
        tx.outbox.claim(first);
        expect(ids(tx.outbox.dueCreates(at(0), 9))).toEqual([waveY]);
        tx.outbox.end(first, 'sent', at(1));
        expect(ids(tx.outbox.dueCreates(at(0), 9))).toEqual([second, waveY]);
        tx.outbox.claim(second);
        tx.outbox.end(second, 'uncertain', at(1));
        expect(ids(tx.outbox.dueCreates(at(0), 9))).toEqual([waveX, waveY]);
      });
    });

    it('tells which row is to bring a card to its chat, until that has ended for certain', () => {
      opened().write((tx) => {
        const chatId = seedGroup(tx);
        const card = (subject: string) =>
          tx.cards.ensure({ kind: 'k', chatId, subject, view: null, at: at(0) }).card.id;
        const [cardId, other] = [card('s'), card('t')];
        const open = () => tx.outbox.openOfCard(cardId)?.id;
        add(tx, chatId, { cardId: other, body: { kind: 'card' } });
        expect(open()).toBeUndefined();
        const id = add(tx, chatId, { cardId, body: { kind: 'card' } });
        expect(open()).toBe(id);
        tx.outbox.claim(id);
        expect(open()).toBe(id);
        tx.outbox.end(id, 'uncertain', at(1));
        expect(open()).toBe(id);
        tx.outbox.end(id, 'sent', at(2), { messageId: '9' });
        expect(open()).toBeUndefined();
        const again = add(tx, chatId, { cardId, body: { kind: 'card' } });
        expect(open()).toBe(again);
      });
    });

    it('is not held up by an answer in flight, nor by a row that must wait', () => {
      opened().write((tx) => {
        const chatId = seedGroup(tx);
        tx.outbox.claim(add(tx, chatId, answer));
        add(tx, chatId, { notBefore: at(5) });
        const due = add(tx, chatId);
        expect(ids(tx.outbox.dueCreates(at(0), 9))).toEqual([due]);
      });
    });

    it('tells when the next row is due', () => {
      opened().write((tx) => {
        const chatId = seedGroup(tx);
        expect(tx.outbox.nextDue(at(0))).toBeUndefined();
        add(tx, chatId);
        add(tx, chatId, { notBefore: at(9) });
        add(tx, chatId, { ...answer, notBefore: at(7) });
        expect(tx.outbox.nextDue(at(0))).toBe(at(7));
        expect(tx.outbox.nextDue(at(7))).toBe(at(9));
        expect(tx.outbox.nextDue(at(9))).toBeUndefined();
      });
    });

    it('is claimed by one, and can be put back', () => {
      opened().write((tx) => {
        const id = add(tx, seedGroup(tx));
        expect(tx.outbox.claim(id)).toBe(true);
        expect(tx.outbox.claim(id)).toBe(false);
        expect(ids(tx.outbox.inFlight())).toEqual([id]);
        tx.outbox.putBack(id, at(5));
        expect(tx.outbox.row(id)).toMatchObject({ state: 'pending', attempts: 1, notBefore: at(5) });
        expect(() => {
          tx.outbox.putBack(id, at(6));
        }).toThrow('neither being sent nor uncertain');
        expect(tx.outbox.inFlight()).toEqual([]);
      });
    });

    it('blanks what was said when a row ends, but for an uncertain one', () => {
      opened().write((tx) => {
        const chatId = seedGroup(tx);
        const ended = (['sent', 'dropped', 'failed', 'uncertain'] as const).map((state) => {
          const id = add(tx, chatId);
          tx.outbox.claim(id);
          tx.outbox.end(id, state, at(1), state === 'sent' ? { messageId: '7' } : { reason: 'r' });
          return must(tx.outbox.row(id));
        });
        expect(ended.map(({ state, body, messageId, reason }) => [state, body, messageId, reason])).toEqual([
          ['sent', { kind: 'message', text: '' }, '7', null],
          ['dropped', { kind: 'message', text: '' }, null, 'r'],
          ['failed', { kind: 'message', text: '' }, null, 'r'],
          ['uncertain', { kind: 'message', text: '通知' }, null, 'r'],
        ]);
        expect(ended.map(({ endedAt }) => endedAt)).toEqual([at(1), at(1), at(1), at(1)]);
        expect(tx.outbox.failures()).toEqual([{ reason: 'r', rows: 1 }]);
        expect(tx.outbox.counts()).toEqual({
          pending: 0,
          sending: 0,
          sent: 1,
          dropped: 1,
          failed: 1,
          uncertain: 1,
        });
      });
    });

    it('ends once; an uncertain row may still turn out sent, or go again', () => {
      opened().write((tx) => {
        const [a, b] = [add(tx, seedGroup(tx)), add(tx, seedGroup(tx, '-2'))];
        for (const id of [a, b]) {
          tx.outbox.claim(id);
          tx.outbox.end(id, 'uncertain', at(1));
        }
        expect(ids(tx.outbox.uncertain())).toEqual([a, b]);
        const inChatOf = (id: OutboxId) =>
          ids(tx.outbox.uncertainIn(must(tx.outbox.row(id)?.chatId ?? undefined)));
        expect([inChatOf(a), inChatOf(b)]).toEqual([[a], [b]]);
        tx.outbox.end(a, 'sent', at(2), { messageId: '9' });
        expect([inChatOf(a), inChatOf(b)]).toEqual([[], [b]]);
        tx.outbox.putBack(b, at(3));
        expect(ids(tx.outbox.dueCreates(at(3), 9))).toEqual([b]);
        expect(() => {
          tx.outbox.end(a, 'failed', at(4));
        }).toThrow('ended already');
        expect(tx.outbox.row(a)).toMatchObject({ state: 'sent', messageId: '9' });
      });
    });

    it('names the documents that may still be sent', () => {
      opened().write((tx) => {
        const chatId = seedGroup(tx);
        const document = (sha256: string, ...states: ('sent' | 'failed' | 'uncertain')[]) => {
          const id = add(tx, chatId, { body: { kind: 'document', sha256, fileName: '表.xlsx' } });
          if (sha256 !== 'waits') tx.outbox.claim(id);
          for (const state of states) tx.outbox.end(id, state, at(1));
        };
        add(tx, chatId);
        document('waits');
        document('leaves');
        document('held', 'uncertain');
        document('sent', 'sent');
        document('lost', 'failed');
        document('settled', 'uncertain', 'sent');
        expect(tx.outbox.documents().sort()).toEqual(['held', 'leaves', 'waits']);
      });
    });

    it('counts what a month has used of a chat’s budget', () => {
      opened().write((tx) => {
        const [chatId, other] = [seedGroup(tx, '1'), seedGroup(tx, '2')];
        const budgetMonth = '2026-11';
        const rows = Array.from({ length: 5 }, () => add(tx, chatId, { budgetMonth }));
        for (const id of [...rows, add(tx, other, { budgetMonth }), add(tx, chatId)]) tx.outbox.claim(id);
        add(tx, chatId, { budgetMonth });
        const ends = ['sent', 'uncertain', 'failed', 'dropped'] as const;
        ends.forEach((state, n) => {
          tx.outbox.end(must(rows[n]), state, at(1));
        });
        expect(tx.outbox.budgetUsed(chatId, budgetMonth)).toBe(3);
        expect(tx.outbox.budgetUsed(chatId, '2026-12')).toBe(0);
      });
    });

    it('drops all that waits for one chat', () => {
      opened().write((tx) => {
        const [chatId, other] = [seedGroup(tx, '1'), seedGroup(tx, '2')];
        const [a, b, flying, elsewhere] = [
          add(tx, chatId),
          add(tx, chatId, answer),
          add(tx, chatId),
          add(tx, other),
        ];
        tx.outbox.claim(flying);
        tx.outbox.dropFor(chatId, 'left', at(1));
        const states = [a, b, flying, elsewhere].map((id) => must(tx.outbox.row(id)).state);
        expect(states).toEqual(['dropped', 'dropped', 'sending', 'pending']);
        expect(tx.outbox.row(a)).toMatchObject({ reason: 'left', body: { kind: 'message', text: '' } });
      });
    });
  });
}
