import type { CardView } from '../../card.ts';
import type { CardButton } from '../../domain/outcome.ts';
import type { BranchId } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { BranchDues } from '../dues/branch-dues.ts';

/** One thing that waits: a line that says it, and the taps that settle it, a row each. */
export interface TodoItem {
  readonly line: string;
  readonly rows: readonly (readonly CardButton[])[];
}

/** A card view with what several kinds look at, worked out once. */
export interface TodoCardView extends CardView {
  readonly branchDues: (branchId: BranchId) => BranchDues;
}

/** Finds what of one kind waits for the officers of a branch, as the store stands now. Adding a kind is adding a file here. */
export type TodoSource = (view: TodoCardView, branch: Branch) => readonly TodoItem[];
