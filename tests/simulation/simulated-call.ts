import type { Call } from '../../src/adapters/telegram/call.ts';
import { TelegramFault, translateReply } from '../../src/adapters/telegram/errors.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Fault } from '../../src/rehearsal/faults.ts';
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts';
import type { Json } from '../../src/rehearsal/wire/json.ts';
import type { RawParam, RawParams } from '../../src/rehearsal/wire/read-request.ts';

/** What comes between the program and the server. */
export interface Line {
  /** The way there. Does not resolve when the caller dies on it. */
  readonly carry: (method: string) => Promise<Carried>;
  /** Aborts when the caller is not there any more. */
  readonly gone: AbortSignal;
}

export interface Carried {
  /** `unreachable`: no connection stands; a fault: what the server's side makes of the call. */
  readonly fault: Fault | 'unreachable' | undefined;
  /** The way back. */
  readonly back: () => Promise<void>;
}

const clearLine: Line = {
  carry: () => Promise.resolve({ fault: undefined, back: () => Promise.resolve() }),
  gone: new AbortController().signal,
};

/** A new one each time: who waits for it can be forgotten. */
const never = (): Promise<never> => new Promise(() => undefined);

/**
 * The network of the simulation: hands each call to the rehearsal server in this process, by JSON as the wire would, and
 * translates its faults as the real adapter does. What the real one waits for in real time passes here on the clock. An empty long
 * poll goes on hanging.
 */
export function createSimulatedCall(rehearsal: Rehearsal, clock: Clock, line: Line = clearLine): Call {
  return async (method, payload, { deadlineMs, signal }) => {
    const params = paramsOf(payload);
    const { fault, back } = await line.carry(method);
    const uncertain = new TelegramFault({ kind: 'uncertain' }, method);
    if (fault === 'unreachable') throw new TelegramFault({ kind: 'unreachable' }, method);
    const isLongPoll = method === 'getUpdates' && Number(params.get('timeout')?.value ?? 0) > 0;
    const hangUp = either(line.gone, signal);
    try {
      if (fault !== undefined) rehearsal.faults.add({ fault, when: (call) => call.method === method });
      for (;;) {
        if (hangUp.signal.aborted) break;
        const reply = await rehearsal.answer(method, params, hangUp.signal);
        if (line.gone.aborted) return await never();
        if (signal?.aborted === true) break;
        if (reply.kind === 'hang') await clock.sleep(deadlineMs, hangUp.signal);
        if (reply.kind !== 'json') break;
        const body = readBody(reply.body);
        if (body === undefined) break;
        if (isLongPoll && Array.isArray(body.result) && body.result.length === 0) continue;
        await back();
        if (body.ok !== true) throw translateReply(body, method);
        return body.result;
      }
    } finally {
      hangUp.release();
    }
    await back();
    throw uncertain;
  };
}

interface Body {
  readonly ok?: unknown;
  readonly result?: unknown;
}

/** `undefined` for what breaks off in the middle. */
function readBody(text: string): Body | undefined {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return undefined;
  }
}

function either(one: AbortSignal, other: AbortSignal | undefined) {
  const both = new AbortController();
  const abort = (): void => {
    both.abort(null);
  };
  for (const signal of [one, other]) {
    if (signal?.aborted === true) abort();
    signal?.addEventListener('abort', abort);
  }
  const release = (): void => {
    for (const signal of [one, other]) signal?.removeEventListener('abort', abort);
  };
  return { signal: both.signal, release };
}

function paramsOf(payload: object): RawParams {
  const params = new Map<string, RawParam>();
  for (const [name, value] of Object.entries(payload)) {
    if (value === undefined || value === null) continue;
    const file = fileOf(value);
    params.set(name, file ?? { value: JSON.parse(JSON.stringify(value)) as Json, textual: false });
  }
  return params;
}

/** telegraf's `Input.fromBuffer`. */
function fileOf(value: unknown): RawParam | undefined {
  if (typeof value !== 'object' || value === null || !('source' in value)) return undefined;
  if (!(value.source instanceof Uint8Array)) return undefined;
  const fileName = 'filename' in value && typeof value.filename === 'string' ? value.filename : 'file';
  const bytes = Uint8Array.from(value.source);
  return {
    value: { kind: 'upload', fileName, contentType: 'application/octet-stream', bytes },
    textual: true,
  };
}
