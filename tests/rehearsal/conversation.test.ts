import { describe, expect, it } from 'vitest';
import { openRehearsal, refusalOf } from './harness.ts';

describe('a conversation through telegraf', () => {
  it('carries a start, a card, a tap with its private answer, and the edited card', async () => {
    const { rehearsal, people, telegram } = await openRehearsal();
    const lin = people.addUser({ name: '林福贵' });
    const group = people.createGroup({ title: '石桥村党支部', members: [lin] });
    people.pressStart(lin, 'code_12345678');
    people.openStartGroupLink(lin, group, 'grp-1');

    const updates = await telegram.getUpdates(0, 100, 0, undefined);
    expect(updates.map((update) => Object.keys(update)[1])).toEqual([
      'message',
      'my_chat_member',
      'message',
      'message',
    ]);
    expect(updates[0]).toMatchObject({
      message: {
        text: '/start code_12345678',
        chat: { id: lin.id, type: 'private' },
        from: { first_name: '林福贵' },
      },
    });
    expect(updates[1]).toMatchObject({
      my_chat_member: {
        chat: { id: group.id },
        new_chat_member: { status: 'member', user: { id: rehearsal.bot.id } },
      },
    });
    expect(updates[3]).toMatchObject({
      message: {
        text: '/start@zhibu_test_bot grp-1',
        entities: [{ type: 'bot_command', offset: 0, length: 21 }],
      },
    });

    const sent = await telegram.sendMessage(group.id, '主题党日\n应到3 实到0', {
      reply_markup: {
        inline_keyboard: [
          [
            { text: '签到', callback_data: 'in:1' },
            { text: '请假', callback_data: 'out:1' },
          ],
        ],
      },
    });
    const tap = people.tap(lin, group, sent.message_id, '签到');
    expect(tap.status()).toBe('waiting');

    const last = updates.at(-1)?.update_id ?? 0;
    const [tapped] = await telegram.getUpdates(0, 100, last + 1, undefined);
    expect(tapped).toMatchObject({
      callback_query: {
        data: 'in:1',
        from: { id: lin.id },
        message: { message_id: sent.message_id, text: sent.text },
      },
    });
    expect(tap.status()).toBe('fetched');

    await telegram.answerCbQuery(tap.id, '✓ 已签到');
    await telegram.editMessageText(group.id, sent.message_id, undefined, '主题党日\n应到3 实到1', {
      reply_markup: { inline_keyboard: [[{ text: '签到', callback_data: 'in:1' }]] },
    });
    await telegram.callApi('setMessageReaction', {
      chat_id: group.id,
      message_id: sent.message_id,
      reaction: [{ type: 'emoji', emoji: '👌' }],
    });

    expect(await tap.answered()).toMatchObject({ text: '✓ 已签到', alert: false });
    expect(rehearsal.lastMessage(group)).toMatchObject({
      text: '主题党日\n应到3 实到1',
      revision: 1,
      buttons: [[{ label: '签到', data: 'in:1' }]],
      reactions: ['👌'],
      fromBot: true,
    });
    expect(rehearsal.transcript(group)).toContain('林福贵 点 [签到] → 提示：✓ 已签到');
    expect(rehearsal.violations()).toEqual([]);
  });

  it('refuses to write to somebody who has not pressed Start, or has blocked the bot', async () => {
    const { people, telegram } = await openRehearsal();
    const stranger = people.addUser({ name: '生人' });
    const member = people.addUser({ name: '王军' });
    people.createGroup({ title: '群', members: [member], withBot: true });

    expect(await refusalOf(telegram.sendMessage(stranger.id, '您好'))).toEqual({
      code: 400,
      description: 'Bad Request: chat not found',
    });
    expect(await refusalOf(telegram.sendMessage(member.id, '您好'))).toEqual({
      code: 403,
      description: "Forbidden: bot can't initiate conversation with a user",
    });
    people.pressStart(member);
    await telegram.sendMessage(member.id, '您好');
    people.blockBot(member);
    expect(await refusalOf(telegram.sendMessage(member.id, '您好'))).toEqual({
      code: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    people.pressStart(member);
    const standings = (await telegram.getUpdates(0, 100, 0, undefined)).flatMap((update) =>
      'my_chat_member' in update && update.my_chat_member.chat.type === 'private'
        ? [update.my_chat_member.new_chat_member.status]
        : [],
    );
    expect(standings).toEqual(['kicked', 'member']);
  });

  it('shows each person the own private answers only, and follows links', async () => {
    const { rehearsal, people, telegram } = await openRehearsal();
    const lin = people.addUser({ name: '林福贵' });
    const wang = people.addUser({ name: '王军' });
    const group = people.createGroup({ title: '石桥村', members: [lin, wang] });
    people.openLink(lin, 'https://t.me/zhibu_test_bot?start=abc-1');
    people.openLink(lin, 'https://t.me/zhibu_test_bot?startgroup=g_1', group);
    expect(rehearsal.lastMessage(lin)?.text).toBe('/start abc-1');
    expect(rehearsal.lastMessage(group)?.text).toBe('/start@zhibu_test_bot g_1');
    expect(() => people.openLink(wang, 'https://t.me/other_bot?start=abc')).toThrow(
      'no start or startgroup link',
    );
    expect(() => people.pressStart(wang, '带 空格')).toThrow('1 to 64');

    const card = await telegram.sendMessage(group.id, '签到卡', {
      reply_markup: {
        inline_keyboard: [
          [
            { text: '我的党费', callback_data: 'dues' },
            { text: '帮助', url: 'https://t.me/x' },
          ],
        ],
      },
    });
    for (const person of [lin, wang]) {
      const tap = people.tap(person, group, card.message_id, '我的党费');
      await telegram.answerCbQuery(tap.id, `${person.name}应交5元`);
    }
    expect(rehearsal.transcript(group, { as: lin })).toContain('林福贵应交5元');
    expect(rehearsal.transcript(group, { as: lin })).not.toContain('王军应交5元');
    expect(rehearsal.transcript(group)).toContain('王军应交5元');
    expect(() => people.tap(lin, group, card.message_id, '帮助')).toThrow('opens a link');
    expect(() => people.tap(wang, lin, card.message_id, '我的党费')).toThrow("somebody else's private chat");
  });

  it('reads like a phone', async () => {
    const { rehearsal, people, telegram, clock } = await openRehearsal();
    const lin = people.addUser({ name: '林福贵' });
    const group = people.createGroup({ title: '石桥村', members: [lin], withBot: true });
    const card = await telegram.sendMessage(group.id, '签到\n实到0', {
      reply_markup: {
        inline_keyboard: [
          [
            { text: '签到', callback_data: 'in' },
            { text: '请假', callback_data: 'out' },
          ],
        ],
      },
    });
    clock.advanceBy(60_000);
    people.tap(lin, group, card.message_id, '请假');
    await telegram.editMessageText(group.id, card.message_id, undefined, '签到\n实到1');
    people.sayVoice(lin, group);
    expect(rehearsal.transcript(group, { timeZone: 'Asia/Shanghai' }).split('\n')).toEqual([
      '── 11月18日周三 ──',
      '19:06 · 建立了群',
      '19:06 支部助手：签到',
      '      实到1',
      '      （已编辑1次）',
      '19:07 林福贵 点 [请假]（没有回应）',
      '19:07 林福贵：[语音]',
    ]);
  });
});
