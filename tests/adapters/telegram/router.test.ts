import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Update as TelegramUpdate } from 'telegraf/types';
import { group, incoming, me, message, privateChat, route, sender, zhang } from './routed.ts';

describe('an update', () => {
  it('keeps its id, its bot, its text and a digest of it', async () => {
    const raw = {
      update_id: 31,
      message: { message_id: 5, date: 1, chat: group, from: zhang, text: '到齐' },
    };
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

  it('that makes no sense is not printed, as telegraf would', async () => {
    const print = vi.spyOn(console, 'error').mockReturnValue();
    onTestFinished(() => {
      print.mockRestore();
    });
    const exitCode = process.exitCode;
    await incoming({ message: null });
    expect(print).not.toHaveBeenCalled();
    expect(process.exitCode).toBe(exitCode);
  });

  it('never stops the others, whatever it holds', async () => {
    const field = fc.constantFrom(
      'message',
      'callback_query',
      'my_chat_member',
      'edited_message',
      'nonsense',
    );
    const hostile = fc.dictionary(
      fc.constantFrom(
        'text',
        'chat',
        'from',
        'data',
        'message',
        'id',
        'message_id',
        'new_chat_member',
        'entities',
      ),
      fc.anything({ withNullPrototype: false }),
    );
    await fc.assert(
      fc.asyncProperty(field, fc.oneof(hostile, fc.jsonValue()), async (name, value) => {
        const update = await route({ update_id: 1, [name]: value } as unknown as TelegramUpdate);
        expect(['text', 'tap', 'standing', 'migration', 'other', 'unreadable']).toContain(
          update.incoming.kind,
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('a tap', () => {
  const card = { message_id: 12, date: 1, chat: group, from: me, text: '签到' };
  const query = { id: '881', from: zhang, chat_instance: '1', data: 'v1.sign' };

  it('says who tapped what', async () => {
    expect(await incoming({ callback_query: { ...query, message: card } })).toEqual({
      kind: 'tap',
      chat: { externalId: '-1001', kind: 'group' },
      sender,
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
    const { id, from } = query;
    expect(await incoming({ callback_query: { id, from, message: card, game_short_name: 'g' } })).toEqual({
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
      sender,
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

describe('what a person sends instead of words', () => {
  const kinds = ['voice', 'audio', 'video_note', 'photo', 'sticker', 'document', 'location'];

  it.each(kinds)('a %s in a private chat or in reply to the bot keeps chat and sender', async (kind) => {
    const fields = { [kind]: {}, caption: '/attend 26' };
    expect(await message({ chat: privateChat, ...fields })).toEqual({
      kind: 'wordless',
      chat: { externalId: '7', kind: 'private' },
      sender,
      messageId: '5',
    });
    const card = { message_id: 4, date: 1, chat: group, from: { ...zhang, id: 4242, is_bot: true } };
    expect(await message({ ...fields, reply_to_message: card })).toMatchObject({
      kind: 'wordless',
      chat: { externalId: '-1001', kind: 'group' },
    });
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
