import { eq, getTableColumns } from 'drizzle-orm';
import type { HandUpId } from '../../domain/ids.ts';
import type { DuesRepo, HandUpAnswer } from '../../ports/store/dues.ts';
import type { Db } from './connection.ts';
import { duesOpening, handUp, handUpWord } from './schema/dues.ts';

type HandUps = Pick<
  DuesRepo,
  | 'putOpening'
  | 'openings'
  | 'handUp'
  | 'handUps'
  | 'handUpLine'
  | 'answerHandUp'
  | 'handUpAnswers'
  | 'handUpAnswer'
>;

const { seq: wordSeq, ...said } = getTableColumns(handUpWord);

/** 上缴: what was in hand at the beginning, what the branch handed up, and what the township says to it. */
export function handUps(db: Db): HandUps {
  const handUpAnswers = (seq: HandUpId): HandUpAnswer[] =>
    db.select(said).from(handUpWord).where(eq(handUpWord.handUpSeq, seq)).orderBy(wordSeq).all();
  return {
    putOpening: (entry) =>
      db
        .insert(duesOpening)
        .values(entry)
        .onConflictDoNothing({ target: duesOpening.key })
        .returning({ seq: duesOpening.seq })
        .all()[0]?.seq,
    openings: (branchId) =>
      db.select().from(duesOpening).where(eq(duesOpening.branchId, branchId)).orderBy(duesOpening.seq).all(),
    handUp: (entry) =>
      (
        db
          .insert(handUp)
          .values(entry)
          .onConflictDoNothing({ target: handUp.key })
          .returning({ seq: handUp.seq })
          .get() as { seq: HandUpId } | undefined
      )?.seq,
    handUps: (branchId) =>
      db.select().from(handUp).where(eq(handUp.branchId, branchId)).orderBy(handUp.seq).all(),
    handUpLine: (seq) => db.select().from(handUp).where(eq(handUp.seq, seq)).get(),
    answerHandUp: (answer) =>
      db.insert(handUpWord).values(answer).returning({ seq: handUpWord.seq }).get().seq,
    handUpAnswers,
    handUpAnswer(seq) {
      const last = handUpAnswers(seq).at(-1);
      return last?.state === 'received' || last?.state === 'notReceived'
        ? { ...last, state: last.state }
        : undefined;
    },
  };
}
