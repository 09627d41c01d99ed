import { optional, required } from './spec.ts';
import type { MethodTable } from './spec.ts';

/** Chats and their members; command menus; the bot's own description. Field lists as published for Bot API 10.1. */
export const chatMethods = {
  getChat: {
    chat_id: required('Integer|String'),
  },
  getChatMember: {
    chat_id: required('Integer|String'),
    user_id: required('Integer'),
  },
  getChatMemberCount: {
    chat_id: required('Integer|String'),
  },
  getChatAdministrators: {
    chat_id: required('Integer|String'),
    return_bots: optional('Boolean'),
  },
  leaveChat: {
    chat_id: required('Integer|String'),
  },
  setMyCommands: {
    commands: required('Array of BotCommand', { maxItems: 100 }),
    scope: optional('BotCommandScope'),
    language_code: optional('String'),
  },
  getMyCommands: {
    scope: optional('BotCommandScope'),
    language_code: optional('String'),
  },
  deleteMyCommands: {
    scope: optional('BotCommandScope'),
    language_code: optional('String'),
  },
  setMyDescription: {
    description: optional('String', { maxLength: 512 }),
    language_code: optional('String'),
  },
  getMyDescription: {
    language_code: optional('String'),
  },
  setMyShortDescription: {
    short_description: optional('String', { maxLength: 120 }),
    language_code: optional('String'),
  },
  getMyShortDescription: {
    language_code: optional('String'),
  },
} as const satisfies MethodTable;
