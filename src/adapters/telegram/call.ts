import type http from 'node:http';
import { Telegram } from 'telegraf';
import type { Opts, Telegram as Methods } from 'telegraf/types';
import { translateError } from './errors.ts';

/** Real time, in milliseconds, that the network is given. */
export interface Timeouts {
  /** For a connection to stand. Shorter than the others, so that a dead network is told apart from a lost reply. */
  readonly connectMs: number;
  /** For an unused connection to be kept. */
  readonly idleMs: number;
  /** For an ordinary call and its reply. */
  readonly callMs: number;
  /** For a call that carries a file. */
  readonly uploadMs: number;
  /** For the reply to a long poll, beyond the time that the server was asked to hold it. */
  readonly longPollMarginMs: number;
}

export const defaultTimeouts: Timeouts = {
  connectMs: 10_000,
  idleMs: 10_000,
  callMs: 15_000,
  uploadMs: 120_000,
  longPollMarginMs: 8_000,
};

/** Calls one method of the Bot API. Rejects with a `MessengerError` and nothing else; the result is unchecked. */
export type Call = <M extends keyof Methods>(
  method: M,
  payload: Opts<M>,
  limit: { readonly deadlineMs: number; readonly signal?: AbortSignal },
) => Promise<unknown>;

// telegraf is typed for a stand-in from before Node had signals of its own, and takes either.
type ClientSignal = NonNullable<NonNullable<Parameters<Telegram['callApi']>[2]>['signal']>;

/** telegraf's client, with deadlines of our own and errors that may be shown around. */
export function createCall(token: string, apiRoot: URL, agent: http.Agent): Call {
  // A root with a path needs its slash: the method's address is resolved relative to it.
  const root = apiRoot.href.endsWith('/') ? apiRoot.href : `${apiRoot.href}/`;
  const client = new Telegram(token, { apiRoot: root, webhookReply: false });
  // Afterwards, because telegraf drops the agent of a plain-HTTP root when it is given at birth.
  client.options.agent = agent;

  return async (method, payload, { deadlineMs, signal }) => {
    const request = new AbortController();
    const deadline = AbortSignal.timeout(deadlineMs);
    const abort = (): void => {
      request.abort();
    };
    // Not AbortSignal.any: on Node 20 it may be collected before its timeout fires.
    deadline.addEventListener('abort', abort);
    signal?.addEventListener('abort', abort);
    if (signal?.aborted === true) abort();
    try {
      return await client.callApi(method, payload, { signal: request.signal as unknown as ClientSignal });
    } catch (error) {
      // Frees the connection of a reply that nobody has read to its end.
      request.abort();
      throw translateError(error, method);
    } finally {
      deadline.removeEventListener('abort', abort);
      signal?.removeEventListener('abort', abort);
    }
  };
}
