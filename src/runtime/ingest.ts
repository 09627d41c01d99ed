import type { Command } from '../command.ts';
import type { Outcome } from '../domain/outcome.ts';
import type {
  Incoming,
  IncomingMigration,
  IncomingStanding,
  IncomingTap,
  IncomingText,
  IncomingWordless,
  Sender,
  Update,
} from '../ports/messenger.ts';
import type { Meter } from '../ports/meter.ts';
import type { Account } from '../ports/store/accounts.ts';
import type { Chat } from '../ports/store/chats.ts';
import type { Tx } from '../ports/store/store.ts';
import { describeThrown, thrownFacts } from '../ports/thrown-facts.ts';
import { dispatchText } from './dispatch.ts';
import { wasAnswered, writeOutcome } from './effects.ts';
import type { Source } from './effects.ts';
import { loadActor } from './load-actor.ts';
import { dispatchTap } from './taps.ts';
import type { Proved } from './taps.ts';
import { findCommand } from './words.ts';
import { momentIn } from './world.ts';
import type { Moment, World } from './world.ts';

export interface IngestParts {
  readonly commands: readonly Command[];
  readonly botUsername: string;
  /** Called after each commit: something may have to leave. */
  readonly committed: () => void;
  /** {@link Proved} */
  readonly proved?: Proved;
  /** What the bot does when it is put into a group or taken out of it. */
  readonly standing: (moment: Moment, chat: Chat, account: Account, update: IncomingStanding) => Outcome;
}

/**
 * Takes a batch in one IMMEDIATE transaction, one savepoint an update: inbox row, effects, replies. When it returns, the
 * disk has all of it, and only then may answers leave and the next offset be confirmed. An update whose handling throws
 * is rolled back alone, kept as a dead letter, and its author is told once.
 */
export function createIngest(world: World, parts: IngestParts): (batch: readonly Update[]) => void {
  return (batch) => {
    if (batch.length === 0) return;
    const taken = world.store.write((tx) => {
      const moment = momentIn(world, tx);
      return { now: moment.now, became: batch.map((update) => takeOne(world, parts, moment, update)) };
    });
    batch.forEach(({ incoming }, n) => {
      const sentAt = incoming.kind === 'text' ? incoming.sentAt : undefined;
      world.meter?.updateTaken(
        incoming.kind,
        taken.became[n] ?? 'handled',
        sentAt === undefined ? undefined : taken.now - sentAt,
      );
    });
    parts.committed();
  };
}

type Became = Parameters<Meter['updateTaken']>[1];

function takeOne(world: World, parts: IngestParts, moment: Moment, update: Update): Became {
  const { tx, now } = moment;
  const { bot, updateId, digest, incoming } = update;
  try {
    return tx.savepoint((): Became => {
      if (!tx.inbox.receive({ bot, updateId, digest, at: now })) return 'repeated';
      if (incoming.kind === 'unreadable') throw new Error('unreadable');
      handle(world, parts, moment, incoming);
      return 'handled';
    });
  } catch (error) {
    world.log.error('ingest.dead', { update: updateId, kind: incoming.kind, ...thrownFacts(error) });
    const found = incoming.kind === 'unreadable' ? `unreadable: ${incoming.error}` : describeThrown(error);
    const payload = isConfidential(parts, incoming) ? '{}' : update.payload;
    tx.inbox.bury({ bot, updateId, digest, at: now, error: found, payload });
    if (incoming.kind === 'text' || incoming.kind === 'tap') tellFailed(world, moment, incoming);
    return 'dead';
  }
}

/** Words that may not lie about until somebody looks into what went wrong. */
function isConfidential({ commands, botUsername }: IngestParts, incoming: Update['incoming']): boolean {
  if (incoming.kind !== 'text') return false;
  return findCommand(commands, incoming.text, botUsername)?.command.args.confidential === true;
}

function handle(world: World, parts: IngestParts, moment: Moment, incoming: Incoming): void {
  switch (incoming.kind) {
    case 'text':
      handleText(world, parts, moment, incoming);
      return;
    case 'tap':
      handleTap(world, parts, moment, incoming);
      return;
    case 'standing':
      handleStanding(world, parts, moment, incoming);
      return;
    case 'migration':
      handleMigration(world, moment.tx, incoming);
      return;
    case 'wordless':
      handleWordless(world, moment, incoming);
      return;
    case 'other':
      return;
  }
}

/**
 * The messenger gave the chat a new name; ours stays. Told twice, or late: a chat that serves branches under the new
 * name already is the one, and a stray row under the old name is left alone.
 */
