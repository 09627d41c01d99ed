import { Input } from 'telegraf';
import { describe, expect, it } from 'vitest';
import { smallestPng } from '../harness/smallest-png.ts';
import { openRehearsal, refusalOf, token } from './harness.ts';

const keyboard = { inline_keyboard: [[{ text: '签到', callback_data: 'in' }]] };

async function withGroup() {
  const opened = await openRehearsal();
  const lin = opened.people.addUser({ name: '林福贵' });
  const group = opened.people.createGroup({ title: '石桥村', members: [lin], withBot: true });
  return { ...opened, lin, group };
}

describe('editing', () => {
  it('counts revisions, keeps what is asked to stay, and takes buttons away when none are given', async () => {
    const { telegram, group, rehearsal, clock } = await withGroup();
    const { message_id: id } = await telegram.sendMessage(group.id, '到0人', { reply_markup: keyboard });
    clock.advanceBy(60_000);
    const edited = await telegram.editMessageText(group.id, id, undefined, '到1人', {
      reply_markup: keyboard,
    });
    expect(edited).toMatchObject({ message_id: id, text: '到1人', reply_markup: keyboard });
    expect(edited).toHaveProperty('edit_date', Math.floor(clock.now() / 1000));
    expect(rehearsal.lastMessage(group)).toMatchObject({ revision: 1, buttons: [[{ label: '签到' }]] });
    await telegram.editMessageText(group.id, id, undefined, '到2人');
    expect(rehearsal.lastMessage(group)).toMatchObject({ text: '到2人', revision: 2, buttons: [] });
    await telegram.editMessageReplyMarkup(group.id, id, undefined, keyboard);
    expect(rehearsal.lastMessage(group)).toMatchObject({
      text: '到2人',
      revision: 3,
      buttons: [[{ label: '签到' }]],
    });
  });

  it('refuses an edit that changes nothing', async () => {
    const { telegram, group } = await withGroup();
    const { message_id: id } = await telegram.sendMessage(group.id, '到0人', { reply_markup: keyboard });
    expect(
      await refusalOf(telegram.editMessageText(group.id, id, undefined, '到0人', { reply_markup: keyboard })),
    ).toEqual({
      code: 400,
      description:
        'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    });
  });

  it("refuses to edit somebody else's message, or a deleted one", async () => {
    const { telegram, people, lin, group } = await withGroup();
    const said = people.say(lin, group, '/me@zhibu_test_bot');
    expect(
      await refusalOf(telegram.editMessageText(group.id, said.messageId, undefined, '改')),
    ).toMatchObject({
      description: "Bad Request: message can't be edited",
    });
    const { message_id: id } = await telegram.sendMessage(group.id, '一');
    await telegram.deleteMessage(group.id, id);
    expect(await refusalOf(telegram.editMessageText(group.id, id, undefined, '二'))).toMatchObject({
      description: 'Bad Request: message to edit not found',
    });
  });
});

describe('deleting', () => {
  it('works on own messages for 48 h, on others only as administrator', async () => {
    const { telegram, people, lin, group, clock, rehearsal } = await withGroup();
    const own = await telegram.sendMessage(group.id, '一');
    const old = await telegram.sendMessage(group.id, '二');
    const said = people.say(lin, group, '三');
    await telegram.deleteMessage(group.id, own.message_id);
    expect(await refusalOf(telegram.deleteMessage(group.id, said.messageId))).toMatchObject({
      description: "Bad Request: message can't be deleted for everyone",
    });
    people.promoteBot(group, lin);
    await telegram.deleteMessage(group.id, said.messageId);
    clock.advanceBy(48 * 3_600_000 + 1_000);
    expect(await refusalOf(telegram.deleteMessage(group.id, old.message_id))).toMatchObject({ code: 400 });
    expect(rehearsal.messages(group).map((message) => message.text)).toEqual(['建立了群', '二']);
  });
});

describe('replies', () => {
  it('name the message they answer, or go without when it is gone and that is allowed', async () => {
    const { telegram, people, lin, group, rehearsal } = await withGroup();
    const said = people.say(lin, group, '/me@zhibu_test_bot');
    const sent = await telegram.sendMessage(group.id, '在', {
      reply_parameters: { message_id: said.messageId },
    });
    expect(sent).toHaveProperty('reply_to_message.text', '/me@zhibu_test_bot');
    expect(rehearsal.lastMessage(group)?.replyTo).toBe(said.messageId);
    expect(
      await refusalOf(telegram.sendMessage(group.id, '在', { reply_parameters: { message_id: 9_999 } })),
    ).toMatchObject({ description: 'Bad Request: message to be replied not found' });
    await telegram.sendMessage(group.id, '在', {
      reply_parameters: { message_id: 9_999, allow_sending_without_reply: true },
    });
    expect(rehearsal.lastMessage(group)?.replyTo).toBeUndefined();
  });
});

describe('files', () => {
  it('takes a document as telegraf sends it, under its Chinese name, and gives it back', async () => {
    const { telegram, lin, people, rehearsal, url } = await withGroup();
    people.pressStart(lin);
    const bytes = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0xff, 0x0d, 0x0a, 0x2d, 0x2d]);
    const sent = await telegram.sendDocument(lin.id, Input.fromBuffer(bytes, '石桥村 活动记录.docx'), {
      caption: '十一月',
      reply_markup: keyboard,
    });
    expect(sent.document).toMatchObject({ file_name: '石桥村 活动记录.docx', file_size: bytes.length });
    const shown = rehearsal.lastMessage(lin);
    expect(shown).toMatchObject({
      kind: 'document',
      text: '十一月',
      buttons: [[{ label: '签到', data: 'in' }]],
    });
    expect(Buffer.from(shown?.file?.bytes ?? [])).toEqual(bytes);

    const file = await telegram.getFile(sent.document.file_id);
    const response = await fetch(`${url}/file/bot${token}/${file.file_path ?? ''}`);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
    expect((await fetch(`${url}/file/bot${token}/documents/none`)).status).toBe(404);
    expect((await fetch(`${url}/file/bot1:wrong/${file.file_path ?? ''}`)).status).toBe(401);

    await telegram.sendDocument(lin.id, sent.document.file_id);
    expect(rehearsal.lastMessage(lin)?.file?.fileName).toBe('石桥村 活动记录.docx');
    expect(rehearsal.violations()).toEqual([]);
  });

  it('takes a photo, and refuses what is no picture', async () => {
    const { telegram, group, rehearsal } = await withGroup();
    const sent = await telegram.sendPhoto(group.id, Input.fromBuffer(smallestPng, 'chart.png'), {
      caption: '汇总',
    });
    expect(sent.photo).toMatchObject([{ width: 1, height: 1, file_size: smallestPng.length }]);
    await telegram.editMessageCaption(group.id, sent.message_id, undefined, '汇总（改）');
    expect(rehearsal.lastMessage(group)).toMatchObject({ kind: 'photo', text: '汇总（改）', revision: 1 });
    expect(
      await refusalOf(telegram.sendPhoto(group.id, Input.fromBuffer(Buffer.from('text'), 'chart.png'))),
    ).toMatchObject({ description: 'Bad Request: IMAGE_PROCESS_FAILED' });
    expect(
      await refusalOf(
        telegram.sendPhoto(group.id, Input.fromBuffer(smallestPng), { caption: '好'.repeat(1025) }),
      ),
    ).toMatchObject({ description: 'Bad Request: message caption is too long' });
    expect(
      await refusalOf(telegram.editMessageText(group.id, sent.message_id, undefined, '字')),
    ).toMatchObject({
      description: 'Bad Request: there is no text in the message to edit',
    });
  });

  it('hands over what people send', async () => {
    const { telegram, people, lin } = await withGroup();
    people.pressStart(lin);
    people.sayVoice(lin, 'bot');
    people.sayPhoto(lin, 'bot', '照片');
    people.sayDocument(lin, 'bot', { fileName: '名单.csv', bytes: Buffer.from('a') });
    const updates = (await telegram.getUpdates(0, 100, 0, undefined)).slice(-3);
    expect(updates).toMatchObject([
      { message: { voice: { duration: 3 } } },
      { message: { photo: [{ width: 1 }], caption: '照片' } },
      { message: { document: { file_name: '名单.csv', file_size: 1 } } },
    ]);
  });
});

