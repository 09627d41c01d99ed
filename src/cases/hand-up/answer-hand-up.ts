import { standingLines } from '../../domain/dues/standing.ts';
import type { ButtonCall, Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { maySay } from '../../domain/dues/hand-up.ts';
import type { HandUpSaid } from '../../domain/dues/hand-up.ts';
import type { BranchId, HandUpId, HandUpWordId, PersonId } from '../../domain/ids.ts';
import type { CardRequest, Message, Outcome } from '../../domain/outcome.ts';
import type { HandUp, HandUpAnswer } from '../../ports/store/dues.ts';
import type { Overseer } from '../binding/new-officer.ts';
import { cardKinds } from '../cards/touch.ts';
import { officerPrompt } from '../plan/budget.ts';
import { writable } from '../roster/officers.ts';
import { touchBranchTodos } from '../todo/touch-branch-todos.ts';
import { handUpFacts } from './branch-cash.ts';
import { asksFor, handUpsFor, isUnread, touchHandUps } from './waiting-hand-ups.ts';

/** [确认收到] [没收到] of the township, and [撤销] of its 确认收到. The last word counts; whoever handed up is told of each. */
export function answerHandUp(call: ButtonCall, said: HandUpSaid): Outcome {
  const { tx, text, now, today, rules } = call;
  const { branchId, seq } = parsePayload(call);
  const line = tx.dues.handUpLine(seq);
  if (line?.branchId !== branchId) return { answer: { text: text.common.staleButton } };
  if (!standingLines(tx.dues.handUps(branchId)).some((one) => one.seq === seq))
    return { answer: { text: text.handUp.takenBack } };
  const held = tx.dues.handUpAnswer(seq);
  if (!maySay(held, said, now)) {
    const refusal = held ? text.handUp.answeredBefore(held.state, said) : text.common.staleButton;
    return { answer: { text: refusal, alert: held !== undefined && held.state !== said } };
  }
  const word = write(call, line, said);
  touchBranchTodos(tx, branchId, today);
  const branch = tx.org.branch(branchId)?.name ?? '';
  const words = text.handUp.told(branch, handUpFacts(line, rules.zone), {
    said,
    before: held?.state,
    today,
  });
  return {
    answer: { text: text.handUp.answered(branch, said) },
    messages: told(call, line, word, words),
  };
}

/** [知道了] of the township: it has read that the branch took back what was 确认收到. The first tap counts for all of them. */
export function noteReversal(call: ButtonCall): Outcome {
  const { tx, text } = call;
  const { branchId, seq } = parsePayload(call);
  const reversal = tx.dues.handUpLine(seq);
  if (reversal?.branchId !== branchId || reversal.reversesSeq === null)
    return { answer: { text: text.common.staleButton } };
  const line = tx.dues.handUpLine(reversal.reversesSeq);
  if (!line) return { answer: { text: text.common.staleButton } };
  if (isUnread(tx, line, reversal)) write(call, reversal, 'noted');
  return { answer: { text: text.month.done } };
}

function write({ tx, now, actor }: ButtonCall, line: HandUp, state: HandUpAnswer['state']): HandUpWordId {
  const by = actorRef(actor);
  const word = tx.dues.answerHandUp({ handUpSeq: line.seq, state, at: now, by });
  tx.audit.append({
    at: now,
    actor: by,
    action: `dues.handUp.${state}`,
    subject: `branch:${String(line.branchId)}`,
    detail: { line: line.seq, quarter: line.quarter, fen: line.amountFen },
  });
  touchHandUps(tx, line.branchId, now);
  return word;
}

/** A private word to the officer who handed up, while that is still an officer who wants to be written to. */
function told(call: ButtonCall, line: HandUp, word: HandUpWordId, words: string): readonly Message[] {
  const [kind, id] = line.by.split(':');
  const officer = kind === 'person' ? writable(call.tx, Number(id) as PersonId) : undefined;
  if (!officer) return [];
  return [
    {
      ...officerPrompt(call, officer, line.branchId),
      key: `handup-word:${String(word)}`,
      content: { text: words },
    },
  ];
}

function parsePayload({ payload }: ButtonCall): { readonly branchId: BranchId; readonly seq: HandUpId } {
  const [branchId, seq] = payload.split('.').map(Number);
  return { branchId: branchId as BranchId, seq: seq as HandUpId };
}

/** What waits for this admin, as a list in the own chat (待办); `undefined` when nothing does. */
export function handUpsAsked({ tx, chat, today, now }: Call, admin: Overseer): CardRequest | undefined {
  if (admin.townshipId === null || asksFor(handUpsFor(tx, admin, now)).length === 0) return undefined;
  const township = `${String(admin.townshipId)}:`;
  const subject = `${township}${today}:${String(now)}`;
  return { kind: cardKinds.handUps, chatId: chat.id, subject, supersedes: township };
}
