import { afterEach, describe, expect, it } from 'vitest';
import { createTelegram } from '../../../src/adapters/telegram/create-telegram.ts';
import type { Update } from '../../../src/ports/messenger.ts';
import {
  type ApiCall,
  getMe,
  hastyClock,
  recordingLog,
  replyOk,
  replyRefusal,
  startFakeApi,
  token,
} from './doubles.ts';

const chat = { id: 7, type: 'private', first_name: '张' };
const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

function text(id: number, words = '到'): object {
  return {
    update_id: id,
    message: { message_id: id, date: 1, chat, from: { ...chat, is_bot: false }, text: words },
  };
}

/** Answers the polls one after the other from `replies`, and then holds the next one for ever. */
async function poll(
  replies: readonly ((call: ApiCall) => unknown)[],
  accept: (batch: readonly Update[]) => void = () => undefined,
  timeouts: { readonly longPollMarginMs?: number } = {},
) {
  const waiting = [...replies];
  const polls: ApiCall[] = [];
  const stop = new AbortController();
  let dry: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => (dry = resolve));
  const api = await startFakeApi((call) => {
    if (call.method !== 'getUpdates') {
      replyOk(call.response, call.method === 'getMe' ? getMe : true);
      return;
    }
    polls.push(call);
    const next = waiting.shift();
    if (next === undefined) dry();
    else next(call);
  });
  const clock = hastyClock();
  const log = recordingLog();
  const source = createTelegram({
    token,
    apiRoot: api.root,
    clock,
    log,
    longPollSeconds: 20,
    timeouts,
  }).pollingSource;
  const caughtUp: number[] = [];
  const run = source.run(accept, stop.signal, (sinceMs) => caughtUp.push(sinceMs));
  const end = async (): Promise<void> => {
    stop.abort();
    await run;
  };
  closers.push(end, api.close);
  return { caughtUp, api, polls, clock, log, source, answered, end, run };
}

const updates =
  (...list: unknown[]) =>
  ({ response }: ApiCall): void => {
    replyOk(response, list);
  };
const offsets = (polls: readonly ApiCall[]): unknown[] => polls.map(({ params }) => params['offset']);

