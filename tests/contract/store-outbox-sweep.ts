import { describe, expect, it } from 'vitest';
import type { OutboxId } from '../../src/domain/ids.ts';
import type { NewOutboxRow } from '../../src/ports/store/outbox.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { at, must, seedGroup } from './store-seed.ts';

export function outboxSweepContract(opened: () => Store): void {
  const answer = { lane: 'answer', body: { kind: 'answer', tapId: '1', text: '✓', alert: false } } as const;

  describe('outbox, swept', () => {
    it('forgets rows that ended before, as many as it may, and none that is found again', () => {
      opened().write((tx) => {
        const chatId = seedGroup(tx);
        const add = (more: Partial<NewOutboxRow> = {}): OutboxId =>
          must(
            tx.outbox.add({
              lane: 'create',
              chatId,
              body: { kind: 'message', text: '通知' },
              at: at(0),
              ...more,
            }),
          );
        const ended = (more: Partial<NewOutboxRow>, ms = 4): OutboxId => {
          const id = add(more);
          tx.outbox.claim(id);
          tx.outbox.end(id, 'sent', at(ms));
          return id;
        };
        const gone = [ended({ ...answer, key: 'answer:1' }), ended({}), ended({})];
        const dropped = add();
        tx.outbox.end(dropped, 'dropped', at(4));
        const doubted = add();
        tx.outbox.claim(doubted);
        tx.outbox.end(doubted, 'uncertain', at(4));
        const stay = [
          add(),
          doubted,
          ended({}, 5),
          ended({ key: 'notice.1' }),
          ended({ budgetMonth: '2026-11' }),
        ];
        expect([tx.outbox.sweep(at(5), 3), tx.outbox.sweep(at(5), 3), tx.outbox.sweep(at(5), 3)]).toEqual([
          3, 1, 0,
        ]);
        const left = (all: readonly OutboxId[]) => all.filter((id) => tx.outbox.row(id) !== undefined);
        expect([left([...gone, dropped]), left(stay)]).toEqual([[], stay]);
        expect(tx.outbox.openCounts()).toEqual({ pending: 1, sending: 0, failed: 0, uncertain: 1 });
      });
    });
  });
}
