import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Instant } from '../../../src/domain/ids.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { Log, LogFacts } from '../../../src/ports/log.ts';

export const token = '4242:SECRET-token-never-to-be-seen';

export interface ApiCall {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The body as it came; for uploads the only form there is. */
  readonly body: string;
  readonly response: http.ServerResponse;
}

export interface FakeApi {
  readonly root: string;
  readonly calls: readonly ApiCall[];
  close(): Promise<void>;
}

/** A Bot API of one function, for replies that no well-meaning server gives. */
export async function startFakeApi(onCall: (call: ApiCall) => void): Promise<FakeApi> {
  const calls: ApiCall[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const json = request.headers['content-type'] === 'application/json';
      const params = json ? (JSON.parse(body) as Record<string, unknown>) : {};
      const call = { method: request.url?.split(`/bot${token}/`).at(1) ?? '', params, body, response };
      calls.push(call);
      onCall(call);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    root: `http://127.0.0.1:${String(port)}`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function replyJson(response: http.ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

export function replyOk(response: http.ServerResponse, result: unknown): void {
  replyJson(response, 200, { ok: true, result });
}

export function replyRefusal(
  response: http.ServerResponse,
  code: number,
  description: string,
  parameters?: unknown,
): void {
  replyJson(response, code, { ok: false, error_code: code, description, parameters });
}

export const getMe = {
  id: 4242,
  is_bot: true,
  first_name: '支部助手',
  username: 'zhibu_test_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
};

export interface RecordingLog extends Log {
  readonly lines: readonly { readonly event: string; readonly facts: LogFacts }[];
}

export function recordingLog(): RecordingLog {
  const lines: { event: string; facts: LogFacts }[] = [];
  const add = (event: string, facts: LogFacts = {}): void => void lines.push({ event, facts });
  return { lines, debug: add, info: add, warn: add, error: add };
}

/** Sleeps take no time and are written down. */
export function hastyClock(): Clock & { readonly sleptMs: readonly number[] } {
  const sleptMs: number[] = [];
  let passedMs = 0;
  return {
    sleptMs,
    now: () => passedMs as Instant,
    monotonic: () => passedMs,
    sinceBoot: () => passedMs,
    sleep: (ms) => {
      sleptMs.push(ms);
      passedMs += ms;
      return Promise.resolve();
    },
  };
}

/** What the promise rejected with; fails when it did not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`expected a rejection, got ${JSON.stringify(value)}`);
}
