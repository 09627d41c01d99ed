import type { CardRenderer } from '../../card.ts';
import type { BranchId } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import { boundOfficers } from '../roster/officers.ts';
import { planSubject } from './plan.ts';
import { partyDayOf } from './party-day-of.ts';

/** The branch that a card of an officer is about, by its subject. */
type BranchOf = (tx: Tx, subject: string) => BranchId | undefined;

/** Cards whose subject begins with a Party day's id. */
export const branchOfDay: BranchOf = (tx, subject) => partyDayOf(tx, subject)?.branchId;

export const branchOfPlan: BranchOf = (_, subject) => planSubject(subject).branchId;

/**
 * Draws a card that names people, or decides for a branch, only while its reader is an officer there: a card lives longer
 * than a post (design §3).
 */
export function officersOnly(branchOf: BranchOf, draw: CardRenderer): CardRenderer {
  return (view) => {
    const { tx, card, today, text } = view;
    const branchId = branchOf(tx, card.subject);
    const reads =
      branchId !== undefined &&
      boundOfficers(tx, branchId, today).some(({ chatId }) => chatId === card.chatId);
    return reads || branchId === undefined ? draw(view) : { text: text.common.noRight };
  };
}
