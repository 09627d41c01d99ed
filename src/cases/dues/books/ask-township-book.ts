import type { ButtonCall } from '../../../command.ts';
import type { ActorAdmin } from '../../../domain/authority/actor.ts';
import { monthOf, quarterOf } from '../../../domain/calendar/time.ts';
import type { Quarter } from '../../../domain/calendar/time.ts';
import { quarterInMind } from '../../../domain/dues/hand-up.ts';
import type { LocalDate } from '../../../domain/ids.ts';
import type { CardButton, Outcome } from '../../../domain/outcome.ts';
import type { Catalog } from '../../../text/catalog.ts';

/** [第三季度党费汇总表], for whoever runs the whole township: totals of its branches, no names. */
export function townshipBookButton(
  { text, today }: { readonly text: Catalog; readonly today: LocalDate },
  { townshipId, villageIds }: Pick<ActorAdmin, 'townshipId' | 'villageIds'>,
): readonly CardButton[] {
  if (townshipId === null || villageIds.length > 0) return [];
  const quarter = quarterInMind(today);
  return [{ label: text.duesBooks.buttonTownship(quarter), action: 'handup.book', payload: quarter }];
}

/** Made outside of the transaction, for the tapper's own township. */
export function tapTownshipBook({ actor, chat, text, today, payload }: ButtonCall): Outcome {
  const townshipId = actor.admin?.townshipId;
  const quarter = payload as Quarter;
  if (townshipId === null || townshipId === undefined || quarter > quarterOf(monthOf(today)))
    return { answer: { text: text.common.staleButton } };
  return {
    answer: { text: text.dues.bookOnItsWay },
    files: [{ chatId: chat.id, task: 'dues-township-quarter', input: { townshipId, quarter } }],
  };
}
