import type { BranchId } from '../../domain/ids.ts';
import type { Card } from '../../ports/store/cards.ts';

/** What of a digest card is shown: the digest, the list of villages, or one branch. */
export type DigestView =
  | { readonly show: 'digest'; readonly expanded: boolean }
  | { readonly show: 'villages'; readonly page: number }
  | { readonly show: 'branch'; readonly branchId: BranchId };

export function shownOf({ view }: Pick<Card, 'view'>): DigestView {
  return (view as DigestView | null) ?? { show: 'digest', expanded: false };
}
