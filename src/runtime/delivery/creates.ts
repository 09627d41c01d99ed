import { afterFault } from '../../domain/delivery/policy.ts';
import type { Instant } from '../../domain/ids.ts';
import type { Files } from '../../ports/files.ts';
import { MessengerError } from '../../ports/messenger.ts';
import type { ChatRef, Content } from '../../ports/messenger.ts';
import type { Chat } from '../../ports/store/chats.ts';
import type { OutboxRow } from '../../ports/store/outbox.ts';
import type { Tx } from '../../ports/store/store.ts';
import { thrownFacts } from '../../ports/thrown-facts.ts';
import type { CardRenderers } from '../../card.ts';
import { foundMessage } from '../card-copies.ts';
import { momentIn } from '../world.ts';
import type { Moment, World } from '../world.ts';
import { messageContent, refOf, renderCard } from './content.ts';
import { judge } from './guards.ts';

/** Called when nobody can be sure that a message arrived, in the transaction that keeps it so. */
export type Doubted = (moment: Moment, row: OutboxRow) => void;

/** A row that is ours to send: claimed and committed, with what it says now. */
interface Claimed {
  readonly row: OutboxRow;
  readonly ref: ChatRef;
  readonly payload:
    | { readonly kind: 'text'; readonly content: Content; readonly replyTo?: string }
    | {
        readonly kind: 'document';
        readonly sha256: string;
        readonly fileName: string;
        readonly caption?: string;
        readonly picture?: boolean;
      };
  /** Card revision that the content shows. */
  readonly revision: number | undefined;
}

/**
 * Claims the row in a transaction of its own, committed before anything leaves: after a crash a claimed row is known
 * to have perhaps been sent. Guards are looked at again here. `undefined`: not to be sent now.
 */
export function claimCreate(world: World, renderers: CardRenderers, row: OutboxRow): Claimed | undefined {
  return world.store.write((tx): Claimed | undefined => {
    const { now, rules } = momentIn(world, tx);
    const verdict = judge(tx, row, now, rules);
    if (verdict.verdict === 'drop') {
      tx.outbox.end(row.id, 'dropped', now, { reason: verdict.reason });
      if (row.cardId !== null) tx.cards.setState(row.cardId, 'lost');
      return undefined;
    }
    const chat = row.chatId === null ? undefined : tx.chats.chat(row.chatId);
    if (!chat || !tx.outbox.claim(row.id)) return undefined;
    if (verdict.verdict === 'wait') {
      tx.outbox.putBack(row.id, verdict.until);
      return undefined;
    }
    return prepare(world, renderers, tx, row, chat);
  });
}

function prepare(world: World, renderers: CardRenderers, tx: Tx, row: OutboxRow, chat: Chat): Claimed {
  const ref = refOf(chat);
  const { body } = row;
  switch (body.kind) {
    case 'card': {
      const card = row.cardId === null ? undefined : tx.cards.card(row.cardId);
      if (!card) throw new Error(`outbox row ${String(row.id)}: its card is missing`);
      const content = renderCard(world, renderers, tx, card);
      return { row, ref, payload: { kind: 'text', content }, revision: card.wanted };
    }
    case 'message': {
      const content = messageContent(world, chat.id, body);
      const replyTo = body.replyTo === undefined ? {} : { replyTo: body.replyTo };
      return { row, ref, payload: { kind: 'text', content, ...replyTo }, revision: undefined };
    }
    case 'document':
      return { row, ref, payload: body, revision: undefined };
    case 'answer':
    case 'reaction':
      throw new Error(`outbox row ${String(row.id)}: ${body.kind} is not a new message`);
  }
}

/**
 * Sends a claimed row, and resolves to how what became of it is written down: that gives the milliseconds in which nothing
 * else should be sent to the chat, for this row goes first, and a server that asks for patience means the chat, not the
 * message. Never rejects: once a message has left, only its reply may say what became of it.
 */
export async function sendCreate(
  world: World,
  files: Files,
  claimed: Claimed,
  doubted: Doubted,
): Promise<(tx: Tx) => number> {
  try {
    const { messageId } = await send(world, files, claimed);
    return (tx) => {
      const at = world.clock.now();
      // A tap on the message may have come before the reply, and ended the row.
      if (isOurs(tx, claimed.row)) tx.outbox.end(claimed.row.id, 'sent', at, { messageId });
      const card = claimed.row.cardId === null ? undefined : tx.cards.card(claimed.row.cardId);
      if (card) foundMessage(tx, card, { messageId, revision: claimed.revision ?? 0, at });
      return 0;
    };
  } catch (error) {
    if (!(error instanceof MessengerError))
      world.log.error('deliver.bug', { row: claimed.row.id, ...thrownFacts(error) });
    return (tx) => settleFailure(world, tx, claimed.row, error, doubted);
  }
}

async function send(world: World, files: Files, { ref, payload }: Claimed): Promise<{ messageId: string }> {
  if (payload.kind === 'text')
    return world.messenger.send(ref, payload.content, {
      ...(payload.replyTo === undefined ? {} : { replyTo: payload.replyTo }),
    });
  const { sha256, fileName, caption, picture } = payload;
  const bytes = await files.get(sha256);
  if (!bytes) throw new MessengerError({ kind: 'rejected' }, 'document missing');
  return world.messenger.sendDocument(ref, {
    fileName,
    bytes,
    ...(caption === undefined ? {} : { caption }),
    ...(picture === true ? { picture } : {}),
  });
}

/** No tap on the message has ended the row since it was claimed. */
function isOurs(tx: Tx, row: OutboxRow): boolean {
  return tx.outbox.row(row.id)?.state === 'sending';
}

function settleFailure(world: World, tx: Tx, row: OutboxRow, error: unknown, doubted: Doubted): number {
  if (!isOurs(tx, row)) return 0;
  const now = world.clock.now();
  const fault = error instanceof MessengerError ? error.fault : ({ kind: 'uncertain' } as const);
  const next = afterFault('create', fault, row.attempts);
  world.log.warn('deliver.fault', {
    row: row.id,
    fault: fault.kind,
    then: next.then,
    attempts: row.attempts,
  });
  switch (next.then) {
    case 'retry':
      tx.outbox.putBack(row.id, (now + next.afterMs) as Instant);
      return next.afterMs;
    case 'migrate':
      if (row.chatId !== null) tx.chats.migrate(row.chatId, next.toExternalId);
      tx.outbox.putBack(row.id, now);
      return 0;
    case 'leave':
      tx.outbox.end(row.id, 'failed', now, { reason: fault.kind });
      if (row.chatId === null) return 0;
      tx.chats.setStanding(row.chatId, 'left');
      tx.outbox.dropFor(row.chatId, 'chat left', now);
      return 0;
    case 'end':
      tx.outbox.end(row.id, next.state, now, { reason: fault.kind });
      if (next.state === 'failed' && row.cardId !== null) tx.cards.setState(row.cardId, 'lost');
      if (next.state === 'failed' && row.body.kind === 'document' && !row.wave)
        apologise(world, tx, row, now);
      if (next.state === 'uncertain') doubted(momentIn(world, tx), row);
      return 0;
  }
}

/** Refused, or gone from the disk: whoever waits for the file is told once in its place. */
function apologise({ text }: World, tx: Tx, { id, chatId, guards }: OutboxRow, now: Instant): void {
  const body = { kind: 'message', text: text.common.fileFailed } as const;
  tx.outbox.add({ lane: 'create', chatId, body, guards, key: `file-failed:${String(id)}`, at: now });
}
