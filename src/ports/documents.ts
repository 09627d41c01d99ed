import type { RecordPageFacts } from '../domain/record/page-facts.ts';

/** Draws documents to print. The same facts give the same bytes. */
export interface Documents {
  /** The record page (党支部工作手册, 主题党日) as an A4 .docx. */
  recordPage(facts: RecordPageFacts): Promise<Uint8Array>;
}
