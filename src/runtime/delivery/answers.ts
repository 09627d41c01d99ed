import { afterFault } from '../../domain/delivery/policy.ts';
import type { Instant, OutboxId } from '../../domain/ids.ts';
import { MessengerError } from '../../ports/messenger.ts';
import type { OutboxRow } from '../../ports/store/outbox.ts';
import type { Tx } from '../../ports/store/store.ts';
import { momentIn } from '../world.ts';
import type { World } from '../world.ts';
import { refOf } from './content.ts';
import { judge } from './guards.ts';

/** What became of an answer; written together with others, in one transaction. */
export type AnswerResult =
  | { readonly id: OutboxId; readonly became: 'sent' | 'dropped'; readonly reason?: string }
  | { readonly id: OutboxId; readonly became: 'again'; readonly notBefore: Instant };

/** Claims answers that are due in one transaction; what has gone stale is dropped there. */
export function claimAnswers(world: World, due: readonly OutboxRow[]): readonly OutboxRow[] {
  if (due.length === 0) return [];
  return world.store.write((tx): readonly OutboxRow[] => {
    const { now, rules } = momentIn(world, tx);
    return due.filter((row) => {
      const verdict = judge(tx, row, now, rules);
      if (verdict.verdict === 'go') return tx.outbox.claim(row.id);
      tx.outbox.end(row.id, 'dropped', now, { reason: verdict.verdict === 'drop' ? verdict.reason : 'late' });
      return false;
    });
  });
}

/** Sends one answer or reaction. Never rejects. */
export async function sendAnswer(world: World, row: OutboxRow): Promise<AnswerResult> {
  try {
    await send(world, row);
    if (row.body.kind === 'answer') world.meter?.answerLeft(world.clock.now() - row.createdAt);
    return { id: row.id, became: 'sent' };
  } catch (error) {
    const fault = error instanceof MessengerError ? error.fault : ({ kind: 'rejected' } as const);
    const next = afterFault('answer', fault, row.attempts);
    if (next.then === 'retry')
      return { id: row.id, became: 'again', notBefore: (world.clock.now() + next.afterMs) as Instant };
    return { id: row.id, became: 'dropped', reason: fault.kind };
  }
}

/** Writes the results; together they cost one commit. */
export function settleAnswers(tx: Tx, results: readonly AnswerResult[], now: Instant): void {
  for (const result of results) {
    if (result.became === 'again') tx.outbox.putBack(result.id, result.notBefore);
    else
      tx.outbox.end(
        result.id,
        result.became,
        now,
        result.reason === undefined ? {} : { reason: result.reason },
      );
  }
}

async function send(world: World, row: OutboxRow): Promise<void> {
  const { body } = row;
  if (body.kind === 'answer') {
    await world.messenger.answer(body.tapId, body.text, { alert: body.alert });
    return;
  }
  const chat = row.chatId === null ? undefined : world.store.read((tx) => tx.chats.chat(row.chatId as never));
  if (body.kind === 'reaction' && chat) await world.messenger.react(refOf(chat), body.messageId, body.emoji);
}
