import type { Place, TableKind } from './table.ts';

/** One cell (or row, or heading) that stands in the way of an import. Nothing is written while there is one. */
export interface Reject extends Place {
  /** The heading as the contract spells it; empty when the row or the table as a whole is meant. */
  readonly column: string;
  /** The cell as found. Identity-card numbers are cut short. */
  readonly value: string;
  readonly reason: RejectReason;
}

/** What is wrong with a single cell. */
export type CellFault =
  | { readonly code: 'empty' }
  | { readonly code: 'not-one-of'; readonly allowed: readonly string[]; readonly unknown: readonly string[] }
  | { readonly code: 'fixed-day' }
  | { readonly code: 'time' }
  | { readonly code: 'money' }
  | { readonly code: 'money-decimals' }
  | { readonly code: 'money-limit'; readonly limitYuan: number }
  | { readonly code: 'date' }
  | { readonly code: 'month' }
  | { readonly code: 'too-long'; readonly limit: number; readonly length: number }
  | { readonly code: 'hidden-character'; readonly codePoint: string }
  | { readonly code: 'damaged-text' }
  /** A spreadsheet formula came to an error such as #N/A. */
  | { readonly code: 'formula-error' }
  | { readonly code: 'code-shape' }
  | { readonly code: 'identity-card' }
  | { readonly code: 'account-shape' }
  | { readonly code: 'pays-through' };

/** What is wrong once the cell is held against the rest of the files and what is known already. */
export type ReferenceFault =
  | {
      readonly code: 'repeated';
      readonly what: 'number' | 'branch-code' | 'account' | 'date';
      readonly first: Place;
    }
  | { readonly code: 'unknown-branch'; readonly branchCode: string }
  | { readonly code: 'unknown-person'; readonly number: string }
  | { readonly code: 'unknown-township' }
  | { readonly code: 'unknown-village'; readonly village: string }
  | { readonly code: 'villages-need-township' }
  | { readonly code: 'own-branch' }
  | { readonly code: 'own-number' }
  | { readonly code: 'other-county'; readonly county: string }
  | { readonly code: 'waived-with-amount' };

/** What is wrong with a table's headings or a row's shape. */
export type ShapeFault =
  | { readonly code: 'unknown-table' }
  | { readonly code: 'heading-missing'; readonly kind: TableKind }
  | { readonly code: 'heading-repeated' }
  | { readonly code: 'cell-count'; readonly expected: number; readonly found: number };

export type RejectReason = CellFault | ReferenceFault | ShapeFault;
