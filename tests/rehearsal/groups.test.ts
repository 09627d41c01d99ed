import { describe, expect, it } from 'vitest';
import { openRehearsal, refusalOf } from './harness.ts';

async function withGroup(kind: 'group' | 'supergroup' = 'group', privacyMode = true) {
  const opened = await openRehearsal({ privacyMode });
  const lin = opened.people.addUser({ name: '林福贵' });
  const wang = opened.people.addUser({ name: '王军' });
  const group = opened.people.createGroup({ title: '石桥村', members: [lin, wang], kind, withBot: true });
  await opened.telegram.getUpdates(0, 100, 0, undefined);
  const heard = async () => {
    const updates = await opened.telegram.getUpdates(0, 100, 0, undefined);
    await opened.telegram.getUpdates(0, 1, (updates.at(-1)?.update_id ?? 0) + 1, undefined);
    return updates.flatMap((update) =>
      'message' in update && 'text' in update.message ? [update.message.text] : [],
    );
  };
  return { ...opened, lin, wang, group, heard };
}

describe('privacy mode', () => {
  it.each([
    ['村里下雨了', false],
    ['@zhibu_test_bot 你好', false],
    ['/请假', false],
    ['到会26', false],
    ['/leave', true],
    ['/leave@zhibu_test_bot 感冒', true],
    ['/leave@ZHIBU_test_bot', true],
    ['/leave@other_bot', false],
    ['请看 /leave', false],
  ])('with one bot in the group: "%s" is heard: %s', async (text, isHeard) => {
    const { people, lin, group, heard } = await withGroup();
    people.say(lin, group, text);
    expect(await heard()).toEqual(isHeard ? [text] : []);
  });

  it('a bare command goes to the bot that spoke last', async () => {
    const { people, telegram, lin, group, heard } = await withGroup();
    const other = people.addUser({ name: '别的助手', username: 'other_bot', isBot: true });
    people.joinGroup(other, group);
    people.say(lin, group, '/me');
    expect(await heard()).toEqual([]);
    await telegram.sendMessage(group.id, '在');
    people.say(lin, group, '/me');
    expect(await heard()).toEqual(['/me']);
    people.say(other, group, '我也在');
    people.say(lin, group, '/me');
    expect(await heard()).toEqual([]);
    people.say(lin, group, '/me@zhibu_test_bot');
    expect(await heard()).toEqual(['/me@zhibu_test_bot']);
  });

  it('a reply belongs to whom it answers', async () => {
    const { people, telegram, lin, wang, group, heard } = await withGroup();
    const other = people.addUser({ name: '别的助手', username: 'other_bot', isBot: true });
    people.joinGroup(other, group);
    const card = await telegram.sendMessage(group.id, '签到卡');
    const foreign = people.say(other, group, '天气');
    const chat = people.say(wang, group, '来了');
    people.say(lin, group, '到会26', { replyTo: card.message_id });
    people.say(lin, group, '/me@zhibu_test_bot', { replyTo: foreign.messageId });
    people.say(lin, group, '好', { replyTo: chat.messageId });
    expect(await heard()).toEqual(['到会26']);
  });

  it('does not hold back anything from an administrator, or when it is off', async () => {
    const admin = await withGroup();
    admin.people.promoteBot(admin.group, admin.lin);
    admin.people.say(admin.lin, admin.group, '村里下雨了');
    expect(await admin.heard()).toEqual(['村里下雨了']);
    const open = await withGroup('group', false);
    open.people.say(open.lin, open.group, '村里下雨了');
    expect(await open.heard()).toEqual(['村里下雨了']);
  });
});

