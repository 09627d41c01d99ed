import type { Month } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';

/** 意见 for the county's digest: what came and what was answered in that month, and what waits for a word now. */
export function feedbackCounts(
  tx: Tx,
  month: Month,
): { readonly received: number; readonly answered: number; readonly open: number } {
  return { ...tx.feedback.counts(month), open: tx.feedback.openCount() };
}
