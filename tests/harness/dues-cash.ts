import type { Instant, Month } from '../../src/domain/ids.ts';
import type { HandUp } from '../../src/ports/store/dues.ts';
import { openBoundVillage } from './bound.ts';
import type { BoundVillage } from './bound.ts';
import { planOf } from './party-day.ts';
import { memberName } from './village.ts';

export const cashPlan = planOf();

/** An officer took this much from somebody, now, for the month. In fen. */
export function receive({ talk }: BoundVillage, k: number, fen: number, code = 'SQ01'): void {
  const at: Instant = talk.clock.now();
  talk.app().store.write((tx) => {
    const branch = tx.org.branchByCode(code);
    const [person] = tx.people.personsNamed(memberName(cashPlan, k));
    if (!branch || !person) throw new Error('no such branch or person');
    const actId = tx.dues.openAct({ branchId: branch.id, plan: {}, at, by: 'person:2' });
    tx.dues.pay({
      branchId: branch.id,
      personId: person.id,
      receiptYear: 2026,
      amountFen: fen,
      extraFen: 0,
      shares: [{ month: '2026-09' as Month, fen }],
      paidBy: 'self',
      payerId: null,
      flags: [],
      actId,
      at,
      by: 'person:2',
      key: `act:${String(actId)}`,
      reversesSeq: null,
      reasonHash: null,
    });
    tx.dues.settleAct(actId, 'written', at, 'person:2');
  });
}

/** The hand-ups of the branch, reversals with them. */
export const linesOf = ({ talk }: BoundVillage, code = 'SQ01'): readonly HandUp[] =>
  talk.app().store.read((tx) => tx.dues.handUps(tx.org.branchByCode(code)?.id as never));

/** 137.50 yuan came in in the third quarter; today is the 12th of October. */
export async function inOctober(): Promise<BoundVillage> {
  const opened = await openBoundVillage([cashPlan], { at: { date: '2026-09-28', time: '10:00' } });
  receive(opened, 3, 10_000);
  receive(opened, 4, 3_750);
  await opened.talk.advanceTo('2026-10-12', '10:00');
  return opened;
}

/** What the bot said to a member with these words in it. */
export const said = ({ talk, person }: BoundVillage, k: number, words: string) =>
  talk.rehearsal.messages(person(k)).filter(({ fromBot, text }) => fromBot && text.includes(words));
