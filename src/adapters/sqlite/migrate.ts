import type Database from 'better-sqlite3';
import type { MigrationMeta } from 'drizzle-orm/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';

/**
 * Brings the database to the newest migration, in one transaction. Keeps drizzle's table of applied migrations, and
 * makes every table STRICT, which drizzle-kit cannot write.
 *
 * Throws when the database comes from a newer program, or from migrations that are not those of the folder.
 */
export function migrate(sqlite: Database.Database, migrationsFolder: string): void {
  const known = readMigrationFiles({ migrationsFolder });
  if (pending(sqlite, known).length === 0) return;
  // Without effect inside a transaction, hence around it: a rebuilt table is dropped while others refer to it.
  sqlite.pragma('foreign_keys = OFF');
  try {
    sqlite
      .transaction(() => {
        // Asked again under the lock: another process may have been faster.
        keepingIds(sqlite, () => {
          for (const migration of pending(sqlite, known)) apply(sqlite, migration);
        });
        const broken = sqlite.pragma('foreign_key_check');
        if (Array.isArray(broken) && broken.length > 0)
          throw new Error(
            `Migrating ${sqlite.name}: ${broken.length} rows would refer to missing rows. Nothing was changed.`,
          );
      })
      .immediate();
  } finally {
    sqlite.pragma('foreign_keys = ON');
  }
}

/** The database is not the one that this version of the program works on. */
export class NotMigratedError extends Error {
  override readonly name = 'NotMigratedError';
  /** Of an `older` version, of a `newer` one, or of one that was never released (`stranger`). */
  readonly madeBy: 'older' | 'newer' | 'stranger';

  constructor(madeBy: NotMigratedError['madeBy'], message: string) {
    super(message);
    this.madeBy = madeBy;
  }
}

/** Throws `NotMigratedError` unless the database stands exactly at the newest migration of the folder. */
export function assertMigrated(sqlite: Database.Database, migrationsFolder: string): void {
  const missing = pending(sqlite, readMigrationFiles({ migrationsFolder })).length;
  if (missing > 0)
    throw new NotMigratedError(
      'older',
      `Opening ${sqlite.name} as it stands: it lacks ${missing} migrations. Start the program itself once; it applies them.`,
    );
}

/** Whether it holds migrations that are not in the folder, being later than all of them. */
export function isFromNewer(sqlite: Database.Database, migrationsFolder: string): boolean {
  return fromNewer(appliedMigrations(sqlite), readMigrationFiles({ migrationsFolder }));
}

function fromNewer(applied: readonly number[], known: readonly MigrationMeta[]): boolean {
  const newest = known.at(-1)?.folderMillis ?? 0;
  return applied.some((millis) => millis > newest);
}

function pending(sqlite: Database.Database, known: readonly MigrationMeta[]): readonly MigrationMeta[] {
  const applied = appliedMigrations(sqlite);
  if (fromNewer(applied, known))
    throw new NotMigratedError(
      'newer',
      `Opening ${sqlite.name}: it was written by a newer version of the program. Install that version, or restore a backup.`,
    );
  const stranger = applied.findIndex((millis, place) => millis !== known[place]?.folderMillis);
  if (stranger >= 0)
    throw new NotMigratedError(
      'stranger',
      `Opening ${sqlite.name}: its migration ${stranger + 1} is unknown to this program. It was made by an unreleased version; use another DATA_DIR.`,
    );
  return known.slice(applied.length);
}

function appliedMigrations(sqlite: Database.Database): number[] {
  const table = sqlite.prepare("select 1 from sqlite_schema where name = '__drizzle_migrations'").get();
  if (table === undefined) return [];
  return sqlite
    .prepare<[], number>('select created_at from __drizzle_migrations order by created_at')
    .pluck()
    .all();
}

/** A table that is built anew counts on from its last row: ids of rows that are gone would be given again. */
function keepingIds(sqlite: Database.Database, change: () => void): void {
  const given = givenIds(sqlite);
  change();
  const still = new Map(givenIds(sqlite).map(({ name, seq }) => [name, seq]));
  for (const { name, seq } of given) {
    if (!sqlite.prepare("select 1 from sqlite_schema where type = 'table' and name = ?").get(name)) continue;
    if ((still.get(name) ?? 0) >= seq) continue;
    sqlite.prepare('delete from sqlite_sequence where name = ?').run(name);
    sqlite.prepare('insert into sqlite_sequence (name, seq) values (?, ?)').run(name, seq);
  }
}

function givenIds(sqlite: Database.Database): readonly { readonly name: string; readonly seq: number }[] {
  const counts = sqlite.prepare("select 1 from sqlite_schema where name = 'sqlite_sequence'").get();
  return counts === undefined
    ? []
    : sqlite.prepare<[], { name: string; seq: number }>('select name, seq from sqlite_sequence').all();
}

function apply(sqlite: Database.Database, migration: MigrationMeta): void {
  sqlite.exec(
    'create table if not exists __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)',
  );
  for (const statement of migration.sql) sqlite.exec(strict(statement));
  sqlite
    .prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)')
    .run(migration.hash, migration.folderMillis);
}

function strict(statement: string): string {
  if (!/^\s*create\s+table\b/i.test(statement)) return statement;
  return statement.replace(/\)\s*;?\s*$/, ') STRICT;');
}
