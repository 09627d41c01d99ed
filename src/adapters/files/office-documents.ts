import type { Documents } from '../../ports/documents.ts';
import type { Locale } from '../../text/locale.ts';
import { renderCounts } from './counts-png.ts';
import { renderRecordPage } from './record-page-docx.ts';
import { renderWorkbook } from './workbook-xlsx.ts';

/** Documents as .docx and .xlsx, in the words of a language, and pictures as PNG. */
export function officeDocuments(locale: Locale): Documents {
  return {
    recordPage: (facts) => renderRecordPage(facts, locale),
    workbook: renderWorkbook,
    counts: renderCounts,
  };
}
