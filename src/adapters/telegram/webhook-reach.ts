import type { ReachTrouble } from '../../domain/ingest/reach-trouble.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Call } from './call.ts';
import { unreadableReply } from './errors.ts';

export interface ReachOptions {
  readonly call: Call;
  readonly callMs: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** Whether Telegram gets through to the webhook. Nobody else can tell: what does not arrive says nothing. */
export interface Reach {
  /** The address was just told to Telegram: what it answers next is how it spells that. */
  registered(): void;
  /** An update has arrived and was taken. */
  taken(): void;
  /**
   * Asks Telegram. `reached`: nothing waits there, or what waits is coming in; `lost`: it does not know the address (any
   * more); `unknown`: nothing that could be relied upon.
   */
  look(signal: AbortSignal): Promise<'reached' | 'lost' | 'unknown'>;
  /** Since it was last known to get through, on the monotonic clock. */
  sinceMs(): number | undefined;
  trouble(): ReachTrouble | undefined;
}

/** Words of Telegram's that go into a log and onto a line. */
const longestError = 120;

interface WebhookInfo {
  readonly url: string;
  readonly waiting: number;
  readonly error: string | undefined;
}

export function createReach({ call, callMs, clock, log }: ReachOptions): Reach {
  let reachedMs: number | undefined;
  /** The address as Telegram repeats it, which need not be letter for letter as it was told. */
  let spelled: string | undefined;
  let takenSinceLook = false;
  /** At the last look something waited: it may have been on its way just then. */
  let waited = false;
  let trouble: ReachTrouble | undefined;

  function reached(): void {
    reachedMs = clock.monotonic();
    if (trouble !== undefined) log.info('telegram.webhook-reached-again');
    trouble = undefined;
  }

  function stuck({ waiting, error }: WebhookInfo): void {
    const found = { waiting, ...(error === undefined ? {} : { error }) };
    if (trouble === undefined) log.warn('telegram.webhook-not-reached', found);
    trouble = found;
  }

  async function ask(signal: AbortSignal): Promise<WebhookInfo | undefined> {
    try {
      return readInfo(await call('getWebhookInfo', {}, { deadlineMs: callMs, signal }));
    } catch {
      return undefined;
    }
  }

  return {
    registered() {
      spelled = undefined;
    },
    taken() {
      takenSinceLook = true;
      reached();
    },
    async look(signal) {
      const info = await ask(signal);
      const comesIn = takenSinceLook;
      takenSinceLook = false;
      if (info === undefined) return comesIn ? 'reached' : 'unknown';
      if (info.url !== '') spelled ??= info.url;
      if (info.url !== spelled) {
        log.warn('telegram.webhook-lost');
        return 'lost';
      }
      const isStuck = info.waiting > 0 && waited && !comesIn;
      waited = info.waiting > 0;
      if (isStuck) stuck(info);
      if (waited && !comesIn) return 'unknown';
      reached();
      return 'reached';
    },
    sinceMs: () => (reachedMs === undefined ? undefined : clock.monotonic() - reachedMs),
    trouble: () => trouble,
  };
}

function readInfo(reply: unknown): WebhookInfo {
  if (typeof reply !== 'object' || reply === null) throw unreadableReply('getWebhookInfo');
  const { url, pending_update_count: waiting, last_error_message: error } = reply as Record<string, unknown>;
  if (typeof url !== 'string' || typeof waiting !== 'number') throw unreadableReply('getWebhookInfo');
  const words =
    typeof error === 'string' ? error.replace(/[^\x20-\x7e]+/g, ' ').slice(0, longestError) : undefined;
  return { url, waiting, error: words };
}
