import type { ButtonCall, Call } from '../../command.ts';
import type { Month, TownshipId } from '../../domain/ids.ts';
import type { CardRequest, Outcome } from '../../domain/outcome.ts';
import type { OverviewView } from '../cards/overview.ts';
import { cardKinds } from '../cards/touch.ts';
import { digestMonth } from '../digest/digest-due.ts';
import { monthsShown } from './months-shown.ts';

/** 总览: the month's totals, or one sentence why there are none of that month. */
export function sayOverview(call: Call & { readonly messageId: string }, said: Month | undefined): Outcome {
  const { tx, text, now, today, actor, messageId } = call;
  if (!actor.admin) return { reply: { text: text.common.noRightAdmin } };
  const month = said ?? digestMonth(call, now, actor.admin.townshipId ?? undefined);
  const { first, last } = monthsShown(tx, today);
  if (month > last) return { reply: { text: text.overview.notYet(month, last) } };
  if (said !== undefined && month < first) return { reply: { text: text.overview.before(month, first) } };
  return { cards: [overviewCardOf(call, messageId, { month, townshipId: null })] };
}

/** The totals of a township for the county, of a month that can be looked at. */
export function overviewCardOf({ chat }: Call, asked: string, view: OverviewView): CardRequest {
  return { kind: cardKinds.overview, chatId: chat.id, subject: `${String(chat.id)}:${asked}`, view };
}

/** Another month, in place. */
export function turnOverview({ tx, card, payload, text }: ButtonCall): Outcome {
  if (card?.kind !== cardKinds.overview) return { answer: { text: text.common.staleButton } };
  const view = card.view as OverviewView;
  tx.cards.setView(card.id, { ...view, month: payload as Month });
  tx.cards.touch(card.id);
  return {};
}

/** The county looks at one of its townships. */
export function openTownship(call: ButtonCall): Outcome {
  const [townshipId, month = ''] = call.payload.split('.');
  const view = { month: month as Month, townshipId: Number(townshipId) as TownshipId };
  return { cards: [overviewCardOf(call, `tap.${call.tapId}`, view)] };
}
