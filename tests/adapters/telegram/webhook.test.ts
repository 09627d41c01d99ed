import { afterEach, describe, expect, it } from 'vitest';
import { createTelegram } from '../../../src/adapters/telegram/create-telegram.ts';
import { settableClock } from '../../../src/adapters/clock/settable-clock.ts';
import type { Instant } from '../../../src/domain/ids.ts';
import type { Update } from '../../../src/ports/messenger.ts';
import { drained } from '../clock/drained.ts';
import {
  type ApiCall,
  type FakeApi,
  getMe,
  hastyClock,
  recordingLog,
  replyOk,
  replyRefusal,
  startFakeApi,
  token,
} from './doubles.ts';

const secret = 'hook-secret';
const url = 'https://zhibu.example.org/telegram/webhook';
const text = { message_id: 1, date: 1, chat: { id: 7, type: 'private', first_name: '张' }, text: '到' };
const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function running(accept: (batch: readonly Update[]) => void, refuseFirst = 0) {
  let registered: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (registered = resolve));
  let refusals = refuseFirst;
  const api: FakeApi = await startFakeApi(({ method, response }: ApiCall) => {
    if (refusals-- > 0) {
      replyRefusal(response, 500, 'Internal Server Error');
      return;
    }
    replyOk(response, method === 'getMe' ? getMe : true);
    if (method === 'setWebhook') registered();
  });
  const log = recordingLog();
  const clock = hastyClock();
  const webhook = createTelegram({ token, apiRoot: api.root, clock, log }).webhook({ url, secret });
  const stop = new AbortController();
  const run = webhook.source.run(accept, stop.signal);
  const end = async (): Promise<void> => {
    stop.abort();
    await run;
  };
  closers.push(end, api.close);
  await ready;
  const post = (body: unknown, header: string | undefined = secret): Promise<number> =>
    webhook.handle(
      body instanceof Uint8Array ? body : new TextEncoder().encode(JSON.stringify(body)),
      header,
    );
  return { post, end, api, log, clock, webhook };
}

