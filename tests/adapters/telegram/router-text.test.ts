import { describe, expect, it } from 'vitest';
import { group, incoming, me, message, privateChat, sender, zhang } from './routed.ts';

describe('a text', () => {
  it('in a group comes whole', async () => {
    expect(await message({ text: ' 除张三请假，都到 ' })).toEqual({
      kind: 'text',
      chat: { externalId: '-1001', kind: 'group' },
      sender,
      messageId: '5',
      text: ' 除张三请假，都到 ',
      secondHand: false,
      addressed: false,
      sentAt: 1_000,
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
      repliesTo: { messageId: '4', toThisBot: false, sender },
    });
    expect(
      await message({ text: '/go@other_bot', reply_to_message: { ...replied, from: me } }),
    ).toMatchObject({
      addressed: false,
    });
  });

  it('in a topic keeps the topic and is no reply to its opening', async () => {
    const opening = { message_id: 9, date: 1, chat: group, from: me, forum_topic_created: { name: '党费' } };
    const topic = { is_topic_message: true, message_thread_id: 9, reply_to_message: opening };
    const read = await message({ text: '到', ...topic });
    expect(read).toMatchObject({
      chat: { externalId: '-1001', kind: 'group', threadId: '9' },
      addressed: false,
    });
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
    expect(await message({ text: '/undo', from: undefined })).toMatchObject({
      sender: { kind: 'anonymous' },
    });
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
