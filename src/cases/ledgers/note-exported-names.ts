import type { Instant, LocalDate, Month } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Catalog } from '../../text/catalog.ts';
import { noteLook } from '../above/name-looks.ts';
import { keptReason } from '../dues/kept-reason.ts';
import { knownSince } from './known-since.ts';

interface Moment {
  readonly tx: Tx;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly text: Catalog;
}

/**
 * Writes down that the operator took the names of these branches' months: in the audit, and where each branch reads it. A month from
 * before there was anything about a branch names nobody of it.
 */
export function noteExportedNames(
  moment: Moment,
  branches: readonly Branch[],
  months: readonly Month[],
  said: string,
): void {
  const reason = keptReason(moment.text, said);
  for (const { id: branchId } of branches) {
    const since = knownSince(moment.tx, branchId);
    for (const month of months)
      if (since !== undefined && month >= since)
        noteLook(moment, { branchId, month, by: 'operator', reason });
  }
}
