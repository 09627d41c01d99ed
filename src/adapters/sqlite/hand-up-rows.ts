import { eq } from 'drizzle-orm';
import type { HandUpId } from '../../domain/ids.ts';
import type { DuesRepo } from '../../ports/store/dues.ts';
import type { Db } from './connection.ts';
import { handUp, handUpAnswer } from './schema/dues.ts';

type HandUps = Pick<DuesRepo, 'handUp' | 'handUps' | 'handUpLine' | 'answerHandUp' | 'handUpAnswer'>;

/** 上缴: what the branch handed up, and what the township says to it. */
export function handUps(db: Db): HandUps {
  return {
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
    answerHandUp: (answer) => db.insert(handUpAnswer).values(answer).onConflictDoNothing().run().changes > 0,
    handUpAnswer: (seq) => db.select().from(handUpAnswer).where(eq(handUpAnswer.handUpSeq, seq)).get(),
  };
}
