import type { CardRenderer } from '../../card.ts';
import type { LocalDate, PartyDayId } from '../../domain/ids.ts';
import { planFacts } from '../plan/plan-facts.ts';

/** What the card lists. */
export interface ChangesView {
  readonly changes: readonly Change[];
}

export interface Change {
  readonly partyDayId: PartyDayId;
  /** The date that the group had heard before the first change. */
  readonly from: LocalDate;
  /** Plan revision of the latest change: its reason is the one to say. */
  readonly revision: number;
}

/** What changed in a group's month after its notice (subject: the month): a line a branch, in administrative order. */
export const changesCard: CardRenderer = ({ tx, card, text }) => {
  const { changes } = card.view as ChangesView;
  const lines = tx.chats.branchesOf(card.chatId).flatMap((branchId) =>
    changes.flatMap(({ partyDayId, from, revision }) => {
      const day = tx.partyDays.partyDay(partyDayId);
      if (day?.branchId !== branchId) return [];
      const said = tx.partyDays.revisions(day.id).find((one) => one.revision === revision);
      const hash = said?.reasonHash ?? null;
      const reason = hash === null ? null : (tx.attendance.text(hash) ?? null);
      const facts = planFacts(tx, day);
      if (day.state === 'planned') return [text.month.moved(facts, from, reason)];
      return [text.month[day.state](facts, reason)];
    }),
  );
  return { text: lines.length === 0 ? text.month.notPlanned : lines.join('\n') };
};
