import type { CellChange } from './import-diff.ts';
import type { Place } from './table.ts';

/** What one import did, or would do, by kind of record. */
export interface ImportReport {
  readonly branches: KindReport;
  readonly members: KindReport;
  readonly admins: KindReport;
  readonly holidays: KindReport;
}

/** Records by their key: code, number or date. */
export interface KindReport {
  readonly added: readonly string[];
  readonly changed: readonly ChangedRecord[];
  /** A record with nothing but conflicts counts here: nothing of it is written. */
  readonly unchanged: readonly string[];
  /** Known from an earlier import and missing in these files; left as they are. Empty without a table of this kind. */
  readonly notInFile: readonly string[];
  readonly conflicts: readonly ImportConflict[];
}

export interface ChangedRecord {
  readonly key: string;
  readonly headings: readonly string[];
}

/** A cell that was changed both in the file and elsewhere since the last import. Not written. */
export interface ImportConflict extends Pick<CellChange, 'heading' | 'next'> {
  readonly key: string;
  readonly at: Place;
  /** What the database holds. */
  readonly current: string;
}
