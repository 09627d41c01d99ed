import type { CardRenderer } from '../../card.ts';
import { after, localOf } from '../../domain/calendar/time.ts';
import type { Instant } from '../../domain/ids.ts';
import { gapsOnCard, gapToldMs } from '../../domain/ingest/gap.ts';
import type { Card } from '../../ports/store/cards.ts';

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
    const times = gaps.map(({ from, to }) => ({
      from: localOf(from, rules.zone),
      to: localOf(to, rules.zone),
    }));
    return { ...drawn, text: `${drawn.text}\n${text.gaps.line(times, card.subject)}` };
  };
}

/** Since when the chat has the card; `undefined` when it has none. */
export function shownSince({ messageId, sentAt, createdAt }: Card): Instant | undefined {
  return messageId === null ? undefined : (sentAt ?? createdAt);
}
