import type { CountyDigest } from '../../domain/digest/month-facts.ts';
import type { Month } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';

/** 意见 for the county's digest: what came, was answered and was read in that month, and what waits for a word now. */
export function feedbackCounts(tx: Tx, month: Month): CountyDigest['feedback'] {
  return { ...tx.feedback.counts(month), open: tx.feedback.openCount() };
}
