import { hourMs } from '../calendar/time.ts';
import type { Instant } from '../ids.ts';

/** A time in which nothing that people sent was fetched. */
export interface Gap {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * Longer than this without a fetch is a gap. A tap lives 150 s at Telegram and its answer has to be back by then, so
 * after a gap somebody may have tapped and seen nothing (design §5, Ingest).
 */
export const gapLimitMs = 120_000;

/** How long cards tell of a gap after its end. Who tapped then has looked again by then. */
export const gapToldMs = 6 * hourMs;

/**
 * Of these gaps those that somebody can have noticed on a card which the chat has since `shownAt`: in the last hours, and
 * with more than the limit of each spent while the card was there. Earliest first.
 */
export function gapsOnCard(gaps: readonly Gap[], shownAt: Instant, now: Instant): readonly Gap[] {
  return (
    gaps
      // One that ends in the future was seen by a clock that has been set back: it would be told for ever.
      .filter(
        ({ from, to }) => to <= now && now - to < gapToldMs && to - Math.max(from, shownAt) > gapLimitMs,
      )
      .toSorted((a, b) => a.from - b.from)
  );
}
