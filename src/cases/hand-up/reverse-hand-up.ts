import { standingLines } from '../../domain/dues/standing.ts';
import type { ButtonCall, Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { after, hourMs } from '../../domain/calendar/time.ts';
import { quarterCash } from '../../domain/dues/hand-up.ts';
import type { BranchId, DraftId, HandUpId } from '../../domain/ids.ts';
import type { CardContent, Outcome } from '../../domain/outcome.ts';
import type { HandUp } from '../../ports/store/dues.ts';
import { touchBranchTodos } from '../todo/touch-branch-todos.ts';
import { branchCash, handUpFacts } from './branch-cash.ts';
import { touchHandUps } from './waiting-hand-ups.ts';

const draftKind = 'handUpReversal';
const draftMs = 24 * hourMs;

/** 上缴 撤销 因…: the last hand-up that stands, or the last of that amount, is shown before it is taken back. */
export function askReversal(
  call: Call,
  branchId: BranchId,
  { fen, reason }: { readonly fen: number | undefined; readonly reason: string },
): CardContent {
  const line = standingLines(call.tx.dues.handUps(branchId)).findLast(
    ({ amountFen }) => fen === undefined || amountFen === fen,
  );
  return line ? question(call, line, reason) : { text: call.text.handUp.nothingToReverse(fen) };
}

/** [撤销] of a hand-up that the township says it has not received. */
export function tapReverse(call: ButtonCall): Outcome {
  const { tx, text, payload } = call;
  const [branchId, seq] = payload.split('.').map(Number);
  const line = standingLines(tx.dues.handUps(branchId as BranchId)).find((one) => one.seq === seq);
  if (!line) return { answer: { text: text.handUp.reversedBefore } };
  return { reply: question(call, line, text.handUp.reasonNotReceived) };
}

function question(call: Call, line: HandUp, reason: string): CardContent {
  const { tx, text, now, today, actor, rules } = call;
  const draft = tx.drafts.put({
    kind: draftKind,
    accountId: actor.accountId,
    data: { seq: line.seq, reason },
    expiresAt: after(now, draftMs),
  });
  const payload = `${String(line.branchId)}.${String(draft)}`;
  const received = tx.dues.handUpAnswer(line.seq)?.state === 'received';
  return {
    text: text.handUp.askReverse(handUpFacts(line, rules.zone), { reason, received, today }),
    buttons: [
      [
        { label: text.handUp.buttonReverse, action: 'handup.reverse', payload },
        { label: text.handUp.buttonKeep, action: 'handup.drop', payload },
      ],
    ],
  };
}

/** [撤销]: a line below zero; what was written stays. The first tap counts. */
export function tapReversed(call: ButtonCall): Outcome {
  const { tx, text, now, today, actor, rules, payload } = call;
  const [branchId, draftId] = payload.split('.').map(Number) as [BranchId, DraftId];
  const draft = tx.drafts.live(draftId, now);
  if (draft?.kind !== draftKind || draft.accountId !== actor.accountId)
    return { answer: { text: text.common.staleButton } };
  tx.drafts.use(draft.id, now);
  const { seq, reason } = draft.data as { readonly seq: HandUpId; readonly reason: string };
  const before = branchCash(tx, branchId, rules.zone);
  const line = standingLines(before.lines).find((one) => one.seq === seq);
  if (!line) return { answer: { text: text.handUp.reversedBefore } };
  const by = actorRef(actor);
  const reasonHash = tx.attendance.keepText(reason, {});
  tx.dues.handUp({
    branchId,
    quarter: line.quarter,
    amountFen: -line.amountFen,
    receipt: line.receipt,
    dueFen: quarterCash(before, line.quarter).dueFen,
    at: now,
    by,
    key: `handup-reversal:${String(line.seq)}`,
    reversesSeq: line.seq,
    reasonHash,
  });
  tx.audit.append({
    at: now,
    actor: by,
    action: 'dues.handUpReversed',
    subject: `branch:${String(branchId)}`,
    detail: { line: line.seq, quarter: line.quarter, fen: line.amountFen, reason: reasonHash },
  });
  touchBranchTodos(tx, branchId, today);
  touchHandUps(tx, branchId, now);
  const { cashFen } = quarterCash(branchCash(tx, branchId, rules.zone), line.quarter);
  return {
    answer: { text: text.month.done },
    reply: { text: text.handUp.reversed(handUpFacts(line, rules.zone), cashFen, today) },
  };
}
