import type { CardRenderer } from '../../card.ts';
import { after, localOf } from '../../domain/calendar/time.ts';
import type { Instant } from '../../domain/ids.ts';
import { restoredAtIn } from '../../domain/delivery/restored.ts';
import { gapsOnCard, gapToldMs } from '../../domain/ingest/gap.ts';
import type { Card } from '../../ports/store/cards.ts';
import { programFacts } from '../../domain/program-facts.ts';

/**
 * Draws a card on which people act themselves, and tells below it of the times in which their taps went unheard. Only
 * while it takes taps, and only of gaps that it was there for. With the times, so that the line stays true until the
 * card is drawn again.
 */
export function toldOfGaps(draw: CardRenderer): CardRenderer {
  return (view) => {
    const drawn = draw(view);
    const { tx, card, now, text, rules } = view;
    const since = shownSince(card);
    if (since === undefined || drawn.buttons === undefined || drawn.buttons.length === 0) return drawn;
    const gaps = gapsOnCard(tx.gaps.endedSince(after(now, -gapToldMs)), since, now);
    if (gaps.length === 0) return drawn;
    const restoredAt = restoredAtIn(tx.settings.meta(programFacts.restored));
    const times = gaps.map(({ from, to }) => ({
      from: localOf(from, rules.zone),
      to: localOf(to, rules.zone),
      // Up to the restore nothing was fetched by this database, and what another one had fetched is lost with it.
      isLost: restoredAt !== undefined && from <= restoredAt && restoredAt <= to,
    }));
    const lines = [true, false].map((isLost) => {
      const some = times.filter((one) => one.isLost === isLost);
      return some.length === 0 ? '' : `\n${text.gaps[isLost ? 'lost' : 'line'](some, card.subject)}`;
    });
    return { ...drawn, text: `${drawn.text}${lines.join('')}` };
  };
}

/** Since when the chat has the card; `undefined` when it has none. */
export function shownSince({ messageId, sentAt, createdAt }: Card): Instant | undefined {
  return messageId === null ? undefined : (sentAt ?? createdAt);
}
