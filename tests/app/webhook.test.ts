import { readFileSync, readdirSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Instant } from '../../src/domain/ids.ts';
import { openConversation } from '../harness/conversation.ts';
import type { Conversation } from '../harness/conversation.ts';

const secret = 'a_secret_between_the_two';
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

async function withWebhook() {
  const port = String(await freePort());
  const open = await openConversation({
    at: { date: '2026-11-10', time: '10:00' },
    env: { PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}`, WEBHOOK_SECRET: secret },
  });
  const talk = open;
  await talk.rehearsal.until(() =>
    talk.rehearsal.calls('setWebhook').some(({ outcome }) => outcome.kind === 'ok'),
  );
  const post = async (body: string | Uint8Array, header: string | undefined = secret): Promise<number> => {
    const response = await fetch(`${talk.app().url}/telegram/webhook`, {
      method: 'POST',
      body: typeof body === 'string' ? body : Buffer.from(body),
      headers: header === '' ? {} : { 'x-telegram-bot-api-secret-token': header },
    });
    await response.arrayBuffer();
    return response.status;
  };
  let ids = 5_000;
  const update = (body: object): string => {
    ids += 1;
    return JSON.stringify({ update_id: ids, ...body });
  };
  return { talk, post, update };
}

const person = { id: 4_700_000_001, is_bot: false, first_name: '老林' };
const group = { id: -4_700_000_002, type: 'group', title: '石桥村党员' };
const message = (more: object): object => ({
  message: { message_id: 7, date: 1_770_000_000, from: person, chat: group, ...more },
});
const letters = (talk: Conversation) => talk.app().store.read((tx) => tx.inbox.deadLetters());
const known = (talk: Conversation, userId: number) =>
  talk.app().store.read((tx) => tx.accounts.byUser('telegram', String(userId)));

describe('the webhook', () => {
  it('carries a conversation', async () => {
    const { talk } = await withWebhook();
    const { rehearsal } = talk;
    const lin = rehearsal.people.addUser({ name: '老林' });
    rehearsal.people.pressStart(lin);
    const welcome = await rehearsal.until(() => rehearsal.lastMessage(lin, { fromBot: true }));
    expect(welcome.text).toContain('支部助手');
    await rehearsal.until(() => rehearsal.pendingUpdates().length === 0);
    expect(rehearsal.calls('getUpdates')).toEqual([]);
  });

  it('lets nobody in without the secret', async () => {
    const { talk, post, update } = await withWebhook();
    const start = update(message({ text: '/start', chat: { id: person.id, type: 'private' } }));
    expect(await post(start, 'a_wrong_secret')).toBe(401);
    expect(await post(start, '')).toBe(401);
    expect(known(talk, person.id)).toBeUndefined();
    expect(await post(start)).toBe(200);
    expect(known(talk, person.id)).toBeDefined();
  });

  it('refuses what is no update, and more than a megabyte', async () => {
    const { post, update } = await withWebhook();
    expect(await post('{"update_id": "many"}')).toBe(400);
    expect(await post('null')).toBe(400);
    expect(await post('{')).toBe(400);
    expect(await post(Uint8Array.of(0xff, 0xfe))).toBe(400);
    const long = (bytes: number) => update(message({ text: '字'.padEnd(bytes, 'x') }));
    expect(await post(long(1024 * 1024))).toBe(413);
    expect(await post(long(1024 * 1024 - 1_000))).toBe(200);
  });

  it('says 2xx only when the update is on the disk', async () => {
    const { talk, post, update } = await withWebhook();
    const store = talk.app().store;
    const { write } = store;
    store.write = () => {
      throw new Error('database or disk is full');
    };
    const start = update(message({ text: '/start', chat: { id: person.id, type: 'private' } }));
    expect(await post(start)).toBe(500);
    store.write = write;
    expect(known(talk, person.id)).toBeUndefined();
    expect(await post(start)).toBe(200);
    expect(known(talk, person.id)).toBeDefined();
    const rows = () =>
      talk.app().store.read((tx) => Object.values(tx.outbox.counts()).reduce((all, n) => all + n, 0));
    const before = rows();
    expect(await post(start)).toBe(200);
    expect(rows()).toBe(before);
  });
});

describe('a webhook that Telegram cannot reach', () => {
  /** What a tunnel or a proxy in front does; at first it is broken. */
  async function brokenProxy() {
    let behind: string | undefined;
    const server = createHttpServer((request, response) => {
      void (async () => {
        const body = Buffer.concat((await request.toArray()) as Buffer[]);
        const secretHeader = String(request.headers['x-telegram-bot-api-secret-token']);
        const status =
          behind === undefined
            ? 502
            : (
                await fetch(`${behind}${request.url ?? ''}`, {
                  method: 'POST',
                  headers: { 'x-telegram-bot-api-secret-token': secretHeader },
                  body,
                })
              ).status;
        response.writeHead(status).end();
      })();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    onTestFinished(() => void server.close());
    return {
      url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
      mendTo: (url: string) => {
        behind = url;
      },
    };
  }

  it('is told of in /readyz, in the lag, in zhibu status and afterwards as a gap', async () => {
    const proxy = await brokenProxy();
    const talk = await openConversation({
      at: { date: '2026-11-10', time: '10:00' },
      env: { PORT: String(await freePort()), PUBLIC_URL: proxy.url, WEBHOOK_SECRET: secret },
    });
    const { rehearsal, clock } = talk;
    const looks = () =>
      rehearsal.calls('getWebhookInfo').filter(({ outcome }) => outcome.kind === 'ok').length;
    const readyz = async () => (await fetch(`${talk.app().url}/readyz`)).text();
    /** Until Telegram was asked once more. Who has not had the answer to the last question does not sleep yet. */
    const look = async () => {
      for (const before = looks(); looks() === before; await readyz()) clock.advanceBy(15_000);
      talk.app().tick();
    };
    const untilReadyz = async (words: string) => {
      while ((await readyz()) !== words) await look();
    };
    await rehearsal.until(() => looks() > 0);
    await untilReadyz('ready\n');
    const lin = rehearsal.people.addUser({ name: '老林' });
    rehearsal.people.pressStart(lin);
    for (let n = 0; n < 10; n += 1) await look();
    await untilReadyz(
      'the messenger cannot reach the webhook: 1 waiting (Wrong response from the webhook: 502 Bad Gateway)\n',
    );
    const metrics = await (await fetch(`${talk.app().url}/metrics`)).text();
    expect(Number(/^zhibu_ingest_lag_seconds (\d+)/m.exec(metrics)?.[1])).toBeGreaterThan(100);
    const status = await talk.zhibu('status');
    expect(status.out).toContain(
      '有1条送不进来，Telegram 说：Wrong response from the webhook: 502 Bad Gateway',
    );
    expect(JSON.parse((await talk.zhibu('status', '--json')).out)).toMatchObject({
      reachTrouble: { waiting: 1, since: expect.stringMatching(/^2026-11-10 10:0\d$/) as string },
    });
    proxy.mendTo(talk.app().url);
    await rehearsal.until(() => rehearsal.pendingUpdates().length === 0);
    await look();
    await untilReadyz('ready\n');
    talk.app().tick();
    expect(JSON.parse((await talk.zhibu('status', '--json')).out)).toMatchObject({ reachTrouble: null });
    expect(talk.app().store.read((tx) => tx.gaps.endedSince(0 as Instant))).toHaveLength(1);
  });
});

describe('updates that only the wire can bring', () => {
  it('an unreadable one is kept and stops nobody', async () => {
    const { talk, post, update } = await withWebhook();
    expect(await post(update({ callback_query: { id: 7, from: person, data: 'x', ...message({}) } }))).toBe(
      200,
    );
    expect(await post(update(message({ text: 12 })))).toBe(200);
    expect(await post(update({ something_new: { of: 2027 } }))).toBe(200);
    expect(letters(talk).map(({ error }) => error)).toEqual([
      expect.stringContaining('unreadable'),
      expect.stringContaining('unreadable'),
    ]);
    expect(await post(update(message({ text: '/start', chat: { id: person.id, type: 'private' } })))).toBe(
      200,
    );
    expect(known(talk, person.id)).toBeDefined();
  });

  it('a bot’s words are nobody’s', async () => {
    const { talk, post, update } = await withWebhook();
    const bot = { id: 4_700_000_009, is_bot: true, first_name: '别的机器人', username: 'other_bot' };
    const chat = { id: bot.id, type: 'private' };
    expect(await post(update(message({ from: bot, text: '/attend@zhibu_test_bot 31/26/3' })))).toBe(200);
    expect(await post(update(message({ from: bot, chat, text: '帮助' })))).toBe(200);
    await talk.app().settled();
    expect(known(talk, bot.id)).toBeUndefined();
    expect(talk.rehearsal.calls('sendMessage')).toEqual([]);
    expect(letters(talk)).toEqual([]);
  });

  it('words that are not for the bot leave no trace: neither the words nor who said them', async () => {
    const { talk, post, update } = await withWebhook();
    const stranger = { id: 4_700_000_077, is_bot: false, first_name: '七七四十九' };
    expect(await post(update(message({ from: stranger, text: '今晚谁家杀年猪' })))).toBe(200);
    expect(
      await post(
        update({
          edited_message: (message({ from: stranger, text: '今晚谁家杀年猪' }) as { message: object })
            .message,
        }),
      ),
    ).toBe(200);
    await talk.app().settled();
    const files = readdirSync(talk.dataDir, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    expect(files.map(({ name }) => name)).toContain('zhibu.db-wal');
    for (const file of files) {
      const bytes = readFileSync(path.join(file.parentPath, file.name));
      for (const words of ['今晚谁家杀年猪', stranger.first_name, String(stranger.id)])
        expect(bytes.includes(Buffer.from(words)), `${words} in ${file.name}`).toBe(false);
    }
    expect(JSON.stringify(talk.log)).not.toContain('杀年猪');
    expect(letters(talk)).toEqual([]);
  });
});
