import { cardRenderers } from '../../src/cases/cards/renderers.ts';
import type { Content } from '../../src/ports/messenger.ts';
import type { Card } from '../../src/ports/store/cards.ts';
import type { Tx } from '../../src/ports/store/store.ts';
import { renderCard } from '../../src/runtime/delivery/content.ts';
import { surroundings } from './occurrences.ts';
import type { Simulation } from './simulation.ts';

const buttonKey = new Uint8Array(32);

/** What a card would show if it were drawn now. */
export function freshly(simulation: Simulation, tx: Tx, card: Card): Content {
  return renderCard({ ...surroundings(simulation), buttonKey } as never, cardRenderers, tx, card);
}
