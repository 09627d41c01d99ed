import { monthOf } from '../../domain/calendar/time.ts';
import { isOpen } from '../../domain/dues/person-months.ts';
import type { DuesState } from '../../domain/dues/person-months.ts';
import type { BranchId, LocalDate, PersonId } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Catalog } from '../../text/catalog.ts';
import { duesOf } from './branch-dues.ts';

const settled: ReadonlySet<DuesState> = new Set(['before', 'confirmed', 'prepaid', 'waived']);

/**
 * What the letter of introduction says about dues: paid up to which month, and what is open up to this one (组织关系接转,
 * handbook §4.2). Of whom nothing was ever paid here
 * only what is open.
 */
export function duesForLetter(
  { tx, text, today }: { readonly tx: Tx; readonly text: Catalog; readonly today: LocalDate },
  branchId: BranchId,
  personId: PersonId,
): readonly string[] {
  const mode = tx.org.branch(branchId)?.payMode ?? 'monthly';
  const [member] = duesOf(tx, [personId], mode, today);
  const months = member?.months ?? [];
  const now = monthOf(today);
  const [firstOpen] = months.filter(({ state }) => isOpen(state));
  const last = months.findLast(
    ({ month, state }) => (firstOpen === undefined || month < firstOpen.month) && settled.has(state),
  );
  const openIn = (claimed: boolean) =>
    months.flatMap(({ month, state }) =>
      month <= now && isOpen(state) && (state === 'claimed') === claimed ? [month] : [],
    );
  return text.dues.forLetter(last?.month, openIn(false), openIn(true));
}
