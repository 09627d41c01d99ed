import { describe, expect, it } from 'vitest';
import type { CardId } from '../../src/domain/ids.ts';
import type { Store, Tx } from '../../src/ports/store/store.ts';
import { at, must, seedGroup } from './store-seed.ts';

export function cardsContract(opened: () => Store): void {
  const make = (tx: Tx, subject: string, kind = 'checkin') =>
    tx.cards.ensure({ kind, chatId: seedGroup(tx), subject, view: { page: 0 }, at: at(0) });
  const sent = (tx: Tx, subject: string): CardId => {
    const { id } = make(tx, subject).card;
    tx.cards.sent(id, subject, 1, at(0));
    return id;
  };
  const behind = (tx: Tx, ms = 0, limit = 9) => tx.cards.behind(at(ms), limit).map(({ id }) => id);

  describe('cards', () => {
    it('makes a card once for kind, chat and subject', () => {
      opened().write((tx) => {
        const chatId = seedGroup(tx);
        const { card, created } = make(tx, '2026-11-05');
        expect(created).toBe(true);
        expect(card).toEqual({
          id: card.id,
          kind: 'checkin',
          chatId,
          subject: '2026-11-05',
          view: { page: 0 },
          messageId: null,
          sentAt: null,
          wanted: 1,
          shown: 0,
          state: 'open',
          createdAt: at(0),
        });
        expect(make(tx, '2026-11-05')).toEqual({ card, created: false });
        expect(tx.cards.card(card.id)).toEqual(card);
        expect(tx.cards.find('checkin', chatId, '2026-11-05')).toEqual(card);
        expect(make(tx, '2026-11-05', 'todo').created).toBe(true);
      });
    });

    it('finds cards by message and by the start of their subject', () => {
      opened().write((tx) => {
        const [a, b, lost] = [sent(tx, '12:a'), sent(tx, '12:b'), sent(tx, '12:c')];
        sent(tx, '123:a');
        make(tx, '12:a', 'todo');
        tx.cards.setState(lost, 'lost');
        tx.cards.setState(b, 'closed');
        expect(tx.cards.byMessage(seedGroup(tx), '12:b')?.id).toBe(b);
        expect(tx.cards.byMessage(seedGroup(tx), '9')).toBeUndefined();
        expect(tx.cards.withSubject('checkin', '12:').map(({ id }) => id)).toEqual([a, b]);
      });
    });

    it('knows since when the chat has its message, and of none once it is wanted anew', () => {
      opened().write((tx) => {
        const { id } = make(tx, 'a').card;
        tx.cards.sent(id, '5', 1, at(7));
        expect(tx.cards.card(id)).toMatchObject({ messageId: '5', sentAt: at(7) });
        tx.cards.setState(id, 'lost');
        tx.cards.revive(id);
        expect(tx.cards.card(id)).toMatchObject({ messageId: null, sentAt: null });
      });
    });

    it('finds lost cards that were shown, by their subject', () => {
      opened().write((tx) => {
        const ids = ['2026-11-04', '2026-11-05', '2026-11-06', '2026-12-01'].map((date) => sent(tx, date));
        const unsent = make(tx, '2026-11-07').card.id;
        const other = make(tx, '2026-11-05', 'todo').card.id;
        for (const id of [...ids, unsent, other]) tx.cards.setState(id, 'lost');
        sent(tx, '2026-11-08');
        const lost = tx.cards.lostBetween('checkin', '2026-11-05', '2026-11-30');
        expect(lost.map(({ id }) => id)).toEqual(ids.slice(1, 3));
      });
    });

    it('was never sent until a message has shown it, lost or not, unless it is closed', () => {
      opened().write((tx) => {
        const [open, lost, closed] = ['7:1', '7:2', '7:3'].map((subject) => make(tx, subject).card.id);
        make(tx, '8:1');
        sent(tx, '7:4');
        if (lost !== undefined) tx.cards.setState(lost, 'lost');
        if (closed !== undefined) tx.cards.setState(closed, 'closed');
        expect(tx.cards.neverSent('checkin', '7:').map(({ id }) => id)).toEqual([open, lost]);
        expect(tx.cards.neverSent('todo', '7:')).toEqual([]);
      });
    });

    it('keeps the view apart from what is shown', () => {
      opened().write((tx) => {
        const id = sent(tx, 'a');
        tx.cards.setView(id, { page: 2 });
        expect(tx.cards.card(id)).toMatchObject({ view: { page: 2 }, wanted: 1, shown: 1 });
        expect(behind(tx)).toEqual([]);
      });
    });

    it('is behind from a touch until its last revision is shown', () => {
      opened().write((tx) => {
        const id = sent(tx, 'a');
        tx.cards.touch(id);
        tx.cards.touch(id);
        expect(tx.cards.card(id)).toMatchObject({ wanted: 3, shown: 1 });
        tx.cards.shown(id, 2);
        expect(behind(tx)).toEqual([id]);
        tx.cards.shown(id, 3);
        tx.cards.shown(id, 2);
        expect(tx.cards.card(id)).toMatchObject({ wanted: 3, shown: 3 });
        expect(behind(tx)).toEqual([]);
      });
    });

    it('is not behind before its message is sent', () => {
      opened().write((tx) => {
        const { id } = make(tx, 'a').card;
        tx.cards.touch(id);
        expect(behind(tx)).toEqual([]);
        tx.cards.sent(id, '1', 1, at(0));
        expect(behind(tx)).toEqual([id]);
      });
    });

    it('lets the longest waiting card go first; who was served stands at the end again', () => {
      opened().write((tx) => {
        const [a, b, c] = [sent(tx, 'a'), sent(tx, 'b'), sent(tx, 'c')];
        for (const id of [c, a, b, c, a]) tx.cards.touch(id);
        expect(behind(tx)).toEqual([c, a, b]);
        expect(behind(tx, 0, 2)).toEqual([c, a]);
        tx.cards.shown(c, 2);
        expect(behind(tx)).toEqual([a, b, c]);
      });
    });

    it('leaves a lost card alone, and shows the last of a closed one', () => {
      opened().write((tx) => {
        const [lost, closed] = [sent(tx, 'a'), sent(tx, 'b')];
        tx.cards.touch(lost);
        tx.cards.setState(lost, 'lost');
        tx.cards.touch(lost);
        tx.cards.setState(closed, 'closed');
        tx.cards.touch(closed);
        expect(must(tx.cards.card(lost)).wanted).toBe(2);
        expect(behind(tx)).toEqual([closed]);
      });
    });

    it('waits when the messenger asks for patience', () => {
      opened().write((tx) => {
        const [a, b] = [sent(tx, 'a'), sent(tx, 'b')];
        tx.cards.touch(a);
        tx.cards.postpone(a, at(5));
        tx.cards.postpone(b, at(3));
        expect(behind(tx, 4)).toEqual([]);
        expect(tx.cards.nextPostponed(at(0))).toBe(at(5));
        expect(tx.cards.nextPostponed(at(5))).toBeUndefined();
        expect(behind(tx, 5)).toEqual([a]);
      });
    });
  });
}
