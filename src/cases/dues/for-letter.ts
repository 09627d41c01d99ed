import { monthBefore } from '../../domain/dues/periods.ts';
import { isOpen } from '../../domain/dues/person-months.ts';
import type { BranchId, LocalDate, PersonId } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Catalog } from '../../text/catalog.ts';
import { duesOf } from './branch-dues.ts';

/**
 * What the letter of introduction says about dues: paid up to which month, and what is open up to this one (组织关系接转,
 * handbook §4.2). Nothing for whoever never owed any.
 */
export function duesForLetter(
  { tx, text, today }: { readonly tx: Tx; readonly text: Catalog; readonly today: LocalDate },
  branchId: BranchId,
  personId: PersonId,
): readonly string[] {
  const mode = tx.org.branch(branchId)?.payMode ?? 'monthly';
  const [member] = duesOf(tx, [personId], mode, today);
  const months = member?.months ?? [];
  const open = months.filter(({ state, month }) => isOpen(state) && month <= today.slice(0, 7));
  const [firstOpen] = months.filter(({ state }) => isOpen(state));
  const last = firstOpen ? monthBefore(firstOpen.month) : months.at(-1)?.month;
  if (last === undefined) return [];
  return [
    text.dues.forLetter(
      last,
      open.map(({ month }) => month),
    ),
  ];
}
