import { and, eq, isNull } from 'drizzle-orm';
import type { RecordsRepo } from '../../ports/store/records.ts';
import type { Db } from './connection.ts';
import { decision, partyDayRecord } from './schema/party-days.ts';

const decisionFields = {
  id: decision.id,
  partyDayId: decision.partyDayId,
  text: decision.text,
  responsible: decision.responsible,
  deadline: decision.deadline,
  outcome: decision.outcome,
  outcomeAt: decision.outcomeAt,
};

export function recordsRepo(db: Db): RecordsRepo {
  const standing = () => db.select(decisionFields).from(decision);

  return {
    record(id) {
      const row = db.select().from(partyDayRecord).where(eq(partyDayRecord.partyDayId, id)).get();
      if (!row) return undefined;
      const { recorded, pictured, discussed, pictures, agenda } = row;
      return { recorded, pictured, discussed, pictures, agenda: JSON.parse(agenda) as string[] };
    },
    putRecord(id, { agenda, ...flags }, at, by) {
      const values = { ...flags, agenda: JSON.stringify(agenda), at, by };
      db.insert(partyDayRecord)
        .values({ partyDayId: id, ...values })
        .onConflictDoUpdate({ target: partyDayRecord.partyDayId, set: values })
        .run();
    },
    decisions: (id) =>
      standing()
        .where(and(eq(decision.partyDayId, id), isNull(decision.droppedAt)))
        .orderBy(decision.id)
        .all(),
    decision: (id) =>
      standing()
        .where(and(eq(decision.id, id), isNull(decision.droppedAt)))
        .get(),
    addDecision: (id, { text, responsible, deadline }, at, by) =>
      db
        .insert(decision)
        .values({ partyDayId: id, text, responsible, deadline, at, by })
        .returning({ id: decision.id })
        .get().id,
    setOutcome(id, outcome, at) {
      db.update(decision)
        .set({ outcome, outcomeAt: outcome === null ? null : at })
        .where(eq(decision.id, id))
        .run();
    },
    dropDecision(id, at) {
      db.update(decision).set({ droppedAt: at }).where(eq(decision.id, id)).run();
    },
  };
}
