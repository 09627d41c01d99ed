import type { BackupRefusal, RestoreRefusal } from '../domain/backup/refusals.ts';
import type { Decision } from '../domain/decision.ts';
import type { Instant, LocalDate } from '../domain/ids.ts';

/** What a backup holds; also what is told of it. */
export interface BackupFacts {
  readonly bytes: number;
  /** The moment that it shows. */
  readonly at: Instant;
  /** To be noted outside, for `zhibu check --head`. */
  readonly auditHead: string;
  /** Lines of ledgers that were changed or lost before (`IntegrityRepo.brokenSeals`): copied as they are. */
  readonly brokenLines: number;
}

export interface RestoreFacts {
  /** The moment that the backup shows. */
  readonly from: Instant;
  /** Messages of which nobody knows whether they left after that moment: held, and asked about. */
  readonly uncertain: number;
  /** Answers to taps that were still to be given. */
  readonly dropped: number;
}

/** Copies of everything that a county needs to go on: database, keys, and files that wait to be sent. One file each. */
export interface Backups {
  /**
   * Writes a consistent copy to `file`, readable by the owner alone, while other processes go on writing. It is there
   * complete, on the disk and checked, or not at all. Takes seconds, and does not give the thread back meanwhile.
   */
  make(
    dataDir: string,
    file: string,
    at: Instant,
    stage?: (stage: 'copying' | 'checking') => void,
  ): Decision<BackupFacts, BackupRefusal>;
  /** Notes in the database when the last backup was made. */
  note(dataDir: string, at: Instant): void;
  /**
   * Puts a backup into a `dataDir` that holds nothing but empty folders and the lock, whose holder the caller is. All or
   * nothing. What was unsent becomes uncertain; ids that the lost program may have given out are not given again.
   */
  restore(file: string, dataDir: string, at: Instant): Decision<RestoreFacts, RestoreRefusal>;
}

/** The nightly backups of a program, one a date: `DATA_DIR/backups/zhibu-2026-11-22.db`. */
export interface BackupShelf {
  dates(): readonly LocalDate[];
  /** Makes that of this date, as `Backups.make` does. One that is there already stays as it is, and is told of. */
  make(date: LocalDate, at: Instant): Decision<Pick<BackupFacts, 'at' | 'brokenLines'>, BackupRefusal>;
  remove(date: LocalDate): void;
}