describe('polling', () => {
  it('removes a webhook without losing what waits, then asks for what it can read', async () => {
    const { api, answered } = await poll([updates(text(5))]);
    await answered;
    const allowed = { limit: 100, allowed_updates: ['message', 'callback_query', 'my_chat_member'] };
    expect(api.calls.map(({ method, params }) => [method, params])).toEqual([
      ['getMe', {}],
      ['deleteWebhook', { drop_pending_updates: false }],
      // At once, whatever waits: how far the fetching has come is known when it answers.
      ['getUpdates', { ...allowed, timeout: 0 }],
      ['getUpdates', { ...allowed, timeout: 20, offset: 6 }],
    ]);
  });

  it('waits for a fetch that is not held no longer than for its margin', { timeout: 10_000 }, async () => {
    const hangs = () => undefined;
    const { polls, answered } = await poll([hangs, updates()], undefined, { longPollMarginMs: 300 });
    await answered;
    expect(polls.map(({ params }) => params['timeout'])).toEqual([0, 0, 20]);
  });

  it('confirms a batch by its last update, and asks without an offset once nothing is left to confirm', async () => {
    const batches: number[][] = [];
    const { polls, answered } = await poll(
      [updates(text(5), text(6)), updates(text(7)), updates(), updates(text(2)), updates()],
      (batch) => batches.push(batch.map(({ updateId }) => updateId)),
    );
    await answered;
    expect(batches).toEqual([[5, 6], [7], [2]]);
    expect(offsets(polls)).toEqual([undefined, 7, 8, undefined, 3, undefined]);
  });

  it('asks for the same batch again, ever more slowly, until it is accepted', async () => {
    let failures = 4;
    const accepted: number[] = [];
    const same = updates(text(5, '林福贵'), text(6));
    const { polls, answered, clock, log } = await poll([same, same, same, same, same], (batch) => {
      if (failures-- > 0) throw Object.assign(new Error('disk full: 林福贵'), { code: 'SQLITE_FULL' });
      accepted.push(...batch.map(({ updateId }) => updateId));
    });
    await answered;
    expect(accepted).toEqual([5, 6]);
    expect(offsets(polls)).toEqual([undefined, undefined, undefined, undefined, undefined, 7]);
    expect(clock.sleptMs).toEqual([500, 1000, 2000, 4000]);
    expect(log.lines[0]).toMatchObject({
      event: 'telegram.accept-failed',
      facts: {
        error: 'Error',
        code: 'SQLITE_FULL',
        at: expect.any(String) as string,
        failures: 1,
        delayMs: 500,
      },
    });
    expect(JSON.stringify(log.lines)).not.toContain('林福贵');
  });

  it('hands over what it cannot read together with the rest', async () => {
    const kinds: string[] = [];
    const { answered, polls } = await poll(
      [updates(text(5), { update_id: 6, message: null }, text(7))],
      (batch) => {
        kinds.push(...batch.map(({ incoming }) => incoming.kind));
      },
    );
    await answered;
    expect(kinds).toEqual(['text', 'unreadable', 'text']);
    expect(offsets(polls)).toEqual([undefined, 8]);
  });

  it('passes over what is no update at all, and waits when there is nothing else', async () => {
    const ids: number[] = [];
    const { answered, clock, log } = await poll(
      [
        updates(null, text(5), { update_id: 'x' }),
        updates(null),
        ({ response }) => response.end('{"ok":true,"result":{}}'),
      ],
      (batch) => ids.push(...batch.map(({ updateId }) => updateId)),
    );
    await answered;
    expect(ids).toEqual([5]);
    expect(log.lines[0]).toEqual({ event: 'telegram.update-without-id', facts: { count: 2 } });
    expect(clock.sleptMs).toEqual([500, 1000]);
  });

  it('removes a webhook that somebody sets while it runs', async () => {
    const conflict = ({ response }: ApiCall): void => {
      replyRefusal(response, 409, "Conflict: can't use getUpdates method while webhook is active");
    };
    const { api, answered } = await poll([updates(text(5)), conflict]);
    await answered;
    expect(api.calls.map(({ method }) => method)).toEqual([
      ...['getMe', 'deleteWebhook', 'getUpdates', 'getUpdates'],
      ...['deleteWebhook', 'getUpdates'],
    ]);
  });

  it('waits as long as it is asked to, but never above 30 s, and forgets its patience after a success', async () => {
    const busy = (seconds: number) => (call: ApiCall) => {
      replyRefusal(call.response, 429, 'Too Many Requests', { retry_after: seconds });
    };
    const failing = Array.from({ length: 9 }, () => (call: ApiCall) => {
      replyRefusal(call.response, 500, 'Internal Server Error');
    });
    const { answered, clock } = await poll([
      busy(7),
      busy(3600),
      ...failing,
      updates(text(1)),
      ...failing.slice(0, 1),
    ]);
    await answered;
    expect(clock.sleptMs.slice(0, 2)).toEqual([7000, 30_000]);
    expect(clock.sleptMs.slice(2)).toEqual([
      2000, 4000, 8000, 16_000, 20_000, 20_000, 20_000, 20_000, 20_000, 500,
    ]);
  });

  it('knows since when it has fetched nothing', async () => {
    const { answered, source, clock, end } = await poll([updates(text(5))]);
    expect(source.sinceLastFetch()).toBeUndefined();
    await answered;
    expect(source.sinceLastFetch()).toBe(0);
    await clock.sleep(90_000);
    expect(source.sinceLastFetch()).toBe(90_000);
    await end();
  });

  it('counts no fetch that was not accepted', async () => {
    const refused = await poll([updates(text(1)), updates(text(1))], () => {
      throw new Error('planted');
    });
    await refused.answered;
    expect(refused.source.sinceLastFetch()).toBeUndefined();
  });

  it('ends at once when told, also while the server holds the poll, and says nothing of it', async () => {
    const { answered, end, log } = await poll([]);
    await answered;
    await end();
    expect(log.lines).toEqual([]);
  });

  it('ends at once also while the server does not say who the bot is', async () => {
    let asked: () => void = () => undefined;
    const silence = new Promise<void>((resolve) => (asked = resolve));
    const api = await startFakeApi(() => {
      asked();
    });
    closers.push(api.close);
    const log = recordingLog();
    const source = createTelegram({ token, apiRoot: api.root, clock: hastyClock(), log }).pollingSource;
    const stop = new AbortController();
    const run = source.run(() => undefined, stop.signal);
    await silence;
    stop.abort();
    const deadline = AbortSignal.timeout(5000);
    await run;
    expect(deadline.aborted).toBe(false);
    expect(log.lines).toEqual([]);
  });

  it('takes its time with a server that holds no poll', async () => {
    let early: AbortSignal | undefined;
    const { answered } = await poll([
      updates(),
      ({ response }) => {
        early = AbortSignal.timeout(200);
        replyOk(response, []);
      },
    ]);
    await answered;
    expect(early?.aborted).toBe(true);
  });

  it('does not run when it was told to end before', async () => {
    const api = await startFakeApi(() => undefined);
    closers.push(api.close);
    const source = createTelegram({
      token,
      apiRoot: api.root,
      clock: hastyClock(),
      log: recordingLog(),
    }).pollingSource;
    await source.run(() => undefined, AbortSignal.abort());
    expect(api.calls).toEqual([]);
  });
});

describe('how far the fetching has come', () => {
  it('is told after each fetch that was accepted, from when it was begun', async () => {
    let failures = 1;
    const same = updates(text(5));
    const refusal = ({ response }: ApiCall) => {
      replyRefusal(response, 500, 'Internal Server Error');
    };
    const { caughtUp, answered, clock, end } = await poll([same, same, refusal, updates(text(6))], () => {
      if (failures-- > 0) throw new Error('disk full');
    });
    await answered;
    // The first was not accepted, the third not answered: 500 ms of waiting after each.
    expect(clock.sleptMs).toEqual([500, 500]);
    expect(caughtUp).toEqual([500, 1000]);
    await end();
    expect(caughtUp).toEqual([500, 1000, 1000]);
  });

  it('is not told of a fetch that is cut short while the server does not answer', async () => {
    const { caughtUp, answered, end } = await poll([]);
    await answered;
    await end();
    expect(caughtUp).toEqual([]);
  });
});
