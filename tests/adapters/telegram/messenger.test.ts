import { afterEach, describe, expect, it } from 'vitest';
import { createTelegram } from '../../../src/adapters/telegram/create-telegram.ts';
import type { Messenger } from '../../../src/ports/messenger.ts';
import { smallestPng } from '../../harness/smallest-png.ts';
import {
  type ApiCall,
  type FakeApi,
  getMe,
  hastyClock,
  recordingLog,
  rejection,
  replyOk,
  replyRefusal,
  startFakeApi,
  token,
} from './doubles.ts';

const group = { externalId: '-100200', kind: 'group' } as const;
const topic = { ...group, threadId: '9' } as const;
let api: FakeApi | undefined;

afterEach(async () => {
  await api?.close();
  api = undefined;
});

async function messengerOn(onCall: (call: ApiCall) => void = acceptAll): Promise<Messenger> {
  api = await startFakeApi(onCall);
  return createTelegram({ token, apiRoot: api.root, clock: hastyClock(), log: recordingLog() }).messenger;
}

function acceptAll({ method, response }: ApiCall): void {
  replyOk(response, method === 'getMe' ? getMe : { message_id: 31 });
}

function sent(): (readonly [string, unknown])[] {
  return (api?.calls ?? []).map(({ method, params }) => [method, params]);
}

describe('a message', () => {
  it('is plain text with its buttons, as a reply that may outlive its question', async () => {
    const messenger = await messengerOn();
    const content = {
      text: '*不是* <b>标记</b> https://example.org',
      buttons: [
        [
          { label: '签到', target: { data: 'v1.sign' } },
          { label: '请假', target: { data: 'v1.leave' } },
        ],
        [],
        [{ label: '我的', target: { url: 'https://t.me/zhibu_bot?start=x' } }],
      ],
    };
    const { messageId } = await messenger.send(topic, content, { replyTo: '12', silent: true });
    expect(messageId).toBe('31');
    expect(sent()).toEqual([
      [
        'sendMessage',
        {
          chat_id: -100200,
          message_thread_id: 9,
          text: content.text,
          link_preview_options: { is_disabled: true },
          disable_notification: true,
          reply_parameters: { message_id: 12, allow_sending_without_reply: true },
          reply_markup: {
            inline_keyboard: [
              [
                { text: '签到', callback_data: 'v1.sign' },
                { text: '请假', callback_data: 'v1.leave' },
              ],
              [{ text: '我的', url: 'https://t.me/zhibu_bot?start=x' }],
            ],
          },
        },
      ],
    ]);
  });

  it('without options carries nothing more than it needs', async () => {
    const messenger = await messengerOn();
    await messenger.send(group, { text: '到', buttons: [] });
    expect(sent()).toEqual([
      ['sendMessage', { chat_id: -100200, text: '到', link_preview_options: { is_disabled: true } }],
    ]);
  });

  it('goes to the general topic when its own is closed', async () => {
    const messenger = await messengerOn(({ params, response }) => {
      if ('message_thread_id' in params) replyRefusal(response, 400, 'Bad Request: TOPIC_CLOSED');
      else replyOk(response, { message_id: 32 });
    });
    await expect(messenger.send(topic, { text: '到' })).resolves.toEqual({ messageId: '32' });
    expect(api?.calls).toHaveLength(2);
  });

  it('is tried once in the general topic and no more', async () => {
    const messenger = await messengerOn(({ response }) => {
      replyRefusal(response, 400, 'Bad Request: TOPIC_CLOSED');
    });
    expect(await rejection(messenger.send(topic, { text: '到' }))).toMatchObject({
      fault: { kind: 'rejected' },
    });
    expect(api?.calls).toHaveLength(2);
    expect(await rejection(messenger.send(group, { text: '到' }))).toMatchObject({
      fault: { kind: 'rejected' },
    });
    expect(api?.calls).toHaveLength(3);
  });
});

describe('what the server would only refuse is refused without a call', () => {
  const nothing = new Uint8Array();
  it.each<[string, (messenger: Messenger) => Promise<unknown>]>([
    ['an empty text', (m) => m.send(group, { text: '' })],
    ['a text too long', (m) => m.send(group, { text: '到'.repeat(4097) })],
    ['a card too long', (m) => m.edit(group, '5', { text: '到'.repeat(4097) })],
    [
      'a caption too long',
      (m) => m.sendDocument(group, { fileName: 'a', bytes: nothing, caption: '到'.repeat(1025) }),
    ],
    ['an answer too long', (m) => m.answer('1', '到'.repeat(201))],
    [
      'an empty button',
      (m) => m.send(group, { text: '到', buttons: [[{ label: '到', target: { data: '' } }]] }),
    ],
    [
      'a button of 65 bytes',
      (m) =>
        m.send(group, { text: '到', buttons: [[{ label: '到', target: { data: `${'到'.repeat(21)}ab` } }]] }),
    ],
    ['a chat of another messenger', (m) => m.send({ externalId: 'wr-1', kind: 'group' }, { text: '到' })],
    ['a message of another messenger', (m) => m.react(group, '', '👌')],
  ])('%s', async (_, act) => {
    const messenger = await messengerOn();
    expect(await rejection(act(messenger))).toMatchObject({
      name: 'MessengerError',
      fault: { kind: 'rejected' },
    });
    expect(api?.calls).toEqual([]);
  });

  it('but not what just fits', async () => {
    const messenger = await messengerOn();
    const data = `${'到'.repeat(21)}a`;
    await messenger.send(group, { text: '到'.repeat(4096), buttons: [[{ label: '到', target: { data } }]] });
    await messenger.answer('1', '到'.repeat(200));
    expect(api?.calls).toHaveLength(2);
  });
});

