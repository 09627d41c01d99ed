import { and, desc, eq, gte, sql } from 'drizzle-orm';
import type { ChangesRepo } from '../../ports/store/changes.ts';
import type { Db } from './connection.ts';
import { awayContact, memberChange } from './schema/people.ts';

const changeFields = {
  id: memberChange.id,
  personId: memberChange.personId,
  branchId: memberChange.branchId,
  kind: memberChange.kind,
  from: memberChange.from,
  askedAt: memberChange.askedAt,
  askedBy: memberChange.askedBy,
  state: memberChange.state,
};

const contactFields = {
  personId: awayContact.personId,
  quarter: awayContact.quarter,
  state: awayContact.state,
  via: awayContact.via,
  at: awayContact.at,
  by: awayContact.by,
};

export function changesRepo(db: Db): ChangesRepo {
  const changes = () => db.select(changeFields).from(memberChange);
  // Spelled out: SQLite would compile a statement with a bound one anew each time, to see whether it fits the partial index.
  const pending = sql`${memberChange.state} = 'pending'`;
  const within = (branchIds: readonly number[]) =>
    sql`${memberChange.branchId} in (select value from json_each(${JSON.stringify(branchIds)}))`;

  return {
    ask: (change) =>
      db
        .insert(memberChange)
        .values({ ...change, state: 'pending' })
        .returning({ id: memberChange.id })
        .get().id,
    change: (id) => changes().where(eq(memberChange.id, id)).get(),
    pendingIn: (branchIds) =>
      changes()
        .where(and(pending, within(branchIds)))
        .orderBy(memberChange.id)
        .all(),
    pendingOf: (personId) =>
      changes()
        .where(and(pending, eq(memberChange.personId, personId)))
        .orderBy(memberChange.id)
        .all(),
    declinedIn: (branchIds, since) =>
      changes()
        .where(and(eq(memberChange.state, 'declined'), gte(memberChange.settledAt, since), within(branchIds)))
        .orderBy(desc(memberChange.settledAt), desc(memberChange.id))
        .all(),
    settle: (id, state, at, by) =>
      db
        .update(memberChange)
        .set({ state, settledAt: at, settledBy: by })
        .where(and(pending, eq(memberChange.id, id)))
        .run().changes === 1,
    addContact(contact) {
      db.insert(awayContact).values(contact).run();
    },
    contact(personId, quarter) {
      return db
        .select(contactFields)
        .from(awayContact)
        .where(and(eq(awayContact.personId, personId), eq(awayContact.quarter, quarter)))
        .orderBy(desc(awayContact.seq))
        .get();
    },
  };
}
