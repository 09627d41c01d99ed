import type { CardView } from '../../card.ts';
import type { DuesAct } from '../../ports/store/dues.ts';
import { namesIn } from '../dues/names-in.ts';
import { sumOf } from '../dues/write-act.ts';

/** What an act wrote, and what was reversed of it since. */
export function writtenLines({ tx, text, today }: CardView, act: DuesAct): readonly string[] {
  const lines = tx.dues.paymentsOfAct(act.id);
  const written = lines.filter(({ reversesSeq }) => reversesSeq === null);
  const reversed = lines.filter(({ reversesSeq }) => reversesSeq !== null);
  const first = written[0];
  const last = written.at(-1);
  const standing = written.find(({ seq }) => !reversed.some(({ reversesSeq }) => reversesSeq === seq));
  const names = namesIn(tx, act.branchId, today);
  return [
    text.dues.writtenCard(written.length, sumOf(written)),
    ...(first && last ? [text.dues.writtenReceipts(first.receiptYear, first.receiptNo, last.receiptNo)] : []),
    ...(reversed.length > 0 ? [text.dues.reversedSince(reversed.length, -sumOf(reversed))] : []),
    ...(standing ? [text.dues.howToReverse(names(standing.personId))] : []),
  ];
}
