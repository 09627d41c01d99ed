const troubles = /^SQLITE_(BUSY|LOCKED|PROTOCOL|FULL|IOERR|READONLY|CANTOPEN|NOMEM|CORRUPT|NOTADB)/;

/**
 * The database would not do it now, or the disk: the same may succeed later. A violated constraint is no trouble of the
 * database's but a bug of what ran. SQLite's own errors carry a code `SQLITE_…`, whatever adapter they come from.
 */
export function isDatabaseTrouble(error: unknown): boolean {
  return error instanceof Error && 'code' in error && troubles.test(String(error.code));
}
