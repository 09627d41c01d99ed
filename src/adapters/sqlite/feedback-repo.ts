import { and, between, count, desc, eq, inArray, lt, max, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { firstDate, lastDate, yearOf } from '../../domain/calendar/time.ts';
import type { FeedbackRepo } from '../../ports/store/feedback.ts';
import type { Db } from './connection.ts';
import { feedback, feedbackCount, feedbackDraft, feedbackReturn } from './schema/feedback.ts';

const fields = {
  id: feedback.id,
  year: feedback.year,
  number: feedback.number,
  date: feedback.date,
  by: feedback.by,
  text: feedback.text,
  state: feedback.state,
  answer: feedback.answer,
};

export function feedbackRepo(db: Db): FeedbackRepo {
  const all = () => db.select(fields).from(feedback);
  // Spelled out, for the partial index.
  const isOpen = sql`${feedback.state} = 'open'`;
  const countWhere = (where: SQL | undefined) =>
    db.select({ count: count() }).from(feedback).where(where).get()?.count ?? 0;

  return {
    begin: (draft) => db.insert(feedbackDraft).values(draft).returning({ id: feedbackDraft.id }).get().id,
    draft: (id) =>
      db
        .select({ text: feedbackDraft.text, about: feedbackDraft.about })
        .from(feedbackDraft)
        .where(eq(feedbackDraft.id, id))
        .get(),
    drop(id) {
      db.delete(feedbackDraft).where(eq(feedbackDraft.id, id)).run();
    },
    add({ date, by, text, returnTo }) {
      const year = yearOf(date);
      const last = db
        .select({ number: max(feedback.number) })
        .from(feedback)
        .where(eq(feedback.year, year))
        .get();
      const added = db
        .insert(feedback)
        .values({ year, number: (last?.number ?? 0) + 1, date, by, text, state: 'open' })
        .returning(fields)
        .get();
      if (returnTo !== null) db.insert(feedbackReturn).values({ feedbackId: added.id, returnTo }).run();
      return added;
    },
    feedback: (id) => all().where(eq(feedback.id, id)).get(),
    byNumber: (year, number) =>
      all()
        .where(and(eq(feedback.year, year), eq(feedback.number, number)))
        .get(),
    open: () => all().where(isOpen).orderBy(feedback.id).all(),
    openCount: () => countWhere(isOpen),
    signedBy: (by, limit) => all().where(eq(feedback.by, by)).orderBy(desc(feedback.id)).limit(limit).all(),
    returns: () =>
      db
        .select({ id: feedbackReturn.feedbackId, returnTo: feedbackReturn.returnTo })
        .from(feedbackReturn)
        .all(),
    settle(id, { state, answer, on }) {
      const settled = db
        .update(feedback)
        .set({ state, answer, settledOn: on })
        .where(and(isOpen, eq(feedback.id, id)))
        .run().changes;
      db.delete(feedbackReturn).where(eq(feedbackReturn.feedbackId, id)).run();
      return settled === 1;
    },
    counts(month) {
      const [from, to] = [firstDate(month), lastDate(month)];
      const settled = (as: 'answered' | 'read') =>
        countWhere(and(eq(feedback.state, as), between(feedback.settledOn, from, to)));
      return {
        received: countWhere(between(feedback.date, from, to)),
        answered: settled('answered'),
        read: settled('read'),
      };
    },
    erase(by) {
      db.update(feedback).set({ text: '' }).where(eq(feedback.by, by)).run();
      db.update(feedback)
        .set({ answer: '' })
        .where(and(eq(feedback.by, by), eq(feedback.state, 'answered')))
        .run();
    },
    sentOn: (key, date) =>
      db
        .select({ count: feedbackCount.count })
        .from(feedbackCount)
        .where(and(eq(feedbackCount.key, key), eq(feedbackCount.date, date)))
        .get()?.count ?? 0,
    count(key, date) {
      db.insert(feedbackCount)
        .values({ key, date, count: 1 })
        .onConflictDoUpdate({
          target: [feedbackCount.key, feedbackCount.date],
          set: { count: sql`${feedbackCount.count} + 1` },
        })
        .run();
    },
    sweep(today, returnsFrom) {
      db.delete(feedbackDraft).where(lt(feedbackDraft.date, today)).run();
      db.delete(feedbackCount).where(lt(feedbackCount.date, today)).run();
      const old = db.select({ id: feedback.id }).from(feedback).where(lt(feedback.date, returnsFrom));
      db.delete(feedbackReturn).where(inArray(feedbackReturn.feedbackId, old)).run();
    },
  };
}
