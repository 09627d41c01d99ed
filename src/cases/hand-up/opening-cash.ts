import { standingLines } from '../../domain/dues/standing.ts';
import type { ButtonCall, Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { after, hourMs, localOf, monthOf, quarterOf } from '../../domain/calendar/time.ts';
import { quarterCash } from '../../domain/dues/hand-up.ts';
import type { BranchId, DraftId, DuesOpeningId } from '../../domain/ids.ts';
import type { CardContent, Outcome } from '../../domain/outcome.ts';
import type { DuesOpening } from '../../ports/store/dues.ts';
import type { Draft } from '../../ports/store/drafts.ts';
import type { Tx } from '../../ports/store/store.ts';
import { touchBranchTodos } from '../todo/touch-branch-todos.ts';
import { branchCash } from './branch-cash.ts';

const draftKind = 'duesOpening';
const reversalKind = 'duesOpeningReversal';
const draftMs = 24 * hourMs;

/** 上缴 期初 25.50: read back, before anything was handed up; one that was taken back may be written anew at any time. */
export function askOpening(call: Call, branchId: BranchId, fen: number): CardContent {
  const { tx, text, now, actor } = call;
  const refusal = refused(call, branchId);
  if (refusal !== undefined) return { text: refusal };
  const draft = tx.drafts.put({
    kind: draftKind,
    accountId: actor.accountId,
    data: { fen },
    expiresAt: after(now, draftMs),
  });
  const payload = `${String(branchId)}.${String(draft)}`;
  return {
    text: text.duesOpening.question(fen),
    buttons: [
      [
        { label: text.duesOpening.buttonRecord, action: 'handup.opening', payload },
        { label: text.handUp.buttonDrop, action: 'handup.drop', payload },
      ],
    ],
  };
}

/** [登记]. What stands by then counts: of two officers the first one. */
export function tapOpening(call: ButtonCall): Outcome {
  const { tx, text, now, today, actor } = call;
  const { branchId, draftId } = parsePayload(call);
  const key = (lines: number) => `opening:${String(branchId)}${lines === 0 ? '' : `:${String(lines)}`}`;
  const draft = ownDraft(call, draftId, draftKind);
  if (!draft) {
    const written = standingLines(tx.dues.openings(branchId)).length > 0;
    return { answer: { text: written ? text.handUp.recordedBefore : text.common.staleButton } };
  }
  tx.drafts.use(draft.id, now);
  const refusal = refused(call, branchId);
  if (refusal !== undefined) return { answer: { text: text.handUp.changed }, reply: { text: refusal } };
  const { fen } = draft.data as { readonly fen: number };
  const by = actorRef(actor);
  tx.dues.putOpening({
    branchId,
    amountFen: fen,
    at: now,
    by,
    key: key(tx.dues.openings(branchId).length),
    reversesSeq: null,
    reasonHash: null,
  });
  const subject = `branch:${String(branchId)}`;
  tx.audit.append({ at: now, actor: by, action: 'dues.opening', subject, detail: { fen } });
  touchBranchTodos(tx, branchId, today);
  return {
    answer: { text: text.month.done },
    reply: { text: text.duesOpening.recorded(fen, cashOf(call, branchId)) },
  };
}

/** 上缴 撤销 期初 因…: shown before it is taken back. */
export function askOpeningReversal(call: Call, branchId: BranchId, reason: string): CardContent {
  const { tx, text, now, actor, rules } = call;
  const line = openingOf(tx, branchId);
  if (!line) return { text: text.duesOpening.nothingToReverse };
  const draft = tx.drafts.put({
    kind: reversalKind,
    accountId: actor.accountId,
    data: { seq: line.seq, reason },
    expiresAt: after(now, draftMs),
  });
  const payload = `${String(branchId)}.${String(draft)}`;
  return {
    text: text.duesOpening.askReverse(line.amountFen, localOf(line.at, rules.zone).date, reason),
    buttons: [
      [
        { label: text.handUp.buttonReverse, action: 'handup.reverseOpening', payload },
        { label: text.handUp.buttonKeep, action: 'handup.drop', payload },
      ],
    ],
  };
}

/** [撤销]: a line below zero; what was written stays. */
export function tapOpeningReversed(call: ButtonCall): Outcome {
  const { tx, text, now, today, actor } = call;
  const { branchId, draftId } = parsePayload(call);
  const draft = ownDraft(call, draftId, reversalKind);
  if (!draft) return { answer: { text: text.common.staleButton } };
  tx.drafts.use(draft.id, now);
  const { seq, reason } = draft.data as { readonly seq: DuesOpeningId; readonly reason: string };
  const line = openingOf(tx, branchId);
  if (line?.seq !== seq) return { answer: { text: text.handUp.reversedBefore } };
  const by = actorRef(actor);
  const reasonHash = tx.attendance.keepText(reason, {});
  tx.dues.putOpening({
    branchId,
    amountFen: -line.amountFen,
    at: now,
    by,
    key: `opening-reversal:${String(seq)}`,
    reversesSeq: seq,
    reasonHash,
  });
  tx.audit.append({
    at: now,
    actor: by,
    action: 'dues.openingReversed',
    subject: `branch:${String(branchId)}`,
    detail: { line: seq, fen: line.amountFen, reason: reasonHash },
  });
  touchBranchTodos(tx, branchId, today);
  return {
    answer: { text: text.month.done },
    reply: { text: text.duesOpening.reversed(line.amountFen, cashOf(call, branchId)) },
  };
}

/** The one line that stands. */
function openingOf(tx: Tx, branchId: BranchId): DuesOpening | undefined {
  return standingLines(tx.dues.openings(branchId)).at(-1);
}

function refused({ tx, text, rules }: Call, branchId: BranchId): string | undefined {
  const before = openingOf(tx, branchId);
  if (before) return text.duesOpening.before(before.amountFen, localOf(before.at, rules.zone).date);
  const isFirst = tx.dues.openings(branchId).length === 0;
  const handedUp = standingLines(tx.dues.handUps(branchId)).length > 0;
  return isFirst && handedUp ? text.duesOpening.tooLate : undefined;
}

function cashOf({ tx, today, rules }: Call, branchId: BranchId): number {
  return quarterCash(branchCash(tx, branchId, rules.zone), quarterOf(monthOf(today))).cashFen;
}

function ownDraft({ tx, now, actor }: ButtonCall, id: DraftId, kind: string): Draft | undefined {
  const draft = tx.drafts.live(id, now);
  return draft?.kind === kind && draft.accountId === actor.accountId ? draft : undefined;
}

function parsePayload({ payload }: ButtonCall): { readonly branchId: BranchId; readonly draftId: DraftId } {
  const [branchId, draftId] = payload.split('.').map(Number);
  return { branchId: branchId as BranchId, draftId: draftId as DraftId };
}
