import { accept } from '../domain/decision.ts';
import type { Decision } from '../domain/decision.ts';
import type { ApiFailure } from './failure.ts';
import { conflict, malformed } from './failure.ts';
import type { ApiUpdate } from './wire/api-types.ts';
import { flagParam, intParam, listParam, textParam } from './wire/json.ts';
import type { Params } from './wire/json.ts';
import { updateTypes } from './table/update-types.ts';
import { createWebhook } from './webhook.ts';
import type { World } from './world.ts';

const otherPoll = 'terminated by other getUpdates request; make sure that only one bot instance is running';
const webhookSet =
  "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

/** How updates reach the bot: by long polling or by webhook, never both. */
export interface Intake {
  getUpdates(params: Params, gone: AbortSignal): Promise<Decision<readonly ApiUpdate[], ApiFailure>>;
  setWebhook(params: Params): Decision<true, ApiFailure>;
  deleteWebhook(params: Params): Decision<true, ApiFailure>;
  webhookInfo(): Readonly<Record<string, unknown>>;
  /** Whether a long poll is being held open right now. */
  isPolled(): boolean;
  close(): void;
}

export function createIntake(world: World): Intake {
  const webhook = createWebhook(world, markFetched);
  let held: { readonly end: (why: string) => void } | undefined;

  function markFetched(batch: readonly ApiUpdate[]): void {
    for (const { callback_query: query } of batch) {
      const tap = query === undefined ? undefined : world.taps.get(query.id);
      if (tap !== undefined) tap.fetched = true;
    }
    if (batch.length > 0) world.changes.notify();
  }

  const fetch = (params: Params): readonly ApiUpdate[] => {
    const batch = world.updates.fetch(intParam(params, 'offset') ?? 0, intParam(params, 'limit') ?? 100);
    markFetched(batch);
    return batch;
  };

  /** Telegram passes over names that it does not know; here they are a mistake of the caller. */
  const allow = (params: Params): Decision<true, ApiFailure> => {
    const types = (listParam(params, 'allowed_updates') ?? []).map(String);
    const unknown = types.find((type) => !updateTypes.has(type));
    if (unknown !== undefined) return malformed(`allowed_updates: there are no updates of type "${unknown}"`);
    if (params.has('allowed_updates')) world.updates.allow(types);
    return accept(true);
  };

  /** Holds the request until something is to be fetched, the time is over, the caller has gone or is told to end. */
  const hold = async (timeoutMs: number, gone: AbortSignal): Promise<string | undefined> => {
    const over = new AbortController();
    let ended: string | undefined;
    const mine = {
      end: (why: string): void => {
        ended = why;
        over.abort();
      },
    };
    held = mine;
    world.changes.notify();
    const unsubscribe = world.changes.subscribe(() => {
      if (world.updates.pending().length > 0) over.abort();
    });
    await world.clock.sleep(timeoutMs, AbortSignal.any([over.signal, gone]));
    unsubscribe();
    // The identity tells apart a later poll that has taken the place meanwhile.
    if (held === mine) held = undefined;
    world.changes.notify();
    return ended;
  };

  return {
    getUpdates: async (params, gone) => {
      if (webhook.isSet()) return conflict(webhookSet);
      const allowed = allow(params);
      if (!allowed.ok) return allowed;
      held?.end(otherPoll);
      const batch = fetch(params);
      const timeoutMs = (intParam(params, 'timeout') ?? 0) * 1000;
      if (batch.length > 0 || timeoutMs === 0) return accept(batch);
      const ended = await hold(timeoutMs, gone);
      if (ended !== undefined) return conflict(ended);
      // A caller who has gone must not be taken for one who has fetched.
      return gone.aborted ? accept([]) : accept(fetch(params));
    },
    setWebhook: (params) => {
      const url = textParam(params, 'url') ?? '';
      const problem = url === '' ? undefined : webhookProblem(url, textParam(params, 'secret_token'));
      if (problem !== undefined) return malformed(problem);
      const allowed = allow(params);
      if (!allowed.ok) return allowed;
      if (flagParam(params, 'drop_pending_updates')) world.updates.clear();
      held?.end('terminated by setWebhook request');
      if (url === '') webhook.remove();
      else webhook.set(url, textParam(params, 'secret_token'));
      return accept(true);
    },
    deleteWebhook: (params) => {
      if (flagParam(params, 'drop_pending_updates')) world.updates.clear();
      webhook.remove();
      return accept(true);
    },
    webhookInfo: () => ({
      ...webhook.info(),
      pending_update_count: world.updates.pending().length,
      ...(world.updates.allowed().length === 0 ? {} : { allowed_updates: world.updates.allowed() }),
    }),
    isPolled: () => held !== undefined,
    close: () => {
      held?.end('terminated: the rehearsal server is closing');
      webhook.remove();
    },
  };
}

/** Telegram wants HTTPS; the rehearsal also goes to this machine by HTTP. */
function webhookProblem(url: string, secret: string | undefined): string | undefined {
  if (!URL.canParse(url)) return 'bad webhook: invalid webhook URL specified';
  const { protocol, hostname } = new URL(url);
  const local = hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]';
  if (protocol !== 'https:' && !(protocol === 'http:' && local)) {
    return 'bad webhook: An HTTPS URL must be provided for webhook';
  }
  return secret !== undefined && !/^[A-Za-z0-9_-]{1,256}$/.test(secret)
    ? 'secret token contains unallowed characters'
    : undefined;
}
