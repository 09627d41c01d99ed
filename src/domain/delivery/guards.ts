import type { PersonAttendance } from '../attendance/state.ts';
import type {
  AccountId,
  BranchId,
  ChatId,
  Instant,
  LocalDate,
  Month,
  PartyDayId,
  PersonId,
  TownshipId,
  VillageId,
} from '../ids.ts';

/**
 * What must still be true when a message leaves, as data that is kept with it and looked at again at the moment of
 * sending (design rules 4–6).
 */
export type Guard =
  /** Some branch of the chat still has its Party day on that date, planned and not cancelled. */
  | { readonly kind: 'planned'; readonly date: LocalDate }
  /** That Party day is still planned on that date and not closed, wherever the message goes. */
  | { readonly kind: 'dayStands'; readonly partyDayId: PartyDayId; readonly date: LocalDate }
  /**
   * The person still stands so on that Party day (`unrecorded`: is also still expected there), is not about to leave the
   * roster, and the chat is still the person's own and not muted.
   */
  | {
      readonly kind: 'personStands';
      readonly partyDayId: PartyDayId;
      readonly personId: PersonId;
      readonly state: PersonAttendance;
    }
  /**
   * The person still has study to make up from that Party day (not recorded as present, not marked 补学, expected to this
   * day), and the chat is still the person's own and not muted.
   */
  | { readonly kind: 'makeUpDue'; readonly partyDayId: PartyDayId; readonly personId: PersonId }
  /**
   * The person still has to pay one of these months: neither paid nor claimed, no approved reason lasts, on the roster, and
   * the chat is still the person's own and not muted.
   */
  | { readonly kind: 'duesOpen'; readonly personId: PersonId; readonly months: readonly Month[] }
  /** The branch's Party day of that month is neither recorded nor called off; `undated`: and nobody has said when it is. */
  | {
      readonly kind: 'unheard';
      readonly branchId: BranchId;
      readonly month: Month;
      readonly undated: boolean;
    }
  /** The dues book of the last month, or quarter, that ended before `now` is behind: not half of it is settled. */
  | { readonly kind: 'bookBehind'; readonly branchId: BranchId; readonly now: Month }
  /** The branch has no group, or the bot is not in it. */
  | { readonly kind: 'groupless'; readonly branchId: BranchId }
  /** Outside quiet hours and public holidays: otherwise it waits. */
  | { readonly kind: 'quiet' }
  /** Useless after this instant. */
  | { readonly kind: 'until'; readonly instant: Instant }
  /** The account is still an officer of the branch. */
  | { readonly kind: 'officer'; readonly accountId: AccountId; readonly branchId: BranchId }
  /**
   * The account is still an admin of the township (`null`: of the county) who sees all of it, or these villages at least (联系村) where
   * there are any.
   */
  | {
      readonly kind: 'admin';
      readonly accountId: AccountId;
      readonly townshipId: TownshipId | null;
      readonly villageIds: readonly VillageId[];
    }
  /** The chat still serves the branch. */
  | { readonly kind: 'serves'; readonly branchId: BranchId }
  /** It is still not known of some message to that group whether it arrived. */
  | { readonly kind: 'unsure'; readonly chatId: ChatId }
  /** New group messages of the bot's own accord: at most this many a month in the chat. */
  | { readonly kind: 'budget'; readonly month: string; readonly limit: number };
