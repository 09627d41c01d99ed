import { localOf } from '../../../domain/calendar/time.ts';
import type { BookPerson, BookReceipt } from '../../../domain/dues/books.ts';
import type { AdminId, BranchId, PersonId } from '../../../domain/ids.ts';
import type { DuesPayment } from '../../../ports/store/dues.ts';
import type { Tx } from '../../../ports/store/store.ts';
import { displayName } from '../../roster/display-name.ts';
import type { LedgerSpan } from './ledger-span.ts';

/** Names as the book writes them: namesakes among all whom it knows are told apart. */
export interface BookNames {
  person(id: PersonId): BookPerson;
  branch(id: BranchId): string;
  receipt(line: DuesPayment): BookReceipt;
}

export function bookNames(
  tx: Tx,
  { dues, people, lines, taken }: Pick<LedgerSpan, 'dues' | 'people' | 'lines' | 'taken'>,
  zone: string,
): BookNames {
  const known = [...people.values()];
  const shown = [...[...lines.values()].flat(), ...taken].map(({ seq }) => seq);
  const reversedAt = tx.dues.reversedAt(shown);
  const names: BookNames = {
    person(id) {
      const member = people.get(id);
      if (member) return { name: displayName(member, known), number: member.person.number };
      const person = tx.people.person(id);
      return { name: person?.name ?? '', number: person?.number ?? '' };
    },
    branch: (id) => tx.org.branch(id)?.name ?? '',
    receipt(line) {
      const reversed = reversedAt.get(line.seq);
      return {
        date: localOf(line.at, zone).date,
        year: line.receiptYear,
        no: line.receiptNo,
        receiver: officerName(line.by),
        paidBy: line.paidBy,
        payer: line.payerId === null ? null : names.person(line.payerId).name,
        flags: line.flags,
        takenBy: line.branchId === dues.branchId ? null : names.branch(line.branchId),
        reversedOn: reversed === undefined ? null : localOf(reversed, zone).date,
      };
    },
  };
  /** Who wrote the line, by the reference that the ledger keeps. */
  function officerName(by: string): string {
    const [kind, id] = by.split(':');
    if (kind === 'person') return names.person(Number(id) as PersonId).name;
    return kind === 'admin' ? (tx.org.admin(Number(id) as AdminId)?.name ?? '') : '';
  }
  return names;
}
