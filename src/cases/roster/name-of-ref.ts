import type { AdminId, PersonId } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';

/** The name behind a reference of the ledgers, `person:12` or `admin:3`; empty for the program itself. */
export function nameOfRef(tx: Tx, ref: string): string {
  const [kind, id] = ref.split(':');
  if (kind === 'person') return tx.people.person(Number(id) as PersonId)?.name ?? '';
  return kind === 'admin' ? (tx.org.admin(Number(id) as AdminId)?.name ?? '') : '';
}
