import type { CheckProblem } from '../../domain/check.ts';
import type { Tx } from '../../ports/store/store.ts';

/** What the head of an empty chain is. */
const beforeTheFirst = /^0+$/;

/**
 * The audit chain. A chain whose end was cut off is sound in itself: only a head that was noted outside (it leaves with each
 * county digest) tells, for it must still be in the chain. The newest seal of the ledgers does as well: their chain holds the audit.
 */
export function checkAudit(
  tx: Tx,
  noted: string | undefined,
): { readonly problems: readonly CheckProblem[]; readonly entries: number } {
  const broken = tx.audit.firstBroken();
  if (broken !== undefined) return { problems: [{ kind: 'audit', seq: broken }], entries: broken };
  const hashes = new Set(tx.audit.entries().map(({ hash }) => hash));
  const entries = hashes.size;
  const cut =
    noted !== undefined && !beforeTheFirst.test(noted) && !hashes.has(noted) && !tx.integrity.isSealed(noted);
  return { problems: cut ? [{ kind: 'auditCut', head: noted, entries }] : [], entries };
}
