import type { ButtonCall, Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import type { HandUpWord } from '../../domain/dues/hand-up.ts';
import type { BranchId, HandUpId, PersonId } from '../../domain/ids.ts';
import type { CardRequest, Message, Outcome } from '../../domain/outcome.ts';
import type { HandUp } from '../../ports/store/dues.ts';
import type { Overseer } from '../binding/new-officer.ts';
import { cardKinds } from '../cards/touch.ts';
import { officerPrompt } from '../plan/budget.ts';
import { writable } from '../roster/officers.ts';
import { touchBranchTodos } from '../todo/touch-branch-todos.ts';
import { handUpFacts, standingHandUps } from './branch-cash.ts';
import { handUpsFor, touchHandUps } from './waiting-hand-ups.ts';

/** [确认收到] [没收到] of the township; the first word stands. Whoever handed up is told once. */
export function answerHandUp(call: ButtonCall, state: HandUpWord): Outcome {
  const { tx, text, now, today, actor, payload, rules } = call;
  const [branchId, seq] = payload.split('.').map(Number) as [BranchId, HandUpId];
  const line = tx.dues.handUpLine(seq);
  if (line?.branchId !== branchId) return { answer: { text: text.common.staleButton } };
  if (!standingHandUps(tx.dues.handUps(branchId)).some((one) => one.seq === seq))
    return { answer: { text: text.handUp.takenBack } };
  const by = actorRef(actor);
  const facts = handUpFacts(line, rules.zone);
  if (!tx.dues.answerHandUp({ handUpSeq: seq, state, at: now, by })) {
    const said = tx.dues.handUpAnswer(seq)?.state ?? state;
    return { answer: { text: text.handUp.answeredBefore(said), alert: said !== state } };
  }
  tx.audit.append({
    at: now,
    actor: by,
    action: `dues.handUp.${state}`,
    subject: `branch:${String(branchId)}`,
    detail: { line: seq, quarter: line.quarter, fen: line.amountFen },
  });
  touchHandUps(tx, branchId, now);
  touchBranchTodos(tx, branchId, today);
  const branch = tx.org.branch(branchId)?.name ?? '';
  return {
    answer: { text: text.handUp.answered(branch, state) },
    messages: told(call, line, text.handUp.told(branch, facts, state, today)),
  };
}

/** A private word to the officer who handed up, while that is still an officer who wants to be written to. */
function told(call: ButtonCall, line: HandUp, words: string): readonly Message[] {
  const [kind, id] = line.by.split(':');
  const officer = kind === 'person' ? writable(call.tx, Number(id) as PersonId) : undefined;
  if (!officer) return [];
  return [
    {
      ...officerPrompt(call, officer, line.branchId),
      key: `handup-answer:${String(line.seq)}`,
      content: { text: words },
    },
  ];
}

/** What waits for this admin, as a list in the own chat (待办); `undefined` when nothing does. */
export function handUpsAsked({ tx, chat, today, now }: Call, admin: Overseer): CardRequest | undefined {
  if (admin.townshipId === null || handUpsFor(tx, admin).length === 0) return undefined;
  const township = `${String(admin.townshipId)}:`;
  const subject = `${township}${today}:${String(now)}`;
  return { kind: cardKinds.handUps, chatId: chat.id, subject, supersedes: township };
}
