import { and, eq, gt, isNull, lt, ne } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Draft, DraftsRepo } from '../../ports/store/drafts.ts';
import type { Instant } from '../../domain/ids.ts';
import type { Db } from './connection.ts';
import { fromJson } from './stored-json.ts';
import { draft } from './schema/accounts.ts';

const blank = 'null';

export function draftsRepo(db: Db): DraftsRepo {
  function live(which: SQL, at: Instant): Draft | undefined {
    const found = db
      .select({ id: draft.id, kind: draft.kind, accountId: draft.accountId, data: draft.data })
      .from(draft)
      .where(and(which, isNull(draft.usedAt), gt(draft.expiresAt, at)))
      .get();
    return found && { ...found, data: fromJson(found.data) };
  }

  return {
    put: ({ kind, accountId, data, expiresAt, token = null }) =>
      db
        .insert(draft)
        .values({ kind, accountId, data: JSON.stringify(data), expiresAt, token })
        .returning({ id: draft.id })
        .get().id,
    live: (id, at) => live(eq(draft.id, id), at),
    byToken: (token, at) => live(eq(draft.token, token), at),
    use(id, at) {
      db.update(draft).set({ usedAt: at, data: blank }).where(eq(draft.id, id)).run();
    },
    sweep(at) {
      db.update(draft)
        .set({ data: blank })
        .where(and(lt(draft.expiresAt, at), ne(draft.data, blank)))
        .run();
    },
  };
}
