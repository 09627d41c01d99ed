import type { CountsPicture } from '../domain/counts-picture.ts';
import type { RecordPageFacts } from '../domain/record/page-facts.ts';
import type { Workbook } from '../domain/workbook.ts';

/** A file of an archive; the name with its ending, unique in it. */
export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Draws documents to print. The same facts give the same bytes. */
export interface Documents {
  /** The record page (党支部工作手册, 主题党日) as an A4 .docx. */
  recordPage(facts: RecordPageFacts): Promise<Uint8Array>;
  /** Sheets to print on A4 and to go on calculating with, as .xlsx. */
  workbook(book: Workbook): Promise<Uint8Array>;
  /** Counts as bars for a small screen, as PNG. */
  counts(picture: CountsPicture): Promise<Uint8Array>;
  /** Rows as .csv that Excel and WPS open as they are, no cell of which is a formula. */
  table(rows: readonly (readonly string[])[]): Uint8Array;
  /** Files as one .zip, in the order given. */
  archive(entries: readonly ArchiveEntry[]): Uint8Array;
}
