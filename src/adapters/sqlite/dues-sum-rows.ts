import { and, asc, between, desc, eq, max, min, sql } from 'drizzle-orm';
import type { BranchId, DuesPaymentId, PersonId } from '../../domain/ids.ts';
import type { DuesRepo } from '../../ports/store/dues.ts';
import type { Db } from './connection.ts';
import { duesPayment, duesShare } from './schema/dues.ts';
import { onlyOne } from './unread-limit.ts';

type Sums = Pick<
  DuesRepo,
  'reversedAt' | 'shareSums' | 'shareSumsWithin' | 'lineCounts' | 'takenWithin' | 'receivedIn'
>;

/** What the ledger comes to, added up where it lies. */
export function duesSums(db: Db): Sums {
  const asked = sql`(select value from json_each(${sql.placeholder('ids')}))`;
  const shareSums = db
    .select({
      personId: duesPayment.personId,
      month: duesShare.month,
      fen: sql<number>`sum(${duesShare.fen})`,
    })
    .from(duesPayment)
    .innerJoin(duesShare, eq(duesShare.paymentSeq, duesPayment.seq))
    .where(sql`${duesPayment.personId} in ${asked}`)
    .groupBy(duesPayment.personId, duesShare.month)
    .orderBy(duesPayment.personId, duesShare.month)
    .prepare();
  const shareSumsWithin = db
    .select({
      personId: duesPayment.personId,
      month: duesShare.month,
      fen: sql<number>`sum(${duesShare.fen})`,
    })
    .from(duesShare)
    .innerJoin(duesPayment, eq(duesShare.paymentSeq, duesPayment.seq))
    .where(
      and(
        between(duesShare.month, sql.placeholder('from'), sql.placeholder('until')),
        // The plus keeps SQLite off the index of people: it would read their shares of all years.
        sql`+${duesPayment.personId} in ${asked}`,
      ),
    )
    .groupBy(duesPayment.personId, duesShare.month)
    .orderBy(duesPayment.personId, duesShare.month)
    .prepare();
  const lineCounts = db
    .select({ personId: duesPayment.personId, lines: sql<number>`count(*)` })
    .from(duesPayment)
    .where(sql`${duesPayment.personId} in ${asked}`)
    .groupBy(duesPayment.personId)
    .prepare();
  const reversedAt = db
    .select({ seq: duesPayment.reversesSeq, at: duesPayment.at })
    .from(duesPayment)
    .where(sql`${duesPayment.reversesSeq} in ${asked}`)
    .prepare();
  const takenWithin = db
    .select({ first: min(duesPayment.at), last: max(duesPayment.at) })
    .from(duesPayment)
    .where(eq(duesPayment.branchId, sql.placeholder('branchId')))
    .prepare();
  const span = sql`json_each(${sql.placeholder('spans')})`;
  const receivedIn = db
    .select({ fen: sql<number>`coalesce(sum(${duesPayment.amountFen}), 0)` })
    .from(span)
    .leftJoin(
      duesPayment,
      sql`${duesPayment.branchId} = ${sql.placeholder('branchId')}
        and ${duesPayment.at} >= json_extract(json_each.value, '$[0]')
        and ${duesPayment.at} < json_extract(json_each.value, '$[1]')`,
    )
    .groupBy(sql`json_each.key`)
    .orderBy(asc(sql`json_each.key`))
    .prepare();

  return {
    shareSums: (ids) => shareSums.all({ ids: JSON.stringify(ids) }),
    shareSumsWithin: (ids, months) => shareSumsWithin.all({ ids: JSON.stringify(ids), ...months }),
    lineCounts: (ids) =>
      new Map(lineCounts.all({ ids: JSON.stringify(ids) }).map(({ personId, lines }) => [personId, lines])),
    reversedAt: (lines) =>
      new Map(
        reversedAt
          .all({ ids: JSON.stringify(lines) })
          .flatMap(({ seq, at }) => (seq === null ? [] : [[seq, at] as const])),
      ),
    takenWithin(branchId) {
      const taken = takenWithin.get({ branchId });
      return typeof taken?.first === 'number' && typeof taken.last === 'number'
        ? { first: taken.first, last: taken.last }
        : undefined;
    },
    receivedIn: (branchId, spans) =>
      receivedIn.all({ branchId, spans: JSON.stringify(spans) }).map(({ fen }) => fen),
  };
}

/** Which line `newestStanding` is about. */
export function newestStandingOf(
  db: Db,
  of: { readonly branchId?: BranchId; readonly personId?: PersonId; readonly by?: string },
): DuesPaymentId | undefined {
  return db
    .select({ seq: duesPayment.seq })
    .from(duesPayment)
    .where(
      and(
        of.branchId === undefined ? undefined : eq(duesPayment.branchId, of.branchId),
        of.personId === undefined ? undefined : eq(duesPayment.personId, of.personId),
        of.by === undefined ? undefined : eq(duesPayment.by, of.by),
        // The plus keeps SQLite off the index of receipts: with that of the branch and its days nothing has to be sorted.
        sql`+${duesPayment.reversesSeq} is null`,
        sql`not exists (select 1 from dues_payment later where later.reverses_seq = ${duesPayment.seq})`,
      ),
    )
    .orderBy(desc(duesPayment.at), desc(duesPayment.seq))
    .limit(onlyOne)
    .get()?.seq;
}
