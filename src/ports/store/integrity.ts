import type { BranchId, Month } from '../../domain/ids.ts';

/** What the storage can say about itself; for `zhibu check`. */
export interface IntegrityRepo {
  /** Damage of the file or its indexes, in the storage's own words. Empty: sound. */
  damage(): readonly string[];
  /** Rows that refer to rows which are not there. */
  danglingRows(): readonly { readonly table: string; readonly row: number; readonly parent: string }[];
  /** Party days that do not follow the newest revision of their plan. */
  staleDays(): readonly { readonly branchId: BranchId; readonly month: Month }[];
}
