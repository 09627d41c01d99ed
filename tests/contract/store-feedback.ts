import { describe, expect, it } from 'vitest';
import type { Store, Tx } from '../../src/ports/store/store.ts';
import { day, month } from './store-seed.ts';

/** 意见: numbered by the year, answered once, and traced to nobody where it was not signed. */
export function feedbackContract(opened: () => Store): void {
  const add = (tx: Tx, date: string, by: string | null = null, returnTo: string | null = null) =>
    tx.feedback.add({ date: day(date), by, text: `words of ${date}`, returnTo });

  describe('feedback', () => {
    it('counts within its year', () => {
      opened().write((tx) => {
        const dates = ['2026-12-30', '2026-12-31', '2027-01-01'];
        expect(dates.map((date) => add(tx, date)).map(({ year, number }) => [year, number])).toEqual([
          [2026, 1],
          [2026, 2],
          [2027, 1],
        ]);
        expect(tx.feedback.byNumber(2027, 1)).toMatchObject({
          date: '2027-01-01',
          state: 'open',
          answer: null,
        });
        expect(tx.feedback.byNumber(2027, 2)).toBeUndefined();
      });
    });

    it('is open until the first word, which takes the return address with it', () => {
      opened().write((tx) => {
        const [signed, unsigned] = [add(tx, '2026-11-10', 'person:1'), add(tx, '2026-11-11', null, 'sealed')];
        expect(tx.feedback.open().map(({ id }) => id)).toEqual([signed.id, unsigned.id]);
        expect(tx.feedback.returns()).toEqual([{ id: unsigned.id, returnTo: 'sealed' }]);
        const on = day('2026-12-01');
        expect(tx.feedback.settle(unsigned.id, { state: 'answered', answer: 'thanks', on })).toBe(true);
        expect(tx.feedback.settle(unsigned.id, { state: 'read', answer: null, on })).toBe(false);
        expect(tx.feedback.feedback(unsigned.id)).toMatchObject({
          state: 'answered',
          answer: 'thanks',
          by: null,
        });
        expect(tx.feedback.returns()).toEqual([]);
        expect(tx.feedback.openCount()).toBe(1);
        tx.feedback.settle(signed.id, { state: 'read', answer: null, on });
        expect(tx.feedback.counts(month('2026-11'))).toEqual({ received: 2, answered: 0, read: 0 });
        expect(tx.feedback.counts(month('2026-12'))).toEqual({ received: 0, answered: 1, read: 1 });
      });
    });

    it('lists what somebody has signed, and loses its words when they are erased', () => {
      opened().write((tx) => {
        const [first, , third] = [
          add(tx, '2026-11-10', 'person:1'),
          add(tx, '2026-11-10', 'person:2'),
          add(tx, '2026-11-12', 'person:1'),
        ];
        const on = day('2026-11-13');
        tx.feedback.settle(first.id, { state: 'answered', answer: 'thanks', on });
        expect(tx.feedback.signedBy('person:1', 9).map(({ id }) => id)).toEqual([third.id, first.id]);
        tx.feedback.erase('person:1');
        const words = tx.feedback.signedBy('person:1', 9).map(({ text, answer }) => [text, answer]);
        expect(words).toEqual([
          ['', null],
          ['', ''],
        ]);
        expect(tx.feedback.signedBy('person:2', 9)[0]?.text).toBe('words of 2026-11-10');
      });
    });

    it('forgets drafts and counts with the day, and old return addresses', () => {
      opened().write((tx) => {
        const old = add(tx, '2026-08-01', null, 'old');
        const young = add(tx, '2026-09-01', null, 'young');
        const yesterday = tx.feedback.begin({ text: 'a', about: null, date: day('2026-11-09') });
        const dropped = tx.feedback.begin({ text: 'b', about: null, date: day('2026-11-10') });
        const today = tx.feedback.begin({ text: 'c', about: old.id, date: day('2026-11-10') });
        tx.feedback.drop(dropped);
        tx.feedback.count('k', day('2026-11-09'));
        tx.feedback.count('k', day('2026-11-10'));
        tx.feedback.count('k', day('2026-11-10'));
        tx.feedback.sweep(day('2026-11-10'), day('2026-08-12'));
        expect(tx.feedback.draft(yesterday)).toBeUndefined();
        expect(tx.feedback.draft(dropped)).toBeUndefined();
        expect(tx.feedback.draft(today)).toEqual({ text: 'c', about: old.id });
        expect(tx.feedback.sentOn('k', day('2026-11-09'))).toBe(0);
        expect(tx.feedback.sentOn('k', day('2026-11-10'))).toBe(2);
        expect(tx.feedback.sentOn('other', day('2026-11-10'))).toBe(0);
        expect(tx.feedback.returns()).toEqual([{ id: young.id, returnTo: 'young' }]);
      });
    });
  });
}
