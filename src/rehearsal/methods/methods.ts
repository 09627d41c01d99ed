import { accept } from '../../domain/decision.ts';
import { renderUser } from '../render.ts';
import type { MethodName } from '../table/methods.ts';
import { answerCallbackQuery, getFile } from './answer.ts';
import { getChat, getChatAdministrators, getChatMember, getChatMemberCount, leaveChat } from './chats.ts';
import {
  deleteMessage,
  deleteMessages,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageText,
  setMessageReaction,
} from './edit.ts';
import {
  deleteMyCommands,
  getMyCommands,
  getMyDescription,
  getMyShortDescription,
  setMyCommands,
  setMyDescription,
  setMyShortDescription,
} from './menus.ts';
import type { Method } from './method.ts';
import { sendChatAction, sendDocument, sendMessage, sendPhoto } from './send.ts';

const getMe: Method = (world) =>
  accept({
    ...renderUser(world.bot),
    can_join_groups: true,
    can_read_all_group_messages: !world.privacyMode,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  });

/** Methods that receive updates live in the intake: they wait, and they exclude each other. */
export type IntakeMethod = 'getUpdates' | 'setWebhook' | 'deleteWebhook' | 'getWebhookInfo';

export const methods: Readonly<Record<Exclude<MethodName, IntakeMethod>, Method>> = {
  getMe,
  sendMessage,
  sendPhoto,
  sendDocument,
  sendChatAction,
  editMessageText,
  editMessageCaption,
  editMessageReplyMarkup,
  deleteMessage,
  deleteMessages,
  setMessageReaction,
  answerCallbackQuery,
  getFile,
  getChat,
  getChatMember,
  getChatMemberCount,
  getChatAdministrators,
  leaveChat,
  setMyCommands,
  getMyCommands,
  deleteMyCommands,
  setMyDescription,
  getMyDescription,
  setMyShortDescription,
  getMyShortDescription,
};
