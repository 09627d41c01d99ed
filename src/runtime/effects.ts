import type { AccountId, ChatId, Instant } from '../domain/ids.ts';
import type { CardContent, CardRequest, Dispatch, FileRequest, Message, Outcome } from '../domain/outcome.ts';
import type { Capabilities } from '../ports/messenger.ts';
import type { Card } from '../ports/store/cards.ts';
import type { Chat } from '../ports/store/chats.ts';
import { askedAgain } from '../ports/store/outbox.ts';
import type { NewOutboxRow, StoredButton } from '../ports/store/outbox.ts';
import type { Tx } from '../ports/store/store.ts';

/** What an outcome answers. Jobs answer nothing: they only send. */
export interface Source {
  readonly capabilities: Capabilities;
  readonly chat: Chat;
  readonly accountId: AccountId;
  readonly messageId?: string;
  readonly tapId?: string;
}

/** Telegram keeps a tap for 150 s, but a person has looked away long before: an answer later than this is noise. */
const answerLifeMs = 15_000;
const reactionLifeMs = 60_000;
/** Private answers are short by nature; Telegram refuses longer ones. */
const longestAnswer = 200;

/** Writes what a run wants said and done as rows of the same transaction. Nothing has left when this returns. */
export function writeOutcome(tx: Tx, now: Instant, outcome: Outcome, source?: Source): void {
  if (source) answerSource(tx, now, outcome, source);
  for (const message of outcome.messages ?? []) addMessage(tx, now, message);
  for (const card of outcome.cards ?? []) addCard(tx, now, card, isAskedIn(card.chatId, source));
  for (const file of outcome.files ?? []) addFile(tx, now, file);
  for (const { task, input, key } of outcome.errands ?? [])
    tx.tasks.add({ kind: task, input: { input }, ...(key === undefined ? {} : { key }), at: now });
}

function answerSource(tx: Tx, now: Instant, outcome: Outcome, source: Source): void {
  const { capabilities, chat, tapId, messageId } = source;
  if (tapId !== undefined) {
    if (capabilities.privateAnswer) addAnswer(tx, now, chat.id, tapId, outcome.answer);
    else if (outcome.answer && outcome.answer.text !== '') sayPrivately(tx, now, source, outcome.answer);
  }
  if (outcome.acknowledge === true && messageId !== undefined && messageId !== '' && capabilities.reaction)
    tx.outbox.add({
      lane: 'answer',
      chatId: chat.id,
      body: { kind: 'reaction', messageId, emoji: '👌' },
      at: now,
      expiresAt: later(now, reactionLifeMs),
    });
  if (!outcome.reply) return;
  if (chat.kind === 'group' && outcome.reply.inGroup !== true) sayPrivately(tx, now, source, outcome.reply);
  else
    addMessage(
      tx,
      now,
      { chatId: chat.id, content: outcome.reply, ...keyOf(outcome.reply) },
      chat.kind === 'group' ? messageId : undefined,
    );
}

/** Privately when the person has opened a private chat, else under the own message in the group. */
function sayPrivately(
  tx: Tx,
  now: Instant,
  source: Source,
  said: CardContent & { readonly key?: string; readonly insteadInGroup?: string },
): void {
  const privateChat = reachablePrivately(tx, source.accountId);
  const { chat, messageId } = source;
  if (privateChat !== undefined) addMessage(tx, now, { chatId: privateChat, content: said, ...keyOf(said) });
  else {
    const instead = chat.kind === 'group' ? said.insteadInGroup : undefined;
    const content = instead === undefined ? said : { text: instead };
    addMessage(tx, now, { chatId: chat.id, content, ...keyOf(said) }, messageId);
  }
}

function keyOf({ key }: { readonly key?: string }): { readonly key?: string } {
  return key === undefined ? {} : { key };
}

/** The private chat in which the bot can write to this account now. */
function reachablePrivately(tx: Tx, accountId: AccountId): ChatId | undefined {
  const chatId = tx.accounts.account(accountId)?.privateChatId ?? undefined;
  return chatId !== undefined && tx.chats.chat(chatId)?.standing === 'present' ? chatId : undefined;
}

