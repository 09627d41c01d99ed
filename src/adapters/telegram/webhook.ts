import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Update, UpdateSource } from '../../ports/messenger.ts';
import { thrownFacts } from '../../ports/thrown-facts.ts';
import { createBackOff } from './back-off.ts';
import type { Call } from './call.ts';
import type { Identity } from './identity.ts';
import { createReach } from './webhook-reach.ts';
import { allowedUpdates, createRouter, isUpdate, type Route } from './router.ts';

export interface WebhookEndpoint {
  /** The whole address that Telegram is told to post to. */
  readonly url: string;
  /** What Telegram repeats in the header `X-Telegram-Bot-Api-Secret-Token`: 1–256 of `[A-Za-z0-9_-]`. */
  readonly secret: string;
}

export interface Webhook {
  readonly source: UpdateSource;
  /**
   * Takes the body of one request and the secret header; resolves to the status to answer with. 2xx only when the
   * update was accepted; 401 wrong secret, 400 not an update, 503 not running, 500 not accepted (Telegram tries again).
   */
  handle(body: Uint8Array, secretHeader: string | undefined): Promise<number>;
}

export interface WebhookOptions {
  readonly call: Call;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly log: Log;
  readonly callMs: number;
}

/** Between two questions whether updates come in. */
const intervalMs = 15_000;

interface Reception {
  readonly route: Route;
  readonly accept: (batch: readonly Update[]) => void;
}

/** Receives by webhook. The web layer owns the socket and the limit on the body's size. */
export function createWebhook(endpoint: WebhookEndpoint, options: WebhookOptions): Webhook {
  const { call, identity, clock, log, callMs } = options;
  const reach = createReach({ call, callMs, clock, log });
  let reception: Reception | undefined;

  return {
    source: {
      longestHoldMs: intervalMs,
      sinceLastFetch: () => (reception === undefined ? undefined : reach.sinceMs()),
      trouble: () => reach.trouble(),
      run: async (accept, signal, caughtUp) => {
        try {
          const route = await untilDone(async () => createRouter(await identity.identify(signal)), signal);
          if (route === undefined) return;
          // Before Telegram is told: it posts at once.
          reception = { route, accept };
          await untilDone(() => register(signal), signal);
          await tellAtIntervals(caughtUp ?? (() => undefined), signal);
        } finally {
          reception = undefined;
        }
      },
    },
    handle: async (body, secretHeader) => {
      if (!sameSecret(secretHeader, endpoint.secret)) return 401;
      const raw = parse(body);
      if (!isUpdate(raw)) return 400;
      const current = reception;
      if (current === undefined) return 503;
      const update = await current.route(raw);
      try {
        // The run may have ended while the update was read.
        if (reception !== current) return 503;
        current.accept([update]);
        reach.taken();
        return 200;
      } catch (error) {
        log.warn('telegram.accept-failed', thrownFacts(error));
        return 500;
      }
    },
  };

  async function register(signal: AbortSignal): Promise<void> {
    await call(
      'setWebhook',
      {
        url: endpoint.url,
        secret_token: endpoint.secret,
        allowed_updates: allowedUpdates,
        drop_pending_updates: false,
      },
      { deadlineMs: callMs, signal },
    );
    reach.registered();
  }

  async function tellAtIntervals(caughtUp: (sinceMs: number) => void, signal: AbortSignal): Promise<void> {
    let sinceMs = clock.monotonic();
    let isReached = false;
    const isStopped = () => signal.aborted;
    while (!signal.aborted) {
      const lookedMs = clock.monotonic();
      const found = await reach.look(signal);
      if (isStopped()) break;
      isReached = found === 'reached';
      if (isReached) caughtUp(sinceMs);
      if (found === 'lost') {
        await untilDone(() => register(signal), signal);
        await reach.look(signal);
      }
      sinceMs = lookedMs;
      await clock.sleep(intervalMs, signal);
    }
    if (isReached) caughtUp(sinceMs);
  }

  async function untilDone<T>(attempt: () => Promise<T>, signal: AbortSignal): Promise<T | undefined> {
    const backOff = createBackOff(clock, log, signal);
    while (!signal.aborted) {
      const startedAt = clock.monotonic();
      try {
        return await attempt();
      } catch (error) {
        await backOff.afterFailure('telegram.webhook-failed', error, clock.monotonic() - startedAt);
      }
    }
    return undefined;
  }
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

// Hashed first, so that not even the length of the secret shows in the time taken.
function sameSecret(given: string | undefined, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given ?? ''), digest(expected)) && given !== undefined;
}
