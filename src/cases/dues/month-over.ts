import type { DueOccurrence, JobCall } from '../../job.ts';
import {
  addMonths,
  firstDate,
  instantAt,
  localOf,
  monthOf,
  monthsBetween,
} from '../../domain/calendar/time.ts';
import type { Instant, LocalTime, Month } from '../../domain/ids.ts';
import type { StepOutcome } from '../../domain/outcome.ts';
import type { Card } from '../../ports/store/cards.ts';
import type { Tx } from '../../ports/store/store.ts';
import { cardKinds } from '../cards/touch.ts';
import { within } from '../plan/steps.ts';

/** The first moment after a month that has dues cards or prompts: they say that it is over. */
export function monthOverDue(
  { tx, rules }: JobCall,
  window: { readonly from: Instant; readonly to: Instant },
): readonly DueOccurrence[] {
  const monthAt = (instant: Instant) => monthOf(localOf(instant, rules.zone).date);
  return monthsBetween(monthAt(window.from), monthAt(window.to)).flatMap(
    (month): readonly DueOccurrence[] => {
      const dueAt = instantAt(firstDate(month), '00:00' as LocalTime, rules.zone);
      const period = addMonths(month, -1);
      const isDue = within(dueAt, window) && cardsOf(tx, period).length > 0;
      return isDue ? [{ scope: 'county', period, planRevision: 0, dueAt }] : [];
    },
  );
}

/** An edit in place: no quiet hours (design rule 6). */
export function redrawOver({ tx }: JobCall, { period }: Pick<DueOccurrence, 'period'>): StepOutcome {
  for (const { id } of cardsOf(tx, period as Month)) tx.cards.touch(id);
  return {};
}

function cardsOf(tx: Tx, month: Month): readonly Card[] {
  return [
    ...tx.cards.withSubject(cardKinds.dues, month),
    ...tx.cards.withSubject(cardKinds.ownDues, `${month}:`),
  ];
}
