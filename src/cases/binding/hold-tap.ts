import type { AccountId, ChatId, Instant, LocalDate, PersonId } from '../../domain/ids.ts';
import type { CardRequest } from '../../domain/outcome.ts';
import type { HeldKind, HeldTap } from '../../ports/store/accounts.ts';
import { approvalsCards } from './approvals-cards.ts';
import type { ListMoment } from './approvals-cards.ts';

export interface Held {
  /** False when the very same tap is held already, or was decided upon. */
  readonly isNew: boolean;
  /** Every branch of the group has said that this account is not its own: the tap waits for nobody. */
  readonly isDeclined?: boolean;
  /** The officers' lists that show it. */
  readonly cards: readonly CardRequest[];
}

/**
 * Holds the first tap of an unknown account with its time, until an officer says whose it is. Opens one claim an account
 * and group; the tap becomes an entry by approval, or is dropped.
 */
export function holdTap(
  moment: ListMoment,
  tap: {
    readonly accountId: AccountId;
    readonly chatId: ChatId;
    /** Date of the Party days that the tapped card serves; of `paid` today. */
    readonly date: LocalDate;
    readonly kind: HeldKind;
    /** The relative it is said for: that claim is open already. */
    readonly forPersonId?: PersonId;
    readonly at: Instant;
  },
): Held {
  if (!moment.tx.accounts.holdTap(tap)) {
    const held = moment.tx.accounts.heldTaps(tap.accountId);
    return { isNew: false, isDeclined: !held.some((one) => isSame(one, tap)), cards: [] };
  }
  if (tap.forPersonId !== undefined)
    return { isNew: true, cards: approvalsCards(moment, tap.chatId, moment.tx.chats.branchesOf(tap.chatId)) };
  return { isNew: true, cards: openClaim(moment, tap.accountId, tap.chatId) };
}

type Tap = Pick<HeldTap, 'chatId' | 'date' | 'kind'> & { readonly forPersonId?: PersonId | null };

function isSame(one: Tap, other: Tap): boolean {
  return (
    one.chatId === other.chatId &&
    one.date === other.date &&
    one.kind === other.kind &&
    (one.forPersonId ?? null) === (other.forPersonId ?? null)
  );
}

/** The pending claim of this account in this group, made if there is none; and the lists that show it. */
function openClaim(
  moment: ListMoment,
  accountId: AccountId,
  chatId: ChatId,
  relation: 'self' | 'family' = 'self',
): readonly CardRequest[] {
  const { tx, now } = moment;
  const pending = tx.accounts.pendingClaimsOf(accountId);
  if (!pending.some((claim) => claim.chatId === chatId && claim.relation === relation))
    tx.accounts.addClaim({ accountId, chatId, personId: null, relation, at: now });
  return approvalsCards(moment, chatId, tx.chats.branchesOf(chatId));
}
