import type { AccountId, DraftId, Instant } from '../../domain/ids.ts';

/** Something begun and not finished: a choice, a read-back, a group link. */
export interface Draft {
  readonly id: DraftId;
  readonly kind: string;
  readonly accountId: AccountId | null;
  readonly data: unknown;
}

export interface DraftsRepo {
  /** `token` makes it findable from a link. */
  put(draft: {
    kind: string;
    accountId: AccountId | null;
    data: unknown;
    expiresAt: Instant;
    token?: string;
  }): DraftId;
  /** Unused and unexpired only. */
  live(id: DraftId, at: Instant): Draft | undefined;
  byToken(token: string, at: Instant): Draft | undefined;
  /** Marks as used and blanks the data. */
  use(id: DraftId, at: Instant): void;
  /** Blanks what expired before `at`. */
  sweep(at: Instant): void;
}
