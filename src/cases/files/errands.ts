import type { Errand } from '../../errand.ts';
import type { Files } from '../../ports/files.ts';
import type { BackupShelf } from '../../ports/backups.ts';
import { nightlyBackup } from './nightly-backup.ts';
import { sweepFiles } from './sweep-files.ts';

/** What errands may touch besides the store, which they cannot write. */
export interface ErrandPlaces {
  readonly files: Files;
  /** Absent in the thread that answers people: a backup would hold it up. */
  readonly backups?: BackupShelf | undefined;
}

/** Errands that can be run, by task kind; beside {@link fileMakers}, and no kind stands in both. */
export function errands({ files, backups }: ErrandPlaces): Readonly<Record<string, Errand>> {
  return {
    backup: nightlyBackup(backups),
    'sweep-files': sweepFiles(files),
  };
}