describe('membership', () => {
  it('tells of people who come and go, and counts them', async () => {
    const { people, telegram, lin, wang, group } = await withGroup();
    const zhao = people.addUser({ name: '赵六' });
    people.joinGroup(zhao, group);
    people.leaveGroup(wang, group);
    const updates = (await telegram.getUpdates(0, 100, 0, undefined)).slice(-2);
    expect(updates).toMatchObject([
      { message: { new_chat_members: [{ id: zhao.id }] } },
      { message: { left_chat_member: { id: wang.id } } },
    ]);
    expect(await telegram.callApi('getChatMemberCount', { chat_id: group.id })).toBe(3);
    expect(await telegram.getChatMember(group.id, wang.id)).toMatchObject({ status: 'left' });
    expect(await telegram.getChatMember(group.id, lin.id)).toMatchObject({ status: 'creator' });
    expect(await telegram.getChatAdministrators(group.id)).toMatchObject([{ user: { id: lin.id } }]);
    expect(await telegram.getChat(group.id)).toMatchObject({ id: group.id, type: 'group', title: '石桥村' });
    expect(() => people.say(wang, group, '再见')).toThrow('not in the group');
  });

  it.each(['group', 'supergroup'] as const)(
    'refuses to write to a %s that the bot was removed from',
    async (kind) => {
      const { people, telegram, lin, group } = await withGroup(kind);
      people.removeBot(group, lin);
      expect((await telegram.getUpdates(0, 100, 0, undefined)).at(-1)).toMatchObject({
        my_chat_member: { old_chat_member: { status: 'member' }, new_chat_member: { status: 'kicked' } },
      });
      expect(await refusalOf(telegram.sendMessage(group.id, '在'))).toEqual({
        code: 403,
        description: `Forbidden: bot was kicked from the ${kind} chat`,
      });
      people.addBot(group, lin);
      await telegram.sendMessage(group.id, '又在了');
    },
  );

  it('leaves when it wants to', async () => {
    const { people, telegram, lin, group, rehearsal } = await withGroup();
    const card = await telegram.sendMessage(group.id, '卡', {
      reply_markup: { inline_keyboard: [[{ text: '签到', callback_data: 'in' }]] },
    });
    await telegram.leaveChat(group.id);
    expect(await refusalOf(telegram.sendMessage(group.id, '在'))).toEqual({
      code: 403,
      description: 'Forbidden: bot is not a member of the group chat',
    });
    const before = rehearsal.allUpdates().length;
    people.tap(lin, group, card.message_id, '签到');
    expect(rehearsal.allUpdates()).toHaveLength(before);
  });
});

describe('group becomes supergroup', () => {
  it('gives the chat a new id everywhere', async () => {
    const { people, telegram, lin, group, rehearsal, heard } = await withGroup();
    const oldId = group.id;
    const card = await telegram.sendMessage(oldId, '签到卡');
    people.migrateGroup(group, lin);
    expect(group.id).not.toBe(oldId);
    expect((await telegram.getUpdates(0, 100, 0, undefined)).slice(-2)).toMatchObject([
      { message: { chat: { id: oldId, type: 'group' }, migrate_to_chat_id: group.id } },
      { message: { chat: { id: group.id, type: 'supergroup' }, migrate_from_chat_id: oldId } },
    ]);
    expect(await refusalOf(telegram.sendMessage(oldId, '在'))).toEqual({
      code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: group.id },
    });
    expect(
      await refusalOf(telegram.editMessageText(group.id, card.message_id, undefined, '改')),
    ).toMatchObject({
      description: 'Bad Request: message to edit not found',
    });
    await telegram.sendMessage(group.id, '新卡');
    people.say(lin, group, '/me');
    expect(await heard()).toEqual(['/me']);
    expect(rehearsal.messages(group).map((message) => message.text)).toEqual(
      expect.arrayContaining(['签到卡', '新卡', '/me']),
    );
    expect(rehearsal.chats().filter((chat) => chat.type !== 'private')).toMatchObject([{ id: group.id }]);
  });

  it.each(['to', 'from'] as const)('may lose the service message "migrate %s"', async (lose) => {
    const { people, lin, group, rehearsal } = await withGroup();
    people.migrateGroup(group, lin, { lose });
    const told = rehearsal.pendingUpdates().flatMap((update) => Object.keys(update.message ?? {}));
    expect(told.filter((key) => key.startsWith('migrate_'))).toEqual([
      lose === 'to' ? 'migrate_from_chat_id' : 'migrate_to_chat_id',
    ]);
  });
});

