import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Meter } from '../../ports/meter.ts';
import type { Messenger, UpdateSource } from '../../ports/messenger.ts';
import { createCall, defaultTimeouts, type Call, type Timeouts } from './call.ts';
import { createAgent } from './connection.ts';
import { createIdentity } from './identity.ts';
import { createMessenger } from './messenger.ts';
import { meteredCall } from './metered-call.ts';
import { createPollingSource } from './polling-source.ts';
import { createWebhook, type Webhook, type WebhookEndpoint } from './webhook.ts';

export interface TelegramOptions {
  readonly token: string;
  /** Base of the Bot API, with or without a path: methods are at `{apiRoot}/bot{token}/{method}`. */
  readonly apiRoot: string;
  /** `http:`, `https:` or `socks5:`; names are looked up by the proxy. */
  readonly proxyUrl?: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter?: Meter;
  /** How long the server may hold a request for updates. With the margin at most 33 s, so that a cut is noticed soon. */
  readonly longPollSeconds?: number;
  readonly timeouts?: Partial<Timeouts>;
  /** In the place of the network: a simulation's. */
  readonly call?: Call;
}

export interface TelegramAdapter {
  readonly messenger: Messenger;
  /** Long polling; removes a webhook that was set. Of this and a webhook only one may run. */
  readonly pollingSource: UpdateSource;
  webhook(endpoint: WebhookEndpoint): Webhook;
  /** Drops the idle connections. To be called when nothing is under way any more. */
  close(): void;
}

/**
 * Telegram through telegraf 4.16.3, used as client and router: its `launch`, webhook callback and webhook replies confirm
 * updates before they are kept, and are not used.
 */
export function createTelegram(options: TelegramOptions): TelegramAdapter {
  const { token, proxyUrl, clock, log, longPollSeconds = 25 } = options;
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const apiRoot = new URL(options.apiRoot);
  const agent = createAgent(apiRoot, proxyUrl, timeouts);
  const call = meteredCall(options.call ?? createCall(token, apiRoot, agent), options.meter);
  const identity = createIdentity(call, timeouts.callMs);
  return {
    messenger: createMessenger(call, identity, timeouts),
    pollingSource: createPollingSource({ call, identity, clock, log, longPollSeconds, timeouts }),
    webhook: (endpoint) => createWebhook(endpoint, { call, identity, clock, log, callMs: timeouts.callMs }),
    close: () => {
      agent.destroy();
    },
  };
}
