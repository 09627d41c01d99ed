import { aborted } from '../../ports/aborted.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { MessengerError, type Update, type UpdateSource } from '../../ports/messenger.ts';
import { createBackOff } from './back-off.ts';
import type { Call, Timeouts } from './call.ts';
import { unreadableReply } from './errors.ts';
import type { Identity } from './identity.ts';
import { allowedUpdates, createRouter, isUpdate, type Route } from './router.ts';

export interface PollingOptions {
  readonly call: Call;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly log: Log;
  readonly longPollSeconds: number;
  readonly timeouts: Timeouts;
}

/** Real time between two polls when the server holds none: otherwise such a server would keep this machine busy. */
const emptyPollMs = 250;
const batchLimit = 100;

/**
 * Long polling. Asking with an offset is what confirms the updates before it, so an offset is only ever taken from a batch
 * that `accept` has returned from.
 */
export function createPollingSource(options: PollingOptions): UpdateSource {
  const { call, identity, clock, log, longPollSeconds, timeouts } = options;
  let lastFetch: number | undefined;

  return {
    longestHoldMs: longPollSeconds * 1_000,
    sinceLastFetch: () => (lastFetch === undefined ? undefined : clock.monotonic() - lastFetch),
    trouble: () => undefined,
    run: async (accept, signal, caughtUp) => {
      const backOff = createBackOff(clock, log, signal);
      let route: Route | undefined;
      let webhookGone = false;
      let offset: number | undefined;
      let isConnected = false;
      const isStopped = () => signal.aborted;

      while (!signal.aborted) {
        const startedAt = clock.monotonic();
        let batch: readonly Update[];
        let fetchedSince = startedAt;
        try {
          route ??= createRouter(await identity.identify(signal));
          if (!webhookGone) await dropWebhook(signal);
          webhookGone = true;
          fetchedSince = clock.monotonic();
          // What waits at the server is asked for without holding: until the answer nobody knows how far the fetching has come.
          batch = await fetchBatch(route, offset, isConnected ? longPollSeconds : 0, signal);
        } catch (error) {
          if (isConnected && isStopped()) caughtUp?.(fetchedSince);
          isConnected = false;
          // A webhook set by somebody else stops polling with the same words as a second program.
          if (error instanceof MessengerError && error.fault.kind === 'conflict') webhookGone = false;
          await backOff.afterFailure('telegram.poll-failed', error, clock.monotonic() - startedAt);
          continue;
        }
        try {
          if (batch.length > 0) accept(batch);
          backOff.success();
        } catch (error) {
          isConnected = false;
          await backOff.afterFailure('telegram.accept-failed', error, 0);
          continue;
        }
        isConnected = true;
        // What was fetched and not taken is not fetched: it comes again, and until then this is no healthy source.
        lastFetch = clock.monotonic();
        caughtUp?.(fetchedSince);
        // The last one, not the highest: after a quiet week ids may start again lower. And none once all are confirmed.
        const last = batch.at(-1);
        offset = last === undefined ? undefined : last.updateId + 1;
      }
    },
  };

  async function dropWebhook(signal: AbortSignal): Promise<void> {
    await call('deleteWebhook', { drop_pending_updates: false }, { deadlineMs: timeouts.callMs, signal });
  }

  async function fetchBatch(
    route: Route,
    offset: number | undefined,
    holdSeconds: number,
    signal: AbortSignal,
  ): Promise<Update[]> {
    const notBefore = AbortSignal.timeout(emptyPollMs);
    const result = await call(
      'getUpdates',
      {
        limit: batchLimit,
        timeout: holdSeconds,
        allowed_updates: allowedUpdates,
        ...(offset === undefined ? {} : { offset }),
      },
      { deadlineMs: holdSeconds * 1000 + timeouts.longPollMarginMs, signal },
    );
    if (!Array.isArray(result)) throw unreadableReply('getUpdates');
    const updates = result.filter(isUpdate);
    if (updates.length < result.length) {
      log.error('telegram.update-without-id', { count: result.length - updates.length });
      if (updates.length === 0) throw unreadableReply('getUpdates');
    }
    if (updates.length === 0 && holdSeconds > 0) await aborted(notBefore, signal);
    const batch = await Promise.all(updates.map(route));
    signal.throwIfAborted();
    return batch;
  }
}
