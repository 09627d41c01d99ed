import { isDeepStrictEqual } from 'node:util';
import { accept } from '../../domain/decision.ts';
import type { Decision } from '../../domain/decision.ts';
import type { ApiFailure } from '../failure.ts';
import { badRequest, malformed } from '../failure.ts';
import { takeRate } from '../rates.ts';
import { renderMessage } from '../render.ts';
import { reactionEmoji } from '../table/reactions.ts';
import { intParam, isObject, listParam, textParam } from '../wire/json.ts';
import type { Params } from '../wire/json.ts';
import { nowS } from '../world.ts';
import type { ChatRecord, MessageContent, MessageRecord, World } from '../world.ts';
import { findChat } from './find-chat.ts';
import { readKeyboard } from './keyboard.ts';
import type { Method } from './method.ts';
import { markupProblem } from './send.ts';

const deletableForMs = 48 * 3_600_000;
const notModified =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

export const editMessageText: Method = (world, params) =>
  edit(world, params, (content) => {
    const text = (textParam(params, 'text') ?? '').trim();
    if (text === '') return malformed('message text is empty');
    return content.kind === 'text'
      ? accept({ kind: 'text', text })
      : badRequest('there is no text in the message to edit');
  });

export const editMessageCaption: Method = (world, params) =>
  edit(world, params, (content) => {
    if (content.kind !== 'document' && content.kind !== 'photo') {
      return badRequest('there is no caption in the message to edit');
    }
    return accept({ ...content, caption: textParam(params, 'caption') });
  });

export const editMessageReplyMarkup: Method = (world, params) =>
  edit(world, params, (content) => accept(content));

/** Without `reply_markup` an edit takes the buttons away, as at Telegram. */
function edit(
  world: World,
  params: Params,
  change: (content: MessageContent) => Decision<MessageContent, ApiFailure>,
): Decision<unknown, ApiFailure> {
  const found = findMessage(world, params, 'message to edit not found');
  if (!found.ok) return found;
  const { chat, message } = found.value;
  const unsupported = markupProblem(params);
  if (unsupported !== undefined) return malformed(unsupported);
  if (message.fromId !== world.bot.id || message.content.kind === 'service')
    return badRequest("message can't be edited");
  const keyboard = readKeyboard(params);
  if (!keyboard.ok) return keyboard;
  const content = change(message.content);
  if (!content.ok) return content;
  if (
    isDeepStrictEqual(content.value, message.content) &&
    isDeepStrictEqual(keyboard.value, message.keyboard)
  ) {
    return badRequest(notModified);
  }
  const permitted = takeRate(world, chat, 'edit');
  if (!permitted.ok) return permitted;
  message.content = content.value;
  message.keyboard = keyboard.value;
  message.revision += 1;
  message.editDateS = nowS(world);
  world.changes.notify();
  return accept(renderMessage(world, chat, message));
}

export const deleteMessage: Method = (world, params) => {
  const found = findMessage(world, params, 'message to delete not found');
  if (!found.ok) return found;
  const { chat, message } = found.value;
  if (!mayDelete(world, chat, message)) return badRequest("message can't be deleted for everyone");
  message.deleted = true;
  world.changes.notify();
  return accept(true);
};

export const deleteMessages: Method = (world, params) => {
  const chat = findChat(world, params);
  if (!chat.ok) return chat;
  for (const id of listParam(params, 'message_ids') ?? []) {
    const message = chat.value.messages.get(Number(id));
    if (message !== undefined && mayDelete(world, chat.value, message)) message.deleted = true;
  }
  world.changes.notify();
  return accept(true);
};

function mayDelete(world: World, chat: ChatRecord, message: MessageRecord): boolean {
  if (world.clock.now() - message.at > deletableForMs) return false;
  const own = message.fromId === world.bot.id || chat.type === 'private';
  return own || chat.members.get(world.bot.id) === 'administrator';
}

export const setMessageReaction: Method = (world, params) => {
  const found = findMessage(world, params, 'message to react not found');
  if (!found.ok) return found;
  const emoji = (listParam(params, 'reaction') ?? []).map((one) =>
    isObject(one) ? one['emoji'] : undefined,
  );
  if (emoji.length > 1) return malformed('REACTIONS_TOO_MANY');
  if (!emoji.every((one) => typeof one === 'string' && reactionEmoji.has(one)))
    return malformed('REACTION_INVALID');
  if (found.value.message.content.kind === 'service') return badRequest("message can't be reacted");
  found.value.message.reactions.set(world.bot.id, emoji as string[]);
  world.changes.notify();
  return accept(true);
};

function findMessage(
  world: World,
  params: Params,
  otherwise: string,
): Decision<{ readonly chat: ChatRecord; readonly message: MessageRecord }, ApiFailure> {
  if (!params.has('chat_id')) return malformed('chat_id is empty');
  const chat = findChat(world, params);
  if (!chat.ok) return chat;
  const id = intParam(params, 'message_id');
  if (id === undefined) return malformed('message identifier is not specified');
  const message = chat.value.messages.get(id);
  return message === undefined || message.deleted
    ? badRequest(otherwise)
    : accept({ chat: chat.value, message });
}
