import { describe, expect, it } from 'vitest';
import type { HandUpAnswer } from '../../src/ports/store/dues.ts';
import { handUpLine } from './dues-seed.ts';
import type { WithSeed } from './dues-seed.ts';
import { at, must } from './store-seed.ts';

export function handUpsContract(withSeed: WithSeed): void {
  handUpContract(withSeed);
  openingContract(withSeed);
}

function handUpContract(withSeed: WithSeed): void {
  describe('hand-ups', () => {
    it('are appended once a key, and what the township says to them', () => {
      withSeed((tx, { branchId, other }) => {
        const seq = must(tx.dues.handUp(handUpLine(branchId)));
        expect(tx.dues.handUp(handUpLine(branchId, { amountFen: 7 }))).toBeUndefined();
        expect(tx.dues.handUpLine(seq)).toEqual({ ...handUpLine(branchId), seq });
        expect(tx.dues.handUps(branchId).map((line) => line.seq)).toEqual([seq]);
        expect(tx.dues.handUps(other)).toEqual([]);
        const answer = { handUpSeq: seq, state: 'received', at: at(1), by: 'admin:1' } as const;
        expect(tx.dues.handUpAnswer(seq)).toBeUndefined();
        tx.dues.answerHandUp(answer);
        expect(tx.dues.handUpAnswer(seq)).toEqual(answer);
        const silent = must(tx.dues.handUp(handUpLine(branchId, { key: 'hand:2' })));
        expect(tx.dues.handUpAnswer(silent)).toBeUndefined();
      });
    });

    it('have the last word of the township, none after it was taken back, and keep all of them', () => {
      withSeed((tx, { branchId }) => {
        const seq = must(tx.dues.handUp(handUpLine(branchId)));
        const say = (state: HandUpAnswer['state'], minutes: number) => {
          const answer = { handUpSeq: seq, state, at: at(minutes), by: `admin:${String(minutes)}` };
          return { answer, id: tx.dues.answerHandUp(answer) };
        };
        const no = say('notReceived', 1);
        const yes = say('received', 2);
        expect(yes.id).toBeGreaterThan(no.id);
        expect(tx.dues.handUpAnswer(seq)).toEqual(yes.answer);
        const back = say('withdrawn', 3);
        expect(tx.dues.handUpAnswer(seq)).toBeUndefined();
        // The clock went back: what was said last is what was written last.
        const again = say('notReceived', 0);
        expect(tx.dues.handUpAnswer(seq)).toEqual(again.answer);
        expect(tx.dues.handUpAnswers(seq)).toEqual([no, yes, back, again].map(({ answer }) => answer));
        say('noted', 4);
        expect(tx.dues.handUpAnswer(seq)).toBeUndefined();
      });
    });
  });
}

function openingContract(withSeed: WithSeed): void {
  it('keeps what a branch had in hand at the beginning, and that it was taken back', () => {
    withSeed((tx, { branchId, other }) => {
      const line = { branchId, amountFen: 2550, at: at(0), by: 'person:1', key: 'opening:1' };
      const stands = { ...line, reversesSeq: null, reasonHash: null };
      const seq = must(tx.dues.putOpening(stands));
      expect(tx.dues.putOpening({ ...stands, amountFen: 7 })).toBeUndefined();
      const back = { ...line, amountFen: -2550, key: 'reversal', reversesSeq: seq, reasonHash: 'hash' };
      const second = must(tx.dues.putOpening(back));
      expect(tx.dues.openings(branchId)).toEqual([
        { ...stands, seq },
        { ...back, seq: second },
      ]);
      expect(tx.dues.openings(other)).toEqual([]);
    });
  });
}
