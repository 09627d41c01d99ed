import { accept } from '../../domain/decision.ts';
import type { Decision } from '../../domain/decision.ts';
import type { ApiFailure } from '../failure.ts';
import { badRequest, malformed } from '../failure.ts';
import { post } from '../post.ts';
import { renderMessage } from '../render.ts';
import { flagParam, intParam, objectParam, textParam } from '../wire/json.ts';
import type { Params } from '../wire/json.ts';
import { takeRate } from '../rates.ts';
import type { ChatRecord, MessageContent, World } from '../world.ts';
import { findChat, findChatById } from './find-chat.ts';
import { readKeyboard } from './keyboard.ts';
import { readDocument, readPhoto } from './media.ts';
import type { Method } from './method.ts';

export const sendMessage: Method = (world, params) => {
  return send(world, params, () => {
    const text = (textParam(params, 'text') ?? '').trim();
    return text === '' ? malformed('message text is empty') : accept({ kind: 'text', text });
  });
};

export const sendDocument: Method = (world, params) => send(world, params, () => readDocument(world, params));

export const sendPhoto: Method = (world, params) => send(world, params, () => readPhoto(world, params));

export const sendChatAction: Method = (world, params) => {
  const chat = findChat(world, params);
  return chat.ok ? accept(true) : chat;
};

function send(
  world: World,
  params: Params,
  content: () => Decision<MessageContent, ApiFailure>,
): Decision<unknown, ApiFailure> {
  const chat = findChat(world, params);
  if (!chat.ok) return chat;
  const unsupported = markupProblem(params);
  if (unsupported !== undefined) return malformed(unsupported);
  const threadId = readThread(chat.value, params);
  if (!threadId.ok) return threadId;
  const keyboard = readKeyboard(params);
  if (!keyboard.ok) return keyboard;
  const replyTo = readReply(world, chat.value, params);
  if (!replyTo.ok) return replyTo;
  const made = content();
  if (!made.ok) return made;
  const permitted = takeRate(world, chat.value, 'message');
  if (!permitted.ok) return permitted;
  const message = post(world, chat.value, {
    fromId: world.bot.id,
    content: made.value,
    threadId: threadId.value,
    replyTo: replyTo.value,
    keyboard: keyboard.value,
    silent: flagParam(params, 'disable_notification'),
  });
  return accept(renderMessage(world, chat.value, message));
}

/** The program sends plain text only: markup here would show its marks on the rehearsal's phone. */
export function markupProblem(params: Params): string | undefined {
  const names = ['parse_mode', 'entities', 'caption_entities'];
  const used = names.find((name) => params.has(name));
  return used === undefined ? undefined : `${used}: the rehearsal shows plain text only`;
}

function readThread(chat: ChatRecord, params: Params): Decision<number | undefined, ApiFailure> {
  const threadId = intParam(params, 'message_thread_id');
  if (threadId === undefined) return accept(undefined);
  const topic = chat.topics.get(threadId);
  if (topic === undefined) return badRequest('message thread not found');
  return topic.closed ? badRequest('TOPIC_CLOSED') : accept(threadId);
}

function readReply(world: World, chat: ChatRecord, params: Params): Decision<number | undefined, ApiFailure> {
  const reply = objectParam(params, 'reply_parameters');
  if (reply === undefined) return accept(undefined);
  const elsewhere = reply['chat_id'] === undefined ? accept(chat) : findChatById(world, reply['chat_id']);
  if (!elsewhere.ok) return elsewhere;
  const id = Number(reply['message_id']);
  const target = elsewhere.value.messages.get(id);
  if (target !== undefined && !target.deleted) return accept(elsewhere.value === chat ? id : undefined);
  return reply['allow_sending_without_reply'] === true
    ? accept(undefined)
    : badRequest('message to be replied not found');
}
