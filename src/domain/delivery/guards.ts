import type { AccountId, BranchId, Instant, LocalDate } from '../ids.ts';

/**
 * What must still be true when a message leaves, as data that is kept with it and looked at again at the moment of
 * sending (design rules 4–6).
 */
export type Guard =
  /** Some branch of the chat still has its Party day on that date, planned and not cancelled. */
  | { readonly kind: 'planned'; readonly date: LocalDate }
  /** Outside quiet hours and public holidays: otherwise it waits. */
  | { readonly kind: 'quiet' }
  /** Useless after this instant. */
  | { readonly kind: 'until'; readonly instant: Instant }
  /** The account is still an officer of the branch. */
  | { readonly kind: 'officer'; readonly accountId: AccountId; readonly branchId: BranchId }
  /** The chat still serves the branch. */
  | { readonly kind: 'serves'; readonly branchId: BranchId }
  /** New group messages of the bot's own accord: at most this many a month in the chat. */
  | { readonly kind: 'budget'; readonly month: string; readonly limit: number };
