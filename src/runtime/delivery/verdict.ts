import type { Instant, PersonId } from '../../domain/ids.ts';
import type { OutboxRow } from '../../ports/store/outbox.ts';
import type { Tx } from '../../ports/store/store.ts';

/** What the moment of sending says about a row. */
export type Verdict =
  | { readonly verdict: 'go' }
  | { readonly verdict: 'wait'; readonly until: Instant }
  | { readonly verdict: 'drop'; readonly reason: string };

export const go: Verdict = { verdict: 'go' };

/** The person is not about to leave the roster, and the chat is still the person's own and not muted. */
export function mayWrite(tx: Tx, row: OutboxRow, personId: PersonId): Verdict {
  if (tx.changes.pendingOf(personId).some(({ kind }) => kind !== 'formal')) return drop('leaving');
  const account = row.chatId === null ? undefined : tx.accounts.byPrivateChat(row.chatId);
  const own = account && tx.accounts.bindings(account.id).find(({ relation }) => relation === 'self');
  return account?.muted === false && own?.personId === personId ? go : drop('may not write');
}

export function drop(reason: string): Verdict {
  return { verdict: 'drop', reason };
}
