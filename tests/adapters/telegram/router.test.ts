import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Update as TelegramUpdate } from 'telegraf/types';
import { createRouter } from '../../../src/adapters/telegram/router.ts';

const route = createRouter({ id: '4242', username: 'zhibu_bot' });
const me = { id: 4242, is_bot: true, first_name: '支部助手', username: 'zhibu_bot' };
const zhang = { id: 7, is_bot: false, first_name: '建国', last_name: '张', language_code: 'zh-hans' };
const group = { id: -1001, type: 'supergroup', title: '石桥村党支部' };
const privateChat = { id: 7, type: 'private', first_name: '建国', last_name: '张' };
const from = { kind: 'person', userId: '7', name: '建国 张' };

let lastId = 0;
async function incoming(update: object): Promise<unknown> {
  return (await route({ update_id: ++lastId, ...update } as TelegramUpdate)).incoming;
}

function message(fields: object): Promise<unknown> {
  return incoming({ message: { message_id: 5, date: 1, chat: group, from: zhang, ...fields } });
}

describe('an update', () => {
  it('keeps its id, its bot, its text and a digest of it', async () => {
    const raw = { update_id: 31, message: { message_id: 5, date: 1, chat: group, from: zhang, text: '到齐' } };
    const update = await route(raw as unknown as TelegramUpdate);
    expect(update).toMatchObject({ bot: '4242', updateId: 31 });
    expect(JSON.parse(update.payload)).toEqual(raw);
    expect(update.digest).toBe(createHash('sha256').update(update.payload).digest('hex'));
  });

  it('that makes no sense is unreadable, without its text', async () => {
    for (const broken of [
      { message: null },
      { message: { message_id: 5, chat: group, from: zhang, text: 20 } },
      { message: { message_id: 5, chat: null, from: null, text: '秘密' } },
      { message: { message_id: '5', chat: group, from: zhang, text: '秘密' } },
      { message: { message_id: 5, chat: { ...group, id: 1.5 }, from: zhang, text: '秘密' } },
      { callback_query: null },
      { callback_query: { id: 9, from: zhang, data: 'x', message: { message_id: 5, chat: group } } },
      { my_chat_member: {} },
      { my_chat_member: { chat: group, from: zhang, new_chat_member: { status: 'promoted' } } },
    ]) {
      expect(await incoming(broken)).toEqual({ kind: 'unreadable', error: 'TypeError' });
    }
  });

  it('never stops the others, whatever it holds', async () => {
    const field = fc.constantFrom('message', 'callback_query', 'my_chat_member', 'edited_message', 'nonsense');
    const hostile = fc.dictionary(
      fc.constantFrom('text', 'chat', 'from', 'data', 'message', 'id', 'message_id', 'new_chat_member', 'entities'),
      fc.anything({ withNullPrototype: false }),
    );
    await fc.assert(
      fc.asyncProperty(field, fc.oneof(hostile, fc.jsonValue()), async (name, value) => {
        const update = await route({ update_id: 1, [name]: value } as unknown as TelegramUpdate);
        expect(['text', 'tap', 'standing', 'migration', 'other', 'unreadable']).toContain(update.incoming.kind);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a text', () => {
  it('in a group comes whole', async () => {
    expect(await message({ text: ' 除张三请假，都到 ' })).toEqual({
      kind: 'text',
      chat: { externalId: '-1001', kind: 'group' },
      sender: from,
      messageId: '5',
      text: ' 除张三请假，都到 ',
      secondHand: false,
      addressed: false,
    });
  });

  it.each([
    ['到齐', false],
    ['/attend 26', true],
    ['/到会26', true],
    ['/attend@zhibu_bot 26', true],
    ['/attend@ZHIBU_BOT 26', true],
    ['/attend@other_bot 26', false],
    ['/attend@other_bot @zhibu_bot', false],
    ['/attend@zhibu_bot2 26', false],
    ['/', false],
    ['/ 26', false],
    ['26/3', false],
    ['@zhibu_bot 26', true],
    ['26，@Zhibu_Bot！', true],
    ['@zhibu_bot2 26', false],
    ['zhang@zhibu_bot', false],
  ])('in a group: %s speaks to the bot: %s', async (text, addressed) => {
    expect(await message({ text })).toMatchObject({ text, addressed });
  });

  it('in a private chat always speaks to the bot', async () => {
    expect(await message({ chat: privateChat, text: '到齐' })).toMatchObject({
      chat: { externalId: '7', kind: 'private' },
      addressed: true,
    });
  });

  it('speaks to the bot when it names it without a user name', async () => {
    const entities = [{ type: 'text_mention', offset: 0, length: 2, user: me }];
    expect(await message({ text: '助手 到齐', entities })).toMatchObject({ addressed: true });
    const other = [{ type: 'text_mention', offset: 0, length: 2, user: zhang }];
    expect(await message({ text: '建国 到齐', entities: other })).toMatchObject({ addressed: false });
  });

  it('as a reply says to what, and speaks to the bot when that was its own', async () => {
    const replied = { message_id: 4, date: 1, chat: group, text: '签到' };
    expect(await message({ text: '到', reply_to_message: { ...replied, from: me } })).toMatchObject({
      addressed: true,
      repliesTo: { messageId: '4', toThisBot: true, sender: { kind: 'bot', userId: '4242' } },
    });
    expect(await message({ text: '到', reply_to_message: { ...replied, from: zhang } })).toMatchObject({
      addressed: false,
      repliesTo: { messageId: '4', toThisBot: false, sender: from },
    });
    expect(await message({ text: '/go@other_bot', reply_to_message: { ...replied, from: me } })).toMatchObject({
      addressed: false,
    });
  });

  it('in a topic keeps the topic and is no reply to its opening', async () => {
    const opening = { message_id: 9, date: 1, chat: group, from: me, forum_topic_created: { name: '党费' } };
    const topic = { is_topic_message: true, message_thread_id: 9, reply_to_message: opening };
    const read = await message({ text: '到', ...topic });
    expect(read).toMatchObject({ chat: { externalId: '-1001', kind: 'group', threadId: '9' }, addressed: false });
    expect(read).not.toHaveProperty('repliesTo');
  });

  it('in a thread of replies outside topics has no topic', async () => {
    expect(await message({ text: '到', message_thread_id: 9 })).toHaveProperty('chat', {
      externalId: '-1001',
      kind: 'group',
    });
  });

  it.each([
    ['forwarded', { forward_origin: { type: 'user', date: 1, sender_user: zhang } }],
    ['forwarded, told the old way', { forward_date: 1 }],
    ['sent via another bot', { via_bot: { ...me, id: 9 } }],
  ])('%s is second-hand', async (_, fields) => {
    expect(await message({ text: '到', ...fields })).toMatchObject({ secondHand: true });
  });

  it('in a channel is not for us', async () => {
    const chat = { id: -1009, type: 'channel', title: '通知' };
    expect(await message({ chat, text: '到' })).toEqual({ kind: 'other', what: 'channel_post' });
    expect(await incoming({ channel_post: { message_id: 1, date: 1, chat, text: '到' } })).toEqual({
      kind: 'other',
      what: 'channel_post',
    });
  });
});

describe('the sender', () => {
  it('who hides behind the group is anonymous', async () => {
    const anonymousBot = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };
    expect(await message({ text: '/undo', from: anonymousBot, sender_chat: group })).toMatchObject({
      sender: { kind: 'anonymous', userId: '-1001', name: '石桥村党支部' },
    });
    expect(await message({ text: '/undo', from: anonymousBot })).toMatchObject({
      sender: { kind: 'anonymous', userId: '1087968824' },
    });
    expect(await message({ text: '/undo', from: undefined })).toMatchObject({ sender: { kind: 'anonymous' } });
  });

  it('who writes as a channel is anonymous, also with a person in from', async () => {
    const channel = { id: -1009, type: 'channel', title: '通知' };
    expect(await message({ text: '到', sender_chat: channel })).toMatchObject({
      sender: { kind: 'anonymous', name: '通知' },
    });
  });

  it('that is a program is a bot', async () => {
    expect(await message({ text: '到', from: { ...me, id: 9 } })).toMatchObject({
      sender: { kind: 'bot', userId: '9' },
    });
  });

  it.each([
    [{ first_name: '张\u202Eeuqihs\u2066', last_name: '\u200F建国' }, '张 euqihs 建国'],
    [{ first_name: '张\n建国\u0000' }, '张 建国'],
    [{ first_name: '张'.repeat(70) }, '张'.repeat(64)],
    [{ first_name: '𬭎'.repeat(70) }, '𬭎'.repeat(64)],
    [{ first_name: '' }, ''],
    [{ first_name: '👨‍👩‍👧' }, '👨‍👩‍👧'],
  ])('%o is shown as %s', async (names, name) => {
    expect(await message({ text: '到', from: { id: 7, is_bot: false, ...names } })).toMatchObject({
      sender: { name },
    });
  });
});

describe('a tap', () => {
  const card = { message_id: 12, date: 1, chat: group, from: me, text: '签到' };
  const query = { id: '881', from: zhang, chat_instance: '1', data: 'v1.sign' };

  it('says who tapped what', async () => {
    expect(await incoming({ callback_query: { ...query, message: card } })).toEqual({
      kind: 'tap',
      chat: { externalId: '-1001', kind: 'group' },
      sender: from,
      messageId: '12',
      tapId: '881',
      data: 'v1.sign',
    });
  });

  it('on a card that the server no longer shows is still a tap', async () => {
    const inaccessible = { chat: group, message_id: 12, date: 0 };
    expect(await incoming({ callback_query: { ...query, message: inaccessible } })).toMatchObject({
      kind: 'tap',
      messageId: '12',
    });
  });

  it('keeps the topic of its card', async () => {
    const inTopic = { ...card, is_topic_message: true, message_thread_id: 3 };
    expect(await incoming({ callback_query: { ...query, message: inTopic } })).toMatchObject({
      chat: { threadId: '3' },
    });
  });

  it('without a card or without data is something else', async () => {
    expect(await incoming({ callback_query: { ...query, inline_message_id: 'x' } })).toEqual({
      kind: 'other',
      what: 'inline_tap',
    });
    const { data: _, ...game } = query;
    expect(await incoming({ callback_query: { ...game, message: card, game_short_name: 'g' } })).toEqual({
      kind: 'other',
      what: 'game_tap',
    });
  });
});

describe('the bot\u2019s own standing', () => {
  const change = (chat: object, member: object) =>
    incoming({
      my_chat_member: {
        chat,
        from: zhang,
        date: 1,
        old_chat_member: { status: 'left', user: me },
        new_chat_member: { user: me, ...member },
      },
    });

  it.each([
    [{ status: 'member' }, 'present'],
    [{ status: 'administrator' }, 'present'],
    [{ status: 'restricted', is_member: true }, 'present'],
    [{ status: 'restricted', is_member: false }, 'left'],
    [{ status: 'left' }, 'left'],
    [{ status: 'kicked', until_date: 0 }, 'left'],
  ])('in a group: %o is %s', async (member, standing) => {
    expect(await change(group, member)).toEqual({
      kind: 'standing',
      chat: { externalId: '-1001', kind: 'group' },
      sender: from,
      standing,
      title: '石桥村党支部',
    });
  });

  it('in a private chat tells of being blocked and unblocked', async () => {
    expect(await change(privateChat, { status: 'kicked', until_date: 0 })).toMatchObject({
      chat: { externalId: '7', kind: 'private' },
      standing: 'left',
      title: '建国 张',
    });
    expect(await change(privateChat, { status: 'member' })).toMatchObject({ standing: 'present' });
  });
});

describe('a group that becomes a supergroup', () => {
  const pair = { kind: 'migration', chat: { externalId: '-55', kind: 'group' }, toExternalId: '-10055' };

  it('gives the same pair from either of its two messages', async () => {
    const old = { id: -55, type: 'group', title: '石桥' };
    const fresh = { id: -10055, type: 'supergroup', title: '石桥' };
    expect(await message({ chat: old, migrate_to_chat_id: -10055 })).toEqual(pair);
    expect(await message({ chat: fresh, migrate_from_chat_id: -55 })).toEqual(pair);
  });
});

describe('what the program has no use for', () => {
  it.each([
    ['voice', { voice: { file_id: 'x' } }],
    ['photo', { photo: [], caption: '/attend@zhibu_bot 26' }],
    ['sticker', { sticker: {} }],
    ['document', { document: {} }],
    ['new_chat_members', { new_chat_members: [zhang] }],
    ['pinned_message', { pinned_message: {} }],
    ['message', { something_newer: {} }],
  ])('a message with %s', async (what, fields) => {
    expect(await message(fields)).toEqual({ kind: 'other', what });
  });

  it.each([
    ['edited_message', { edited_message: { message_id: 5, chat: group, from: zhang, text: '到' } }],
    ['message_reaction', { message_reaction: {} }],
    ['poll', { poll: {} }],
    ['unknown', { something_newer: {} }],
    ['unknown', {}],
  ])('an update with %s', async (what, fields) => {
    expect(await incoming(fields)).toEqual({ kind: 'other', what });
  });
});
