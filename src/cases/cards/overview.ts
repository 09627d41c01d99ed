import type { CardRenderer } from '../../card.ts';
import type { Month, TownshipId } from '../../domain/ids.ts';
import { monthsBeside } from '../above/months-shown.ts';
import { overviewFor } from '../above/overview.ts';
import { adminOfChat } from '../people/touch-member-changes.ts';

export interface OverviewView {
  readonly month: Month;
  /** Which of its townships the county looks at; `null`: all of them, or the admin's own. */
  readonly townshipId: TownshipId | null;
}

/** 总览: the month's totals, redrawn in place for another month. Whoever is no admin any more sees none. */
export const overviewCard: CardRenderer = ({ tx, card, text, today }) => {
  const admin = adminOfChat(tx, card.chatId);
  if (!admin) return { text: text.common.noRightAdmin };
  const { month, townshipId } = card.view as OverviewView;
  const turn = monthsBeside(tx, month, today).map((of) => ({
    label: text.above.buttonMonth(of),
    action: 'overview.month',
    payload: of,
  }));
  return {
    text: text.overview.totals(overviewFor(tx, admin, month, today, townshipId)),
    buttons: [
      ...(turn.length > 0 ? [turn] : []),
      [{ label: text.overview.buttonDigest, action: 'dispatch.run', payload: 'digest' }],
    ],
  };
};
