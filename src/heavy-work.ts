import path from 'node:path';
import { contentStore } from './adapters/files/content-store.ts';
import { officeDocuments } from './adapters/files/office-documents.ts';
import { backupShelf } from './adapters/sqlite/backup-shelf.ts';
import { errands } from './cases/files/errands.ts';
import { fileMakers } from './cases/files/makers.ts';
import type { Config } from './config.ts';
import type { HeavyWork } from './runtime/inline-workshop.ts';

/**
 * Everything that heavy work touches besides the store: the same in the main process, in its threads and in workers. Backups
 * are made only `aside`, in a thread that answers nobody.
 */
export function heavyWork(
  { dataDir, locale }: Pick<Config, 'dataDir' | 'locale'>,
  where: 'answering' | 'aside' = 'answering',
): HeavyWork {
  const files = contentStore(path.join(dataDir, 'files'));
  return {
    files,
    makers: fileMakers(officeDocuments(locale)),
    errands: errands({ files, backups: where === 'aside' ? backupShelf(dataDir) : undefined }),
  };
}
