import type { CardContent, Situation } from './domain/outcome.ts';
import type { Instant, LocalDate } from './domain/ids.ts';
import type { Card } from './ports/store/cards.ts';
import type { Tx } from './ports/store/store.ts';
import type { Catalog } from './text/catalog.ts';

/** What the renderer of a card sees: the state as committed, never what was true when the card was asked for. */
export interface CardView extends Situation {
  readonly tx: Tx;
  readonly card: Card;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly text: Catalog;
}

/** Draws a card from the store. Pure but for reading; called again whenever what it shows may have changed. */
export type CardRenderer = (view: CardView) => CardContent;

/** Renderers by card kind. */
export type CardRenderers = Readonly<Record<string, CardRenderer>>;
