import type Database from 'better-sqlite3';

/** The part of better-sqlite3 that drizzle's session uses. */
interface StatementLike {
  run(...parameters: unknown[]): Database.RunResult;
  get(...parameters: unknown[]): unknown;
  all(...parameters: unknown[]): unknown[];
  raw(): StatementLike;
}

/** Statements that are kept compiled; lists of different lengths make ever new ones. */
const mostPrepared = 1_000;

/**
 * A client whose statements run only inside the transaction they need. SQLite itself says which ones could write
 * (`sqlite3_stmt_readonly`), so nothing slips through, and PRAGMA query_only, which would make SQLite compile every
 * prepared statement again, is not needed. What follows an `await` in a transaction finds that the transaction is over.
 */
export function guardStatements(
  sqlite: Database.Database,
  transaction: () => 'none' | 'read' | 'write',
): Database.Database {
  function guard(statement: StatementLike, writes: boolean, source: string): StatementLike {
    function permit(): void {
      const open = transaction();
      if (open === 'write' || (open === 'read' && !writes)) return;
      throw new Error(
        open === 'read'
          ? `Writing in a read transaction (${source}): use Store.write.`
          : `Running a statement outside of a transaction (${source}): the Tx is used after its end.`,
      );
    }
    return {
      run(...parameters) {
        permit();
        return statement.run(...parameters);
      },
      get(...parameters) {
        permit();
        return statement.get(...parameters);
      },
      all(...parameters) {
        permit();
        return statement.all(...parameters);
      },
      raw: () => guard(statement.raw(), writes, source),
    };
  }

  const prepared = new Map<string, StatementLike>();

  /** `raw` changes the statement that it is called on, so either way of reading has its own. */
  function prepare(source: string): StatementLike {
    const statement = sqlite.prepare(source);
    const plain = guard(statement, !statement.readonly, source);
    let raw: StatementLike | undefined;
    return {
      ...plain,
      raw: () => (raw ??= guard(sqlite.prepare(source).raw(), !statement.readonly, source)),
    };
  }

  const client = {
    prepare(source: string): StatementLike {
      const known = prepared.get(source);
      if (known) return known;
      if (prepared.size >= mostPrepared) prepared.clear();
      const statement = prepare(source);
      prepared.set(source, statement);
      return statement;
    },
  };
  return client as unknown as Database.Database;
}
