import { describe, expect, it } from 'vitest';
import { openRehearsal, refusalOf, token } from './harness.ts';

/** A private chat that was started, and a caller without telegraf's types in the way. */
async function withChat() {
  const opened = await openRehearsal();
  const lin = opened.people.addUser({ name: '林福贵' });
  opened.people.pressStart(lin);
  const call = (method: string, params: object) => opened.telegram.callApi(method as 'getMe', params);
  return { ...opened, lin, call };
}

const button = { text: '签到', callback_data: 'x' };

describe('a wrong request is refused in the manner of Telegram, and recorded', () => {
  it.each<[string, string, (chat: number) => object, string]>([
    ['a chat is missing', 'sendMessage', () => ({ text: 'a' }), 'chat_id is empty'],
    ['a text is missing', 'sendMessage', (chat) => ({ chat_id: chat }), 'message text is empty'],
    ['a text is blank', 'sendMessage', (chat) => ({ chat_id: chat, text: ' \n ' }), 'message text is empty'],
    [
      'a text is too long',
      'sendMessage',
      (chat) => ({ chat_id: chat, text: '好'.repeat(4097) }),
      'message is too long',
    ],
    [
      'a text is of the wrong type',
      'sendMessage',
      (chat) => ({ chat_id: chat, text: 5 }),
      'text must be String, found number',
    ],
    [
      'a text is no UTF-8',
      'sendMessage',
      (chat) => ({ chat_id: chat, text: '\ud800' }),
      'text must be String, found "\ud800"',
    ],
    [
      'a parameter is unknown',
      'sendMessage',
      (chat) => ({ chat_id: chat, text: 'a', reply_to_message_id: 1 }),
      'reply_to_message_id is not a known parameter',
    ],
    [
      'a field inside is unknown',
      'sendMessage',
      (chat) => ({ chat_id: chat, text: 'a', link_preview_options: { disabled: true } }),
      'link_preview_options.disabled is not a known parameter',
    ],
    [
      'a flag is text',
      'sendMessage',
      (chat) => ({ chat_id: chat, text: 'a', disable_notification: 'true' }),
      'disable_notification must be Boolean, found "true"',
    ],
    [
      'a number is text',
      'editMessageText',
      (chat) => ({ chat_id: chat, message_id: '5', text: 'a' }),
      'message_id must be Integer, found "5"',
    ],
    [
      'markup is asked for',
      'sendMessage',
      (chat) => ({ chat_id: chat, text: 'a', parse_mode: 'HTML' }),
      'parse_mode: the rehearsal shows plain text only',
    ],
    [
      'tap data is too long in bytes',
      'sendMessage',
      (chat) => ({
        chat_id: chat,
        text: 'a',
        reply_markup: { inline_keyboard: [[{ text: 'b', callback_data: '好'.repeat(22) }]] },
      }),
      'BUTTON_DATA_INVALID',
    ],
    [
      'tap data is empty',
      'sendMessage',
      (chat) => ({
        chat_id: chat,
        text: 'a',
        reply_markup: { inline_keyboard: [[{ text: 'b', callback_data: '' }]] },
      }),
      'BUTTON_DATA_INVALID',
    ],
    [
      'a button does nothing',
      'sendMessage',
      (chat) => ({ chat_id: chat, text: 'a', reply_markup: { inline_keyboard: [[{ text: 'b' }]] } }),
      'text buttons are unallowed in the inline keyboard',
    ],
    [
      'a button does two things',
      'sendMessage',
      (chat) => ({
        chat_id: chat,
        text: 'a',
        reply_markup: { inline_keyboard: [[{ ...button, url: 'https://t.me/x' }]] },
      }),
      'inline keyboard button must have exactly one of the optional fields',
    ],
    [
      'a link is none',
      'sendMessage',
      (chat) => ({
        chat_id: chat,
        text: 'a',
        reply_markup: { inline_keyboard: [[{ text: 'b', url: 'nowhere' }]] },
      }),
      "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
    ],
    [
      'rows of buttons are missing',
      'sendMessage',
      (chat) => ({ chat_id: chat, text: 'a', reply_markup: { inline_keyboard: [button] } }),
      'reply_markup.inline_keyboard[0] must be Array of InlineKeyboardButton, found object',
    ],
    [
      'there are too many buttons',
      'sendMessage',
      (chat) => ({
        chat_id: chat,
        text: 'a',
        reply_markup: { inline_keyboard: Array.from({ length: 101 }, () => [button]) },
      }),
      'REPLY_MARKUP_TOO_LONG',
    ],
    [
      'an answer is too long',
      'answerCallbackQuery',
      () => ({ callback_query_id: '1', text: '好'.repeat(201) }),
      'MESSAGE_TOO_LONG',
    ],
    ['a poll is too long', 'getUpdates', () => ({ timeout: 600 }), 'timeout is 600, at most 50 allowed'],
    [
      'a type of updates is unknown',
      'getUpdates',
      () => ({ allowed_updates: ['massage'] }),
      'allowed_updates: there are no updates of type "massage"',
    ],
    ['too many updates', 'getUpdates', () => ({ limit: 101 }), 'limit is 101, at most 100 allowed'],
    [
      'an action is unknown',
      'sendChatAction',
      (chat) => ({ chat_id: chat, action: 'thinking' }),
      'action is "thinking", which is not one of the known',
    ],
    [
      'a reaction is not allowed',
      'setMessageReaction',
      (chat) => ({ chat_id: chat, message_id: 101, reaction: [{ type: 'emoji', emoji: '✅' }] }),
      'REACTION_INVALID',
    ],
    [
      'a reaction has no type',
      'setMessageReaction',
      (chat) => ({ chat_id: chat, message_id: 101, reaction: [{ emoji: '👌' }] }),
      'REACTION_INVALID',
    ],
    [
      'two reactions',
      'setMessageReaction',
      (chat) => ({
        chat_id: chat,
        message_id: 101,
        reaction: [
          { type: 'emoji', emoji: '👌' },
          { type: 'emoji', emoji: '👍' },
        ],
      }),
      'REACTIONS_TOO_MANY',
    ],
    [
      'a command is not Latin',
      'setMyCommands',
      () => ({ commands: [{ command: '请假', description: '请假' }] }),
      'BOT_COMMAND_INVALID',
    ],
    [
      'a command has no description',
      'setMyCommands',
      () => ({ commands: [{ command: 'leave', description: '' }] }),
      'BOT_COMMAND_DESCRIPTION_INVALID',
    ],
    [
      'a scope is unknown',
      'setMyCommands',
      () => ({ commands: [], scope: { type: 'village' } }),
      'scope: no BotCommandScope has the type "village"',
    ],
    [
      'a document is missing',
      'sendDocument',
      (chat) => ({ chat_id: chat }),
      'there is no document in the request',
    ],
    [
      'a message is not named',
      'editMessageText',
      (chat) => ({ chat_id: chat, text: 'a' }),
      'message identifier is not specified',
    ],
  ])('when %s', async (_what, method, params, expected) => {
    const { call, lin, rehearsal } = await withChat();
    expect(await refusalOf(call(method, params(lin.id)))).toEqual({
      code: 400,
      description: `Bad Request: ${expected}`,
    });
    expect(rehearsal.violations()).toHaveLength(1);
    expect(rehearsal.violations()[0]).toMatchObject({ seq: 1, method });
    expect(rehearsal.messages(lin)).toHaveLength(1);
  });

  it('when the method is unknown', async () => {
    const { call, rehearsal } = await withChat();
    expect(await refusalOf(call('sendTelegram', {}))).toEqual({
      code: 404,
      description: 'Not Found: method not found',
    });
    expect(rehearsal.violations()).toEqual([{ seq: 1, method: 'sendTelegram', problem: 'no such method' }]);
  });

  it('when several things are wrong, all of them are recorded', async () => {
    const { call, rehearsal } = await withChat();
    await refusalOf(call('sendMessage', { text: 7, silent: true }));
    expect(rehearsal.violations().map((one) => one.problem)).toEqual([
      'chat_id is missing',
      'text must be String, found number',
      'silent is not a known parameter',
    ]);
  });

  it('when the body is no JSON', async () => {
    const { url, rehearsal } = await withChat();
    const response = await fetch(`${url}/bot${token}/getMe`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"a":',
    });
    expect(response.status).toBe(400);
    expect(rehearsal.violations()).toHaveLength(1);
  });
});