describe('topics', () => {
  it('keep their thread, and refuse when closed or unknown', async () => {
    const { people, telegram, rehearsal } = await openRehearsal();
    const lin = people.addUser({ name: '林福贵' });
    const group = people.createGroup({ title: '石桥村', members: [lin], topics: ['党建'], withBot: true });
    const topic = people.topics(group).get('党建') ?? 0;
    people.say(lin, group, '/me', { topic });
    expect(rehearsal.allUpdates().at(-1)).toMatchObject({
      message: { message_thread_id: topic, is_topic_message: true, chat: { is_forum: true } },
    });
    await telegram.sendMessage(group.id, '在', { message_thread_id: topic });
    expect(rehearsal.lastMessage(group)?.threadId).toBe(topic);
    people.closeTopic(group, topic);
    expect(await refusalOf(telegram.sendMessage(group.id, '在', { message_thread_id: topic }))).toMatchObject(
      {
        description: 'Bad Request: TOPIC_CLOSED',
      },
    );
    expect(await refusalOf(telegram.sendMessage(group.id, '在', { message_thread_id: 5 }))).toMatchObject({
      description: 'Bad Request: message thread not found',
    });
  });
});

describe('rates', () => {
  it('are enforced when asked for: 20 messages a minute in a group', async () => {
    const { people, telegram, clock } = await openRehearsal({ limits: { enforceRates: true } });
    const group = people.createGroup({
      title: '石桥村',
      members: [people.addUser({ name: '林福贵' })],
      withBot: true,
    });
    for (let sent = 0; sent < 20; sent += 1) {
      await telegram.sendMessage(group.id, String(sent));
      clock.advanceBy(1_000);
    }
    expect(await refusalOf(telegram.sendMessage(group.id, '多了'))).toEqual({
      code: 429,
      description: 'Too Many Requests: retry after 40',
      parameters: { retry_after: 40 },
    });
    clock.advanceBy(40_000);
    await telegram.sendMessage(group.id, '好了');
  });

  it('are enforced for edits apart from messages', async () => {
    const { people, telegram, clock } = await openRehearsal({ limits: { enforceRates: true } });
    const group = people.createGroup({
      title: '石桥村',
      members: [people.addUser({ name: '林福贵' })],
      withBot: true,
    });
    const { message_id: id } = await telegram.sendMessage(group.id, '卡');
    const edit = (text: string) => telegram.editMessageText(group.id, id, undefined, text);
    for (let edits = 0; edits < 20; edits += 1) await edit(String(edits));
    expect(await refusalOf(edit('多了'))).toMatchObject({ code: 429, parameters: { retry_after: 60 } });
    await telegram.sendMessage(group.id, '新消息');
    clock.advanceBy(60_000);
    await edit('好了');
  });
});

describe('chat_member updates', () => {
  it('come only when asked for, and to an administrator', async () => {
    const { people, telegram, lin, wang, group, rehearsal } = await withGroup();
    const kinds = () => rehearsal.allUpdates().filter((update) => update.chat_member !== undefined).length;
    people.leaveGroup(wang, group);
    people.promoteBot(group, lin);
    people.joinGroup(wang, group);
    expect(kinds()).toBe(0);
    await telegram.getUpdates(0, 1, 0, ['chat_member']);
    people.leaveGroup(wang, group);
    expect(kinds()).toBe(1);
    expect(rehearsal.allUpdates().at(-1)).toMatchObject({
      chat_member: {
        old_chat_member: { status: 'member' },
        new_chat_member: { status: 'left', user: { id: wang.id } },
      },
    });
  });
});
