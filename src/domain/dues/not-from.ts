import type { Month } from '../ids.ts';

/** Why an amount cannot hold from that month, and from which it can; or until when one can be set ahead. */
export type NotFrom =
  | { readonly kind: 'paid'; readonly first: Month; readonly last: Month; readonly earliest: Month }
  /** 已缴至: settled before the program. */
  | { readonly kind: 'before'; readonly last: Month; readonly earliest: Month }
  /** The roster does not know the person so far back. */
  | { readonly kind: 'unknown'; readonly earliest: Month }
  | { readonly kind: 'far'; readonly latest: Month };
