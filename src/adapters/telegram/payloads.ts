import { Buffer } from 'node:buffer';
import { Input } from 'telegraf';
import type { InlineKeyboardButton, Opts, TelegramEmoji } from 'telegraf/types';
import type { Button, ChatRef, CommandMenu, Content, Document, SendOptions } from '../../ports/messenger.ts';
import { refusedHere } from './errors.ts';

const textLimit = 4096;
const captionLimit = 1024;
const answerLimit = 200;
const buttonDataBytes = 64;

/** Where to send; without the topic when the topic takes nothing any more. */
export function addressOf(
  chat: ChatRef,
  method: string,
  withThread: boolean,
): { chat_id: number; message_thread_id?: number } {
  const chatId = { chat_id: idNumber(chat.externalId, method) };
  return withThread && chat.threadId !== undefined
    ? { ...chatId, message_thread_id: idNumber(chat.threadId, method) }
    : chatId;
}

export function messagePayload(content: Content, options: SendOptions): Omit<Opts<'sendMessage'>, 'chat_id'> {
  const { replyTo, silent } = options;
  return {
    ...contentPayload(content, 'sendMessage'),
    ...(silent === true ? { disable_notification: true } : {}),
    ...(replyTo === undefined
      ? {}
      : {
          reply_parameters: {
            message_id: idNumber(replyTo, 'sendMessage'),
            allow_sending_without_reply: true,
          },
        }),
  };
}

export function editPayload(chat: ChatRef, messageId: string, content: Content): Opts<'editMessageText'> {
  return {
    chat_id: idNumber(chat.externalId, 'editMessageText'),
    message_id: idNumber(messageId, 'editMessageText'),
    ...contentPayload(content, 'editMessageText'),
  };
}

/** Plain text: without a parse mode nothing in it is markup, whatever a name contains. */
function contentPayload(content: Content, method: string) {
  requireLength(content.text, 1, textLimit, method);
  const rows = (content.buttons ?? []).filter((row) => row.length > 0);
  return {
    text: content.text,
    link_preview_options: { is_disabled: true },
    ...(rows.length === 0
      ? {}
      : {
          reply_markup: {
            inline_keyboard: rows.map((row) => row.map((button) => buttonPayload(button, method))),
          },
        }),
  };
}

function buttonPayload(button: Button, method: string): InlineKeyboardButton {
  const { label: text, target } = button;
  if ('url' in target) return { text, url: target.url };
  const bytes = Buffer.byteLength(target.data);
  if (bytes < 1 || bytes > buttonDataBytes) throw refusedHere(method);
  return { text, callback_data: target.data };
}

export function documentPayload(document: Document): Omit<Opts<'sendDocument'>, 'chat_id'> {
  return { document: uploadOf(document), ...captionOf(document, 'sendDocument') };
}

export function photoPayload(picture: Document): Omit<Opts<'sendPhoto'>, 'chat_id'> {
  return { photo: uploadOf(picture), ...captionOf(picture, 'sendPhoto') };
}

function uploadOf({ bytes, fileName }: Document) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // telegraf puts the name into a header as it is.
  return Input.fromBuffer(buffer, fileName.replace(/["\\/\p{Cc}]/gu, '_'));
}

function captionOf({ caption }: Document, method: string): { caption?: string } {
  if (caption === undefined) return {};
  requireLength(caption, 0, captionLimit, method);
  return { caption };
}

export function answerPayload(tapId: string, text: string, alert: boolean): Opts<'answerCallbackQuery'> {
  requireLength(text, 0, answerLimit, 'answerCallbackQuery');
  return { callback_query_id: tapId, text, show_alert: alert };
}

export function reactionPayload(chat: ChatRef, messageId: string, emoji: string): Opts<'setMessageReaction'> {
  return {
    chat_id: idNumber(chat.externalId, 'setMessageReaction'),
    message_id: idNumber(messageId, 'setMessageReaction'),
    // Which reactions there are is the server's to say.
    reaction: [{ type: 'emoji', emoji: emoji as TelegramEmoji }],
  };
}

export function commandsPayload(menu: CommandMenu): Opts<'setMyCommands'> {
  const { scope, language, commands } = menu;
  return {
    commands: commands.map(({ command, description }) => ({ command, description })),
    scope:
      typeof scope === 'string'
        ? { type: scope === 'private' ? 'all_private_chats' : 'all_group_chats' }
        : { type: 'chat', chat_id: idNumber(scope.chat.externalId, 'setMyCommands') },
    // Two letters (ISO 639-1): Telegram knows no regions.
    ...(language === undefined ? {} : { language_code: language.slice(0, 2).toLowerCase() }),
  };
}

function idNumber(id: string, method: string): number {
  const number = Number(id);
  if (!Number.isSafeInteger(number) || id.trim() === '') throw refusedHere(method);
  return number;
}

function requireLength(text: string, min: number, max: number, method: string): void {
  if (text.length < min || text.length > max) throw refusedHere(method);
}
