import type { CardRenderer } from '../../card.ts';

/** A copy of a card that stands further down (subject: the message id): what it showed may be wrong by now. */
export const strayCard: CardRenderer = ({ text }) => ({ text: text.common.strayCard });
