import { cardKinds, touchOpen } from '../cards/touch.ts';
import type { Tx } from '../../ports/store/store.ts';

/** The county's open lists are drawn again. */
export function touchFeedback(tx: Tx): void {
  touchOpen(tx, cardKinds.feedback, '');
}
