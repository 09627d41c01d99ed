import { createHash, randomBytes } from 'node:crypto';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { PersonId } from '../../domain/ids.ts';
import type { AttendanceEntry, AttendanceRepo } from '../../ports/store/attendance.ts';
import type { Db } from './connection.ts';
import { freeText } from './schema/accounts.ts';
import { attendanceEntry, attendanceState, partyDay, phoneCall } from './schema/party-days.ts';
import { unreadLimit } from './unread-limit.ts';

const saltBytes = 16;

export function attendanceRepo(db: Db): AttendanceRepo {
  const append = db
    .insert(attendanceEntry)
    .values({
      partyDayId: sql.placeholder('partyDayId'),
      personId: sql.placeholder('personId'),
      kind: sql.placeholder('kind'),
      via: sql.placeholder('via'),
      at: sql.placeholder('at'),
      recordedAt: sql.placeholder('recordedAt'),
      by: sql.placeholder('by'),
      key: sql.placeholder('key'),
      reversesSeq: sql.placeholder('reversesSeq'),
      expected: sql.placeholder('expected'),
      present: sql.placeholder('present'),
      online: sql.placeholder('online'),
      leave: sql.placeholder('leave'),
      absent: sql.placeholder('absent'),
      guests: sql.placeholder('guests'),
      leaveReason: sql.placeholder('leaveReason'),
      reasonHash: sql.placeholder('reasonHash'),
    })
    .onConflictDoNothing({ target: attendanceEntry.key })
    .returning({ seq: attendanceEntry.seq })
    .prepare();
  const entries = db
    .select()
    .from(attendanceEntry)
    .where(eq(attendanceEntry.partyDayId, sql.placeholder('id')))
    .orderBy(attendanceEntry.seq)
    .prepare();

  const states = db
    .select({ personId: attendanceState.personId, state: attendanceState.state })
    .from(attendanceState)
    .where(eq(attendanceState.partyDayId, sql.placeholder('id')))
    .orderBy(attendanceState.personId)
    .prepare();
  const ofPerson = db
    .select({ partyDayId: attendanceState.partyDayId, state: attendanceState.state })
    .from(attendanceState)
    .innerJoin(partyDay, eq(partyDay.id, attendanceState.partyDayId))
    .where(eq(attendanceState.personId, sql.placeholder('id')))
    .orderBy(desc(partyDay.month), desc(partyDay.id))
    .limit(unreadLimit)
    .prepare();

  return {
    append({ totals, ...entry }) {
      const { expected = null, present = null, online = null, leave = null, absent = null } = totals ?? {};
      return append.all({ ...entry, expected, present, online, leave, absent })[0]?.seq;
    },
    entries: (id) => entries.all({ id }).map(toEntry),
    states: (id) => new Map(states.all({ id }).map(({ personId, state }) => [personId, state])),
    project(id, states) {
      db.delete(attendanceState).where(eq(attendanceState.partyDayId, id)).run();
      const rows = [...states].flatMap(([personId, state]) =>
        state === 'unrecorded' ? [] : [{ partyDayId: id, personId, state }],
      );
      if (rows.length > 0) db.insert(attendanceState).values(rows).run();
    },
    ofPerson: (id: PersonId, limit) => ofPerson.all({ id, limit }),
    keepText(text, { personId = null, partyDayId = null }) {
      const salt = randomBytes(saltBytes).toString('hex');
      const hash = createHash('sha256').update(salt).update(text).digest('hex');
      db.insert(freeText).values({ hash, salt, text, personId, partyDayId }).run();
      return hash;
    },
    text: (hash) =>
      db.select({ text: freeText.text }).from(freeText).where(eq(freeText.hash, hash)).get()?.text,
    called: (id) =>
      new Set(
        db
          .select({ personId: phoneCall.personId })
          .from(phoneCall)
          .where(eq(phoneCall.partyDayId, id))
          .all()
          .map(({ personId }) => personId),
      ),
    markCalled(id, personId, at, by) {
      db.insert(phoneCall).values({ partyDayId: id, personId, at, by }).onConflictDoNothing().run();
    },
    unmarkCalled(id, personId) {
      db.delete(phoneCall)
        .where(and(eq(phoneCall.partyDayId, id), eq(phoneCall.personId, personId)))
        .run();
    },
  };
}

function toEntry(row: typeof attendanceEntry.$inferSelect): AttendanceEntry {
  const { expected, present, online, leave, absent, ...entry } = row;
  const totals = present === null ? null : { expected, present, online, leave, absent };
  return { ...entry, totals };
}
