import type { Documents } from '../../ports/documents.ts';
import type { Locale } from '../../text/locale.ts';
import { renderCounts } from './counts-png.ts';
import { renderRecordPage } from './record-page-docx.ts';
import { renderWorkbook } from './workbook-xlsx.ts';
import { writeCsv } from './write-csv.ts';
import { zipArchive } from './zip-archive.ts';

/** Documents as .docx, .xlsx, .csv and .zip, in the words of a language, and pictures as PNG. */
export function officeDocuments(locale: Locale): Documents {
  return {
    recordPage: (facts) => renderRecordPage(facts, locale),
    workbook: renderWorkbook,
    counts: renderCounts,
    table: writeCsv,
    archive: zipArchive,
  };
}
