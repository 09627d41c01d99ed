import type { Placeholder } from 'drizzle-orm';
import { sql } from 'drizzle-orm';

// SQLite plans by the value of a bare bound LIMIT, and compiles the statement anew each time it is bound. It does not look into
// a sum, and a number in the text is not bound.

/** The placeholder `limit` of a prepared statement. */
export const unreadLimit = sql`${sql.placeholder('limit')} + 0` as unknown as Placeholder<'limit'>;
export const onlyOne = sql`1` as unknown as number;
