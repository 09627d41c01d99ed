import type { PersonId } from '../../domain/ids.ts';
import type { Binding } from '../../ports/store/accounts.ts';
import type { Tx } from '../../ports/store/store.ts';

/** The account that is the person's own, not one that answers for the person. */
export function ownBinding(tx: Tx, personId: PersonId): Binding | undefined {
  return tx.accounts.bindingsOfPerson(personId).find(({ relation }) => relation === 'self');
}
