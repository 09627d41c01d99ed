import type { BranchId, Instant, LookId, Month } from '../../domain/ids.ts';

/** Somebody above the branch has seen names of one of its months: who, when and why (design rule 7). */
export interface NameLook {
  readonly id: LookId;
  readonly branchId: BranchId;
  readonly month: Month;
  readonly at: Instant;
  /** `admin:3`, or `operator` for the command line. */
  readonly by: string;
  /** The words are in `attendance.text`, and may have been erased. */
  readonly reasonHash: string;
}

export interface LooksRepo {
  add(look: Omit<NameLook, 'id'>): LookId;
  /** Newest first. */
  ofBranch(branchId: BranchId): NameLook[];
  /** Those that no officer of the branch has noted, oldest first. */
  unnoted(branchId: BranchId): NameLook[];
  /** An officer has read of these looks, up to that one; one that was noted keeps its time. */
  note(branchId: BranchId, upTo: LookId, at: Instant, by: string): void;
}
