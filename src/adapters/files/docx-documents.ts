import type { Documents } from '../../ports/documents.ts';
import type { Locale } from '../../text/locale.ts';
import { renderRecordPage } from './record-page-docx.ts';

/** Documents as .docx, in the words of a language. */
export function docxDocuments(locale: Locale): Documents {
  return { recordPage: (facts) => renderRecordPage(facts, locale) };
}