describe('a webhook', () => {
  it('is registered with its secret and keeps what is pending', async () => {
    const { api } = await running(() => undefined);
    expect(api.calls.at(-1)).toMatchObject({
      method: 'setWebhook',
      params: {
        url,
        secret_token: secret,
        allowed_updates: ['message', 'callback_query', 'my_chat_member'],
        drop_pending_updates: false,
      },
    });
  });

  it('is registered in the end, however often the server fails', async () => {
    const { api, clock } = await running(() => undefined, 12);
    expect(api.calls.filter(({ method }) => method === 'setWebhook')).toHaveLength(1);
    expect(clock.sleptMs).toHaveLength(12);
    expect(Math.max(...clock.sleptMs)).toBeLessThanOrEqual(30_000);
  });

  it('answers 200 only after the update was accepted', async () => {
    const accepted: (readonly Update[])[] = [];
    const { post } = await running((batch) => accepted.push(batch));
    expect(await post({ update_id: 5, message: text })).toBe(200);
    expect(accepted).toMatchObject([[{ updateId: 5, bot: '4242', incoming: { kind: 'text', text: '到' } }]]);
  });

  it('answers 500 when the update could not be kept, without a word of it in the log', async () => {
    const { post, log } = await running(() => {
      throw new Error('disk full while writing 到');
    });
    expect(await post({ update_id: 5, message: text })).toBe(500);
    expect(log.lines).toEqual([
      { event: 'telegram.accept-failed', facts: { error: 'Error', at: expect.any(String) as string } },
    ]);
  });

  it('accepts an update that nobody can read: it is the dead-letter box that wants it', async () => {
    const accepted: (readonly Update[])[] = [];
    const { post } = await running((batch) => accepted.push(batch));
    expect(await post({ update_id: 6, message: null })).toBe(200);
    expect(accepted).toMatchObject([[{ updateId: 6, incoming: { kind: 'unreadable' } }]]);
  });

  it.each([undefined, '', 'hook-secre', 'hook-secret2', 'HOOK-SECRET'])(
    'refuses the secret %s',
    async (header) => {
      let accepted = 0;
      const { webhook } = await running(() => (accepted += 1));
      const body = new TextEncoder().encode(JSON.stringify({ update_id: 5, message: text }));
      expect(await webhook.handle(body, header)).toBe(401);
      expect(accepted).toBe(0);
    },
  );

  it.each([null, [], 'text', 5, {}, { update_id: 'x' }, { update_id: 1.5 }])(
    'refuses the body %j',
    async (body) => {
      let accepted = 0;
      const { post } = await running(() => (accepted += 1));
      expect(await post(body)).toBe(400);
      expect(accepted).toBe(0);
    },
  );

  it('refuses bytes that are not JSON in UTF-8', async () => {
    const { post } = await running(() => undefined);
    expect(await post(new Uint8Array())).toBe(400);
    expect(await post(new TextEncoder().encode('{"update_id":'))).toBe(400);
    expect(await post(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d))).toBe(400);
  });

  it('accepts nothing once it has ended, and says so', async () => {
    let accepted = 0;
    const { post, end, webhook } = await running(() => (accepted += 1));
    await end();
    expect(await post({ update_id: 5, message: text })).toBe(503);
    expect(accepted).toBe(0);
    expect(webhook.source.sinceLastFetch()).toBeUndefined();
  });

  it('says at intervals that updates come in, from the registration to the end', async () => {
    const one = await reached();
    expect(await one.look()).toEqual([0, 0]);
    one.clock.advanceBy(15_000);
    expect(await one.look()).toEqual([0, 15_000]);
    one.clock.advanceBy(4_000);
    await one.end();
    expect(one.told.at(-1)).toEqual([15_000, 19_000]);
    expect(one.told).toHaveLength(3);
  });

  it('does not say so while Telegram has updates that do not arrive, and says why', async () => {
    const one = await reached();
    await one.look();
    one.info.pending_update_count = 3;
    one.info.last_error_message = 'Connection\ntimed out';
    one.clock.advanceBy(15_000);
    // They may be on their way just now.
    expect(await one.look()).toBeUndefined();
    expect(one.source.trouble()).toBeUndefined();
    one.clock.advanceBy(15_000);
    expect(await one.look()).toBeUndefined();
    expect(one.source.trouble()).toEqual({ waiting: 3, error: 'Connection timed out' });
    one.clock.advanceBy(600_000);
    await one.look();
    expect(one.source.sinceLastFetch()).toBe(630_000);
    expect(one.log.lines.filter(({ event }) => event === 'telegram.webhook-not-reached')).toHaveLength(1);
    one.info.pending_update_count = 0;
    one.clock.advanceBy(15_000);
    expect(await one.look()).toEqual([630_000, 645_000]);
    expect(one.source.trouble()).toBeUndefined();
    expect(one.log.lines.map(({ event }) => event)).toContain('telegram.webhook-reached-again');
    await one.end();
  });

  it('takes what comes in for a sign that Telegram gets through, however much waits', async () => {
    const one = await reached();
    await one.look();
    one.info.pending_update_count = 900;
    for (const ms of [15_000, 30_000, 45_000]) {
      expect(await one.post({ update_id: ms, message: text })).toBe(200);
      one.clock.advanceBy(15_000);
      expect(await one.look()).toEqual([ms - 15_000, ms]);
    }
    expect(one.source.trouble()).toBeUndefined();
    await one.end();
  });

  it('vouches for nothing when Telegram cannot be asked', async () => {
    const one = await reached();
    await one.look();
    one.info.url = undefined;
    one.clock.advanceBy(15_000);
    expect(await one.look()).toBeUndefined();
    one.clock.advanceBy(110_000);
    expect(one.source.sinceLastFetch()).toBe(125_000);
    await one.end();
  });

  it('knows its address again however Telegram spells it', async () => {
    const one = await reached((told) => told.replace('zhibu.example', 'ZHIBU.example'));
    for (const ms of [0, 15_000, 30_000]) {
      expect(await one.look()).toBeDefined();
      expect(one.clock.monotonic()).toBe(ms);
      one.clock.advanceBy(15_000);
    }
    await one.registered(1);
    await one.end();
  });

  it.each(['', 'https://elsewhere.example.org/'])(
    'is registered anew when Telegram has %j in place of its address',
    async (lostTo) => {
      const one = await reached();
      await one.look();
      one.info.url = lostTo;
      one.clock.advanceBy(15_000);
      expect(await one.look()).toBeUndefined();
      await one.registered(2);
      one.clock.advanceBy(15_000);
      expect(await one.look()).toEqual([15_000, 30_000]);
      await one.end();
    },
  );
});

/** A webhook that runs by a clock of the test, and asks Telegram what stands in `info`. */
async function reached(spell: (told: string) => string = (told) => told) {
  const info: { url: string | undefined; pending_update_count: number; last_error_message?: string } = {
    url: undefined,
    pending_update_count: 0,
  };
  let registrations = 0;
  const api = await startFakeApi(({ method, params, response }: ApiCall) => {
    if (method === 'setWebhook') {
      registrations += 1;
      info.url = spell(String(params['url']));
    }
    if (method === 'getWebhookInfo' && info.url === undefined)
      replyRefusal(response, 500, 'Internal Server Error');
    else replyOk(response, method === 'getMe' ? getMe : method === 'getWebhookInfo' ? { ...info } : true);
  });
  closers.push(api.close);
  const clock = settableClock(0 as Instant);
  const log = recordingLog();
  const webhook = createTelegram({ token, apiRoot: api.root, clock, log }).webhook({ url, secret });
  const { source } = webhook;
  const told: (readonly [number, number])[] = [];
  const stop = new AbortController();
  const run = source.run(
    () => undefined,
    stop.signal,
    (sinceMs) => told.push([sinceMs, clock.monotonic()]),
  );
  const until = async (test: () => boolean): Promise<void> => {
    while (!test()) await drained();
  };
  return {
    info,
    clock,
    log,
    source,
    told,
    registered: (times: number) => until(() => registrations === times),
    post: (body: unknown) => webhook.handle(new TextEncoder().encode(JSON.stringify(body)), secret),
    /** The next question to Telegram is over: what was said of it. */
    async look(): Promise<readonly [number, number] | undefined> {
      const before = told.length;
      await until(() => clock.nextWake() !== undefined);
      return told[before];
    },
    async end() {
      stop.abort();
      await run;
    },
  };
}