function answerKey(tapId: string): string {
  return `answer:${tapId}`;
}

/** One tap may come under two numbers (platform.md): what it did is done, and what it was told is told. */
export function wasAnswered(tx: Tx, tapId: string): boolean {
  return tx.outbox.byKey(answerKey(tapId)) !== undefined;
}

function addAnswer(tx: Tx, now: Instant, chatId: ChatId, tapId: string, answer: Outcome['answer']): void {
  tx.outbox.add({
    lane: 'answer',
    chatId,
    body: { kind: 'answer', tapId, text: clipped(answer?.text ?? ''), alert: answer?.alert ?? false },
    key: answerKey(tapId),
    at: now,
    expiresAt: later(now, answerLifeMs),
  });
}

function addMessage(tx: Tx, now: Instant, message: Message, replyTo?: string): void {
  const { content } = message;
  tx.outbox.add({
    ...rowOf(now, message),
    body: {
      kind: 'message',
      text: content.text,
      ...(content.buttons
        ? { buttons: content.buttons.map((row) => row.map((button): StoredButton => button)) }
        : {}),
      ...(replyTo === undefined || replyTo === '' ? {} : { replyTo }),
    },
  });
}

function isAskedIn(chatId: ChatId, source: Source | undefined): boolean {
  return source?.chat.kind === 'private' && source.chat.id === chatId;
}

/** `isAsked`: by a person who wants it now, in the own private chat. */
function addCard(tx: Tx, now: Instant, request: CardRequest, isAsked: boolean): void {
  const { kind, chatId, subject, supersedes } = request;
  const { card, created } = tx.cards.ensure({ kind, chatId, subject, view: request.view ?? null, at: now });
  const lost = card.state === 'lost' || (isAsked && !created && mayBeMissing(tx, card, now));
  if (lost) tx.cards.revive(card.id);
  else if (!created) {
    tx.cards.touch(card.id);
    return;
  }
  for (const older of supersedes === undefined ? [] : tx.cards.withSubject(kind, supersedes)) {
    if (older.chatId !== chatId || older.id === card.id || older.state !== 'open') continue;
    tx.cards.setState(older.id, 'closed');
    tx.cards.touch(older.id);
  }
  tx.outbox.add({
    ...rowOf(now, request),
    cardId: card.id,
    body: { kind: 'card' },
    key: cardKey(card, lost),
  });
}

/** Whoever asks for a card of which nobody knows whether it arrived gets one: that is no repeat on a guess. */
function mayBeMissing(tx: Tx, card: Card, now: Instant): boolean {
  const row = card.messageId === null ? tx.outbox.openOfCard(card.id) : undefined;
  if (row?.state !== 'uncertain') return false;
  tx.outbox.end(row.id, 'dropped', now, { reason: askedAgain });
  return true;
}

function addFile(tx: Tx, now: Instant, file: FileRequest): void {
  const { task, input, key, ...dispatch } = file;
  tx.tasks.add({ kind: task, input: { input, dispatch }, ...(key === undefined ? {} : { key }), at: now });
}

function rowOf(now: Instant, dispatch: Dispatch): Omit<NewOutboxRow, 'body'> {
  const { chatId, key, guards, wave, budgetMonth, notBefore, expiresAt, held } = dispatch;
  return {
    lane: 'create',
    chatId,
    at: now,
    ...(key === undefined ? {} : { key }),
    ...(guards === undefined ? {} : { guards }),
    ...(wave === undefined ? {} : { wave }),
    ...(budgetMonth === undefined ? {} : { budgetMonth }),
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(held === undefined ? {} : { held }),
  };
}

function later(now: Instant, ms: number): Instant {
  return (now + ms) as Instant;
}

function clipped(text: string): string {
  const characters = Array.from(text);
  return characters.length <= longestAnswer ? text : `${characters.slice(0, longestAnswer - 1).join('')}…`;
}

/** A revived card is a new intention: its first row has ended. */
function cardKey(card: Card, revived: boolean): string {
  return revived ? `card:${String(card.id)}:${String(card.wanted)}` : `card:${String(card.id)}`;
}
