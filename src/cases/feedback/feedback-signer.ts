import type { Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import type { AccountId, AdminId, ChatId, LocalDate, PersonId } from '../../domain/ids.ts';
import type { FeedbackSigner } from '../../domain/feedback.ts';
import type { Feedback } from '../../ports/store/feedback.ts';
import type { Tx } from '../../ports/store/store.ts';
import { whomActor, whomOf } from '../binding/whom.ts';
import { reachable, reachableAccount } from '../roster/officers.ts';

/** As whom somebody would sign: by the roster, else by the name of the account. */
export function ownName({ tx, actor, today }: Pick<Call, 'tx' | 'actor' | 'today'>): FeedbackSigner {
  const whom = whomActor(tx, actor, today);
  return whom ? { kind: 'whom', whom } : accountName(tx, actor.accountId);
}

/** How the signature is kept: ids only. */
export const signature = actorRef;

/** Who has signed it, as the county reads it; `undefined`: nobody has. */
export function signerOf(tx: Tx, { by }: Feedback, today: LocalDate): FeedbackSigner | undefined {
  if (by === null) return undefined;
  const { kind, id } = parts(by);
  if (kind === 'account') return accountName(tx, id as AccountId);
  const whom = whomOf(
    tx,
    kind === 'admin'
      ? { personId: null, adminId: id as AdminId }
      : { personId: id as PersonId, adminId: null },
    today,
  );
  return whom ? { kind: 'whom', whom } : { kind: 'gone' };
}

/** The private chat of whoever has signed so, if the bot can write there now. */
export function chatOfSigner(tx: Tx, by: string): ChatId | undefined {
  const { kind, id } = parts(by);
  if (kind === 'account') return reachableAccount(tx, id as AccountId)?.chatId;
  if (kind === 'person') return reachable(tx, id as PersonId)?.chatId;
  for (const { accountId } of tx.accounts.bindingsOfAdmin(id as AdminId)) {
    const found = reachableAccount(tx, accountId);
    if (found) return found.chatId;
  }
  return undefined;
}

function accountName(tx: Tx, id: AccountId): FeedbackSigner {
  const name = tx.accounts.account(id)?.displayName ?? '';
  return name === '' ? { kind: 'gone' } : { kind: 'account', name };
}

function parts(by: string): { readonly kind: string; readonly id: number } {
  const [kind = '', id] = by.split(':');
  return { kind, id: Number(id) };
}
