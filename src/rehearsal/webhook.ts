import { realSleep } from '../adapters/clock/system-clock.ts';
import { nowS } from './world.ts';
import type { World } from './world.ts';
import type { ApiUpdate } from './wire/api-types.ts';

const requestTimeoutMs = 10_000;
const firstRetryMs = 50;
const longestRetryMs = 2_000;

/** Sends updates to the bot's own address, one after the other; what is not answered with 2xx comes again. */
export interface Webhook {
  isSet(): boolean;
  set(url: string, secret: string | undefined): void;
  remove(): void;
  info(): Readonly<Record<string, unknown>>;
}

export function createWebhook(world: World, onFetched: (batch: readonly ApiUpdate[]) => void): Webhook {
  let current: { readonly url: string; readonly stop: AbortController } | undefined;
  let lastError: { readonly last_error_date: number; readonly last_error_message: string } | undefined;

  const deliver = async (
    url: string,
    secret: string | undefined,
    update: ApiUpdate,
    stop: AbortSignal,
  ): Promise<boolean> => {
    onFetched([update]);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
        },
        body: JSON.stringify(update),
        signal: AbortSignal.any([stop, AbortSignal.timeout(requestTimeoutMs)]),
      });
      await response.arrayBuffer();
      if (response.ok) return true;
      lastError = {
        last_error_date: nowS(world),
        last_error_message: `Wrong response from the webhook: ${String(response.status)} ${response.statusText}`,
      };
    } catch {
      lastError = { last_error_date: nowS(world), last_error_message: 'Connection failed or timed out' };
    }
    world.changes.notify();
    return false;
  };

  const run = async (url: string, secret: string | undefined, stop: AbortSignal): Promise<void> => {
    let retryMs = firstRetryMs;
    while (!stop.aborted) {
      const [update] = world.updates.pending();
      if (update === undefined) {
        await nextChange(world, stop);
      } else if (await deliver(url, secret, update, stop)) {
        world.updates.confirm(update.update_id);
        retryMs = firstRetryMs;
      } else {
        await realSleep(retryMs, stop);
        retryMs = Math.min(retryMs * 2, longestRetryMs);
      }
    }
  };

  const remove = (): void => {
    current?.stop.abort();
    current = undefined;
  };
  return {
    isSet: () => current !== undefined,
    set: (url, secret) => {
      remove();
      lastError = undefined;
      const stop = new AbortController();
      current = { url, stop };
      void run(url, secret, stop.signal);
    },
    remove,
    info: () => ({ url: current?.url ?? '', has_custom_certificate: false, ...lastError }),
  };
}

function nextChange(world: World, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      unsubscribe();
      stop.removeEventListener('abort', finish);
      resolve();
    };
    const unsubscribe = world.changes.subscribe(finish);
    stop.addEventListener('abort', finish, { once: true });
  });
}
