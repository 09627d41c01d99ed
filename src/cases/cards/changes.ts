import type { CardRenderer } from '../../card.ts';
import type { LocalDate, LocalTime, PartyDayId } from '../../domain/ids.ts';
import { planFacts } from '../plan/plan-facts.ts';

/** What the card lists. */
export interface ChangesView {
  readonly changes: readonly Change[];
}

export interface Change {
  readonly partyDayId: PartyDayId;
  /** The date that the group had heard before the first change. */
  readonly from: LocalDate;
  /** And the hour and place, where it was one sitting. */
  readonly once?: { readonly time: LocalTime; readonly place: string | null } | undefined;
  /** Plan revision of the latest change with a reason: the one to say. */
  readonly revision: number;
  /** People had asked leave before the day was moved: it goes along. */
  readonly leaves?: boolean;
}

/** What changed in a group's month after its notice (subject: the month): a line a branch, in administrative order. */
export const changesCard: CardRenderer = ({ tx, card, text }) => {
  const { changes } = card.view as ChangesView;
  const lines = tx.chats.branchesOf(card.chatId).flatMap((branchId) =>
    changes.flatMap(({ partyDayId, from, once, revision, leaves }) => {
      const day = tx.partyDays.partyDay(partyDayId);
      if (day?.branchId !== branchId) return [];
      const said = tx.partyDays.revisions(day.id).find((one) => one.revision === revision);
      const hash = said?.reasonHash ?? null;
      const reason = hash === null ? null : (tx.attendance.text(hash) ?? null);
      const facts = planFacts(tx, day);
      if (day.state !== 'planned') return [text.changes[day.state](facts, reason)];
      const moved = text.changes.moved(facts, { date: from, once }, reason);
      return leaves === true ? [moved, text.changes.leavesStand] : [moved];
    }),
  );
  return { text: lines.length === 0 ? text.month.notPlanned : lines.join('\n') };
};
