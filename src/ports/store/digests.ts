import type { BranchId, Instant, Month, TownshipId } from '../../domain/ids.ts';
import type { HelpItem, HelpKind, HelpMark } from '../../domain/digest/help.ts';

/** A township digest that was sent. */
export interface DigestSent {
  readonly townshipId: TownshipId;
  readonly month: Month;
  readonly issue: 'first' | 'final';
  readonly at: Instant;
}

export interface HelpMarked extends HelpItem {
  readonly mark: HelpMark;
  readonly at: Instant;
}

/** What the digests named for help, and what was done about it: codes only. */
export interface DigestsRepo {
  /** Keeps what a digest named. The same issue again changes nothing. */
  put(digest: DigestSent, items: readonly HelpItem[]): void;
  /** What the newest digests of the township named, newest first; of those before that issue, where one is given and was sent. */
  lastItems(
    townshipId: TownshipId,
    count: number,
    before?: Pick<DigestSent, 'month' | 'issue'>,
  ): readonly (readonly HelpItem[])[];
  /** What was done in that month about these branches. */
  marks(branchIds: readonly BranchId[], month: Month): readonly HelpMarked[];
  /** False when it is marked so already. */
  mark(
    item: {
      readonly branchId: BranchId;
      readonly help: HelpKind;
      readonly month: Month;
      readonly mark: HelpMark;
    },
    at: Instant,
    by: string,
  ): boolean;
  unmark(item: { readonly branchId: BranchId; readonly month: Month; readonly mark: HelpMark }): void;
}
