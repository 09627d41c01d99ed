import { gte, lt, sql } from 'drizzle-orm';
import type { GapsRepo } from '../../ports/store/gaps.ts';
import type { Db } from './connection.ts';
import { ingestGap } from './schema/delivery.ts';

export function gapsRepo(db: Db): GapsRepo {
  const endedSince = db
    .select({ from: ingestGap.from, to: ingestGap.to })
    .from(ingestGap)
    .where(gte(ingestGap.to, sql.placeholder('at')))
    .orderBy(ingestGap.to)
    .prepare();
  return {
    add({ from, to }) {
      db.insert(ingestGap).values({ from, to }).run();
    },
    endedSince: (at) => endedSince.all({ at }),
    sweep(at) {
      db.delete(ingestGap).where(lt(ingestGap.to, at)).run();
    },
  };
}