describe('the other calls', () => {
  it('edit, answer, react', async () => {
    const messenger = await messengerOn();
    await messenger.edit(topic, '31', { text: '已签到' });
    await messenger.answer('881', '✓ 已签到');
    await messenger.answer('882', '请先联系书记', { alert: true });
    await messenger.react(topic, '12', '👌');
    expect(sent()).toEqual([
      [
        'editMessageText',
        { chat_id: -100200, message_id: 31, text: '已签到', link_preview_options: { is_disabled: true } },
      ],
      ['answerCallbackQuery', { callback_query_id: '881', text: '✓ 已签到', show_alert: false }],
      ['answerCallbackQuery', { callback_query_id: '882', text: '请先联系书记', show_alert: true }],
      [
        'setMessageReaction',
        { chat_id: -100200, message_id: 12, reaction: [{ type: 'emoji', emoji: '👌' }] },
      ],
    ]);
  });

  it('publishes commands by place and language', async () => {
    const messenger = await messengerOn();
    const commands = [{ command: 'help', description: '帮助' }];
    await messenger.publishCommands([
      { scope: 'private', commands },
      { scope: 'group', language: 'zh-CN', commands },
      { scope: { chat: group }, language: 'en', commands: [] },
    ]);
    expect(sent()).toEqual([
      ['setMyCommands', { commands, scope: { type: 'all_private_chats' } }],
      ['setMyCommands', { commands, scope: { type: 'all_group_chats' }, language_code: 'zh' }],
      ['setMyCommands', { commands: [], scope: { type: 'chat', chat_id: -100200 }, language_code: 'en' }],
    ]);
  });

  it('uploads a file under its own name', async () => {
    const messenger = await messengerOn();
    const bytes = new TextEncoder().encode('记录正文');
    await messenger.sendDocument(topic, { fileName: '石桥"村\r\n.docx', bytes, caption: '活动记录页' });
    const body = api?.calls[0]?.body ?? '';
    expect(api?.calls[0]?.method).toBe('sendDocument');
    expect(body).toContain('name="document"; filename="石桥_村__.docx"');
    for (const part of ['记录正文', '活动记录页', '-100200', 'message_thread_id'])
      expect(body).toContain(part);
  });

  describe('a picture', () => {
    const picture = { fileName: '逐月.png', bytes: smallestPng, caption: '逐月合计', picture: true };
    const methods = () => api?.calls.map(({ method }) => method);

    it('is shown in the chat', async () => {
      const messenger = await messengerOn();
      await messenger.sendDocument(topic, picture);
      expect(methods()).toEqual(['sendPhoto']);
      const body = api?.calls[0]?.body ?? '';
      for (const part of ['name="photo"', '逐月合计', '-100200', 'message_thread_id'])
        expect(body).toContain(part);
    });

    it.each([
      'PHOTO_INVALID_DIMENSIONS',
      'IMAGE_PROCESS_FAILED',
      'not enough rights to send photos to the chat',
    ])('goes as a file where the server says %s', async (refusal) => {
      const messenger = await messengerOn(({ method, response }) => {
        if (method === 'sendPhoto') replyRefusal(response, 400, `Bad Request: ${refusal}`);
        else replyOk(response, { message_id: 7 });
      });
      expect(await messenger.sendDocument(topic, picture)).toEqual({ messageId: '7' });
      expect(methods()).toEqual(['sendPhoto', 'sendDocument']);
    });

    it('goes as a file when it is larger than the server takes photos', async () => {
      const messenger = await messengerOn();
      await messenger.sendDocument(topic, { ...picture, bytes: new Uint8Array(10 * 1024 * 1024 + 1) });
      expect(methods()).toEqual(['sendDocument']);
    });

    it.each([
      [500, 'Internal Server Error', 'uncertain'],
      [403, 'Forbidden: bot was blocked by the user', 'forbidden'],
      [429, 'Too Many Requests', 'busy'],
    ])('is not sent again after %s', async (code, words, kind) => {
      const messenger = await messengerOn(({ response }) => {
        replyRefusal(response, code, words);
      });
      expect(await rejection(messenger.sendDocument(topic, picture))).toMatchObject({ fault: { kind } });
      expect(methods()).toEqual(['sendPhoto']);
    });
  });

  it('asks who it is until it is told, and then no more', async () => {
    let answers = 0;
    const messenger = await messengerOn(({ response }) => {
      answers += 1;
      replyOk(response, answers === 1 ? {} : getMe);
    });
    expect(await rejection(messenger.identify())).toMatchObject({ fault: { kind: 'uncertain' } });
    await expect(messenger.identify()).resolves.toEqual({ id: '4242', username: 'zhibu_test_bot' });
    await messenger.identify();
    expect(api?.calls).toHaveLength(2);
  });

  it('makes links that open the bot', async () => {
    const messenger = await messengerOn();
    expect(() => messenger.startLink('abc')).toThrow('identify()');
    await messenger.identify();
    expect(messenger.startLink('a-Z_9')).toBe('https://t.me/zhibu_test_bot?start=a-Z_9');
    expect(messenger.startGroupLink('g1')).toBe('https://t.me/zhibu_test_bot?startgroup=g1');
    for (const payload of ['', 'a b', '支部', 'x'.repeat(65)]) {
      expect(() => messenger.startLink(payload)).toThrow('rejected');
    }
  });
});
