import { statSync } from 'node:fs';
import { NotMigratedError } from './migrate.ts';
import { openStore } from './open-store.ts';
import type { StoreOptions } from './open-store.ts';

/** `replaced`: another file is in its place, or none; `migrated`: it has become that of another version of the program. */
export type DatabaseChange = 'replaced' | 'migrated';

/** Tells whether the file is still the database that is there now. To be called before that is opened. */
export function watchDatabase({
  file,
  migrationsFolder,
}: Pick<StoreOptions, 'file' | 'migrationsFolder'>): () => DatabaseChange | undefined {
  const before = identityOf(file);
  return () => {
    if (identityOf(file) !== before) return 'replaced';
    try {
      openStore({ file, migrationsFolder, readOnly: true }).close();
      return undefined;
    } catch (error) {
      if (error instanceof NotMigratedError) return 'migrated';
      throw error;
    }
  };
}

function identityOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found && `${String(found.dev)}:${String(found.ino)}`;
}
