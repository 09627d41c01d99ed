import type { FileMaker } from '../../file-maker.ts';
import type { PartyDayId } from '../../domain/ids.ts';
import type { Documents } from '../../ports/documents.ts';
import { recordPageFacts } from './page-facts.ts';

/** The record page of a Party day as a file, as the store stands when it is made. */
export function recordPageFile(documents: Documents): FileMaker {
  return ({ tx, text, rules }, input) => {
    const { partyDayId } = input as { partyDayId: PartyDayId };
    const day = tx.partyDays.partyDay(partyDayId);
    if (!day) throw new Error(`Making a record page: there is no Party day ${String(partyDayId)}.`);
    const facts = recordPageFacts(tx, day, rules);
    const fileName = text.record.page.fileName(facts);
    const caption = text.record.fileCaption;
    return documents.recordPage(facts).then((bytes) => ({ fileName, bytes, caption }));
  };
}