describe('a right request in a wrong state of the world is no violation', () => {
  it.each<[string, string, (chat: number) => object, string]>([
    ['chat', 'sendMessage', () => ({ chat_id: 42, text: 'a' }), 'chat not found'],
    ['chat by name', 'sendMessage', () => ({ chat_id: '@nobody', text: 'a' }), 'chat not found'],
    [
      'message',
      'editMessageText',
      (chat) => ({ chat_id: chat, message_id: 999, text: 'a' }),
      'message to edit not found',
    ],
    [
      'message',
      'deleteMessage',
      (chat) => ({ chat_id: chat, message_id: 999 }),
      'message to delete not found',
    ],
    [
      'message',
      'setMessageReaction',
      (chat) => ({ chat_id: chat, message_id: 999, reaction: [{ type: 'emoji', emoji: '👌' }] }),
      'message to react not found',
    ],
    ['file', 'getFile', () => ({ file_id: 'none' }), 'invalid file_id'],
    ['member', 'getChatMember', (chat) => ({ chat_id: chat, user_id: 77 }), 'user not found'],
  ])('%s unknown to %s', async (_what, method, params, expected) => {
    const { call, lin, rehearsal } = await withChat();
    expect(await refusalOf(call(method, params(lin.id)))).toEqual({
      code: 400,
      description: `Bad Request: ${expected}`,
    });
    expect(rehearsal.violations()).toEqual([]);
  });
});
