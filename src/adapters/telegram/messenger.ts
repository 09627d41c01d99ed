import type { Capabilities, ChatRef, Document, Messenger } from '../../ports/messenger.ts';
import type { Call, Timeouts } from './call.ts';
import { refusedHere, TelegramFault, unreadableReply, type Refusal } from './errors.ts';
import type { Identity } from './identity.ts';
import {
  addressOf,
  answerPayload,
  commandsPayload,
  documentPayload,
  editPayload,
  messagePayload,
  photoPayload,
  reactionPayload,
} from './payloads.ts';

export const telegramCapabilities: Capabilities = { privateAnswer: true, edit: true, reaction: true };

const photoBytes = 10 * 1024 * 1024;

/** The outgoing side over Telegram's Bot API. One call is one request; nothing is repeated that may have arrived. */
export function createMessenger(call: Call, identity: Identity, timeouts: Timeouts): Messenger {
  const short = { deadlineMs: timeouts.callMs };
  const long = { deadlineMs: timeouts.uploadMs };

  return {
    name: 'telegram',
    capabilities: telegramCapabilities,
    identify: () => identity.identify(),
    send: async (chat, content, options = {}) => {
      const payload = messagePayload(content, options);
      const sent = await inTopicOrGeneral(chat, 'sendMessage', (address) =>
        call('sendMessage', { ...address, ...payload }, short),
      );
      return { messageId: readMessageId(sent, 'sendMessage') };
    },
    sendDocument: async (chat, document) => {
      if (document.picture !== true || document.bytes.length > photoBytes) return sendFile(chat, document);
      try {
        return await sendPhoto(chat, document);
      } catch (error) {
        // Refused for certain: it arrived nowhere.
        if (!isRefusal(error, 'noPhoto')) throw error;
        return sendFile(chat, document);
      }
    },
    edit: async (chat, messageId, content) => {
      const payload = editPayload(chat, messageId, content);
      await unless('notModified', call('editMessageText', payload, short));
    },
    answer: async (tapId, text, options = {}) => {
      const payload = answerPayload(tapId, text, options.alert === true);
      await unless('queryTooOld', call('answerCallbackQuery', payload, short));
    },
    react: async (chat, messageId, emoji) => {
      await call('setMessageReaction', reactionPayload(chat, messageId, emoji), short);
    },
    publishCommands: async (menus) => {
      for (const menu of menus) await call('setMyCommands', commandsPayload(menu), short);
    },
    startLink: (payload) => link('start', payload),
    startGroupLink: (payload) => link('startgroup', payload),
  };

  async function sendFile(chat: ChatRef, document: Document) {
    const payload = documentPayload(document);
    const sent = await inTopicOrGeneral(chat, 'sendDocument', (address) =>
      call('sendDocument', { ...address, ...payload }, long),
    );
    return { messageId: readMessageId(sent, 'sendDocument') };
  }

  async function sendPhoto(chat: ChatRef, picture: Document) {
    const payload = photoPayload(picture);
    const sent = await inTopicOrGeneral(chat, 'sendPhoto', (address) =>
      call('sendPhoto', { ...address, ...payload }, long),
    );
    return { messageId: readMessageId(sent, 'sendPhoto') };
  }

  function link(parameter: 'start' | 'startgroup', payload: string): string {
    const me = identity.known();
    if (me === undefined) throw new Error('telegram: asked for a link before identify() had succeeded once');
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(payload)) throw refusedHere(parameter);
    return `https://t.me/${me.username}?${parameter}=${payload}`;
  }
}

/** A closed topic refuses the message for certain, so that it may go to the group's general topic at once. */
async function inTopicOrGeneral(
  chat: ChatRef,
  method: string,
  send: (address: ReturnType<typeof addressOf>) => Promise<unknown>,
): Promise<unknown> {
  try {
    return await send(addressOf(chat, method, true));
  } catch (error) {
    if (chat.threadId === undefined || !isRefusal(error, 'topicClosed')) throw error;
    return await send(addressOf(chat, method, false));
  }
}

async function unless(harmless: Refusal, calling: Promise<unknown>): Promise<void> {
  try {
    await calling;
  } catch (error) {
    if (!isRefusal(error, harmless)) throw error;
  }
}

function isRefusal(error: unknown, refusal: Refusal): boolean {
  return error instanceof TelegramFault && error.refusal === refusal;
}

function readMessageId(sent: unknown, method: string): string {
  if (
    typeof sent === 'object' &&
    sent !== null &&
    'message_id' in sent &&
    Number.isSafeInteger(sent.message_id)
  ) {
    return String(sent.message_id);
  }
  throw unreadableReply(method);
}
