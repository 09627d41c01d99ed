import type { Month } from '../ids.ts';
import type { DuesClass } from '../people/facts.ts';
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
  /** Of members alone. */
  readonly amountsLater: readonly AmountLater[];
}

/** New dues of a member, dated by the file before months that have money: those stay as they are, and these hold from the month after. */
export interface AmountLater {
  readonly key: string;
  readonly at: Place;
  readonly duesClass: DuesClass;
  readonly dueFen: number;
  /** As the file has it, and as it is. */
  readonly wanted: Month;
  readonly from: Month;
  /** The first and the last month with money that would have become another one. */
  readonly paidFrom: Month;
  readonly paidTo: Month;
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
