import type { Instant, Month, PersonId } from '../../../domain/ids.ts';
import type { ArrearsRun } from '../../../domain/dues/arrears.ts';
import type { Card } from '../../../ports/store/cards.ts';
import type { Tx } from '../../../ports/store/store.ts';

/** That somebody was spoken of, for that month, at that level. */
export interface ArrearsNote {
  readonly personId: PersonId;
  readonly month: Month;
  readonly level: number;
}

/** What a card about arrears tells for the first time: forgotten again if the card never leaves. */
export interface ArrearsNoted {
  readonly noted: readonly ArrearsNote[];
}

interface Noted {
  /** None of its months was noted before at that level. */
  readonly isNew: boolean;
  readonly notes: readonly ArrearsNote[];
}

/**
 * Notes the run at that level. All its months are: a run that grows at one end, or is paid off at the other, stays the one
 * that was spoken of.
 */
export function noteRun(tx: Tx, now: Instant, personId: PersonId, run: ArrearsRun, level: number): Noted {
  const notes = run.months
    .map(({ month }): ArrearsNote => ({ personId, month, level }))
    .filter(({ month }) => tx.dues.noteArrears(personId, month, level, now));
  return { isNew: notes.length === run.months.length, notes };
}

/** What was to be told by cards that never left (dropped, or refused) counts as not told. */
export function forgetUntold(tx: Tx, kind: string, prefix: string): void {
  for (const card of tx.cards.neverSent(kind, prefix)) {
    if (!hasFailed(tx, card)) continue;
    for (const { personId, month, level } of (card.view as ArrearsNoted).noted)
      tx.dues.forgetArrears(personId, month, level);
    tx.cards.setState(card.id, 'closed');
  }
}

function hasFailed(tx: Tx, card: Card): boolean {
  const state = tx.outbox.byKey(`card:${String(card.id)}`)?.state;
  return state === 'dropped' || state === 'failed';
}