function handleMigration(world: World, tx: Tx, { chat: ref, toExternalId }: IncomingMigration): void {
  const chat = tx.chats.byExternal(world.messenger.name, ref.externalId);
  const renamed = tx.chats.byExternal(world.messenger.name, toExternalId);
  const servesAlready = renamed !== undefined && tx.chats.branchesOf(renamed.id).length > 0;
  if (chat && !servesAlready) tx.chats.migrate(chat.id, toExternalId);
}

function handleText(world: World, parts: IngestParts, moment: Moment, message: IncomingText): void {
  if (!message.addressed || message.sender.kind === 'bot') return;
  const { tx, now } = moment;
  const { chat, account } = whoAndWhere(world, tx, message.chat, message.sender);
  if (chat.kind === 'private') openPrivateChat(tx, chat, account);
  const actor = loadActor(tx, account, moment.today);
  const outcome = dispatchText(parts, { ...moment, actor, chat, commands: parts.commands }, message);
  const source: Source = {
    capabilities: world.messenger.capabilities,
    chat,
    accountId: account.id,
    messageId: message.messageId,
  };
  writeOutcome(tx, now, outcome, source);
}

/** A voice message or a picture: said once in each chat that the bot reads words only. */
function handleWordless(world: World, { tx, now, text }: Moment, message: IncomingWordless): void {
  if (message.sender.kind !== 'person') return;
  const { chat, account } = whoAndWhere(world, tx, message.chat, message.sender);
  if (chat.kind === 'private') openPrivateChat(tx, chat, account);
  const key = `not-text:${String(chat.id)}:${String(account.id)}`;
  writeOutcome(
    tx,
    now,
    { reply: { text: text.common.notText, key } },
    { capabilities: world.messenger.capabilities, chat, accountId: account.id, messageId: message.messageId },
  );
}

function handleTap(world: World, parts: IngestParts, moment: Moment, tap: IncomingTap): void {
  const { tx, now } = moment;
  if (tap.sender.kind !== 'person' || wasAnswered(tx, tap.tapId)) return;
  const { chat, account } = whoAndWhere(world, tx, tap.chat, tap.sender);
  const actor = loadActor(tx, account, moment.today);
  const outcome = dispatchTap(
    parts.commands,
    world.buttonKey,
    { ...moment, actor, chat, commands: parts.commands },
    tap,
    parts.proved,
  );
  const source: Source = {
    capabilities: world.messenger.capabilities,
    chat,
    accountId: account.id,
    tapId: tap.tapId,
    messageId: tap.messageId,
  };
  writeOutcome(tx, now, outcome, source);
}

function handleStanding(world: World, parts: IngestParts, moment: Moment, update: IncomingStanding): void {
  const { tx, now } = moment;
  const { chat, account } = whoAndWhere(world, tx, update.chat, update.sender);
  tx.chats.setStanding(chat.id, update.standing);
  if (update.standing === 'left') tx.outbox.dropFor(chat.id, 'chat left', now);
  const outcome = parts.standing(moment, chat, account, update);
  writeOutcome(tx, now, outcome, { capabilities: world.messenger.capabilities, chat, accountId: account.id });
}

function whoAndWhere(
  world: World,
  tx: Tx,
  ref: IncomingText['chat'],
  sender: Sender,
): { chat: Chat; account: Account } {
  const chat = tx.chats.ensure(world.messenger.name, ref);
  const account = tx.accounts.ensure(
    world.messenger.name,
    sender.userId,
    sender.kind === 'person' ? sender.name : '',
  );
  return { chat, account };
}

/** A private message shows that the person can be written to, whatever was believed before. */
function openPrivateChat(tx: Tx, chat: Chat, account: Account): void {
  if (account.privateChatId !== chat.id) tx.accounts.setPrivateChat(account.id, chat.id);
  if (chat.standing !== 'present') tx.chats.setStanding(chat.id, 'present');
}

function tellFailed(world: World, moment: Moment, incoming: IncomingText | IncomingTap): void {
  if (incoming.sender.kind !== 'person' || (incoming.kind === 'text' && !incoming.addressed)) return;
  const { tx, now, text } = moment;
  const { chat, account } = whoAndWhere(world, tx, incoming.chat, incoming.sender);
  const outcome: Outcome =
    incoming.kind === 'tap'
      ? { answer: { text: text.common.failed, alert: true } }
      : { reply: { text: text.common.failed } };
  writeOutcome(tx, now, outcome, {
    capabilities: world.messenger.capabilities,
    chat,
    accountId: account.id,
    messageId: incoming.messageId,
    ...(incoming.kind === 'tap' ? { tapId: incoming.tapId } : {}),
  });
}