describe('what people write', () => {
  it('carries replies, forwards, other bots, anonymous administrators and edits', async () => {
    const { telegram, people, lin } = await withGroup();
    const helper = people.addUser({ name: 'gif', username: 'gif', isBot: true });
    people.pressStart(lin);
    const first = people.say(lin, 'bot', '一');
    people.say(lin, 'bot', '二', { replyTo: first.messageId });
    people.say(lin, 'bot', '三', { forwarded: lin });
    people.say(lin, 'bot', '四', { forwarded: '隐名' });
    people.say(lin, 'bot', '五', { viaBot: helper });
    people.editText(lin, 'bot', first.messageId, '一（改）');
    const updates = (await telegram.getUpdates(0, 100, 0, undefined)).slice(-5);
    expect(updates).toMatchObject([
      { message: { text: '二', reply_to_message: { text: '一' } } },
      { message: { forward_origin: { type: 'user', sender_user: { id: lin.id } } } },
      { message: { forward_origin: { type: 'hidden_user', sender_user_name: '隐名' } } },
      { message: { via_bot: { id: helper.id, is_bot: true } } },
      { edited_message: { text: '一（改）', message_id: first.messageId } },
    ]);
  });

  it('shows an anonymous administrator as the group', async () => {
    const { telegram, people, lin, group, rehearsal } = await withGroup();
    people.say(lin, group, '/attend@zhibu_test_bot 31/26/3', { asAnonymousAdmin: true });
    const update = (await telegram.getUpdates(0, 100, 0, undefined)).at(-1);
    expect(update).toMatchObject({
      message: { from: { id: 1_087_968_824, is_bot: true }, sender_chat: { id: group.id, title: '石桥村' } },
    });
    expect(rehearsal.lastMessage(group)?.sender).toBe('石桥村');
  });
});
