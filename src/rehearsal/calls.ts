import type { Instant } from '../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Json, JsonObject } from './wire/json.ts';
import { isUpload } from './wire/json.ts';
import type { RawParams } from './wire/read-request.ts';

export type CallOutcome =
  | { readonly kind: 'pending' }
  | { readonly kind: 'ok'; readonly result: unknown }
  | { readonly kind: 'error'; readonly code: number; readonly description: string }
  /** A fault was injected; `applied` tells whether the method had taken effect before. */
  | { readonly kind: 'fault'; readonly fault: string; readonly applied: boolean };

/** One call of the bot, as the server saw it. Files appear by name and size. */
export interface CallRecord {
  readonly seq: number;
  readonly method: string;
  readonly params: JsonObject;
  readonly at: Instant;
  readonly outcome: CallOutcome;
}

/** A call that no Bot API server should ever get. */
export interface Violation {
  readonly seq: number;
  readonly method: string;
  readonly problem: string;
}

export interface CallLog {
  /** Opens a record; the returned function closes it. */
  begin(
    method: string,
    params: RawParams,
  ): { readonly call: CallRecord; readonly end: (outcome: CallOutcome) => void };
  blame(seq: number, method: string, problem: string): void;
  all(): readonly CallRecord[];
  violations(): readonly Violation[];
}

export function createCallLog(clock: Clock, onChange: () => void): CallLog {
  const calls: { -readonly [K in keyof CallRecord]: CallRecord[K] }[] = [];
  const violations: Violation[] = [];
  return {
    begin: (method, params) => {
      const call: (typeof calls)[number] = {
        seq: calls.length + 1,
        method,
        params: plainParams(params),
        at: clock.now(),
        outcome: { kind: 'pending' },
      };
      calls.push(call);
      return {
        call,
        end: (outcome) => {
          call.outcome = outcome;
          onChange();
        },
      };
    },
    blame: (seq, method, problem) => {
      violations.push({ seq, method, problem });
    },
    all: () => calls,
    violations: () => violations,
  };
}

function plainParams(params: RawParams): JsonObject {
  const plain: Record<string, Json> = {};
  for (const [name, { value }] of params) {
    plain[name] = isUpload(value) ? { file: value.fileName, size: value.bytes.length } : value;
  }
  return plain;
}
