import type { CallRecord } from './calls.ts';

/** What goes wrong with a call. `applied`: the method takes effect all the same, and only its reply suffers. */
export type Fault =
  | {
      readonly kind: 'error';
      readonly code: number;
      readonly description: string;
      readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
      readonly applied?: boolean;
    }
  /** A page of HTML, as a proxy in front of the server sends it. */
  | { readonly kind: 'html'; readonly code: number; readonly applied: boolean }
  | { readonly kind: 'cut'; readonly applied: boolean }
  /** Never answers; the caller has to give up. */
  | { readonly kind: 'hang'; readonly applied: boolean }
  /** Takes effect, and answers after `ms` real milliseconds. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Takes effect; the head of the reply comes at once, its body byte by byte, whole after `ms` real milliseconds. */
  | { readonly kind: 'trickle'; readonly ms: number }
  /** Takes effect, and answers with JSON that is whole and means nothing. */
  | { readonly kind: 'nonsense'; readonly body: string }
  /** A reply that breaks off in the middle of its JSON. */
  | { readonly kind: 'truncated'; readonly applied: boolean };

/** The faults of the brief by name. */
export const fault = {
  tooManyRequests: (retryAfterS: number): Fault => ({
    kind: 'error',
    code: 429,
    description: `Too Many Requests: retry after ${String(retryAfterS)}`,
    parameters: { retry_after: retryAfterS },
  }),
  forbidden: (what = 'bot was blocked by the user'): Fault => error(403, `Forbidden: ${what}`),
  badRequest: (what = 'chat not found'): Fault => error(400, `Bad Request: ${what}`),
  unauthorized: (): Fault => error(401, 'Unauthorized'),
  notFound: (): Fault => error(404, 'Not Found'),
  conflict: (): Fault =>
    error(
      409,
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    ),
  serverError: (applied = false): Fault => ({ ...error(500, 'Internal Server Error'), applied }),
  badGateway: (applied = false): Fault => ({ kind: 'html', code: 502, applied }),
  cutBefore: (): Fault => ({ kind: 'cut', applied: false }),
  cutAfter: (): Fault => ({ kind: 'cut', applied: true }),
  hang: (applied = false): Fault => ({ kind: 'hang', applied }),
  slow: (ms: number): Fault => ({ kind: 'slow', ms }),
  trickle: (ms: number): Fault => ({ kind: 'trickle', ms }),
  nonsense: (body = '{"ok":true,"result":"unexpected"}'): Fault => ({ kind: 'nonsense', body }),
  truncated: (applied = true): Fault => ({ kind: 'truncated', applied }),
} as const;

function error(code: number, description: string): Fault & { readonly kind: 'error' } {
  return { kind: 'error', code, description };
}

export interface FaultRule {
  readonly fault: Fault;
  /** Methods it hits; all of them when absent. */
  readonly method?: string | readonly string[];
  /** Calls it hits among those. */
  readonly when?: (call: CallRecord) => boolean;
  /** How many calls it hits; 1 unless told, `Infinity` for all. */
  readonly times?: number;
}

export interface Faults {
  /** Rules are tried in the order they were added; the first that fits hits. */
  add(rule: FaultRule): { readonly hits: () => number; readonly remove: () => void };
  clear(): void;
  /** The fault for this call, which is thereby counted. */
  take(call: CallRecord): Fault | undefined;
}

export function createFaults(): Faults {
  const rules = new Set<{ readonly rule: FaultRule; hits: number }>();
  return {
    add: (rule) => {
      const entry = { rule, hits: 0 };
      rules.add(entry);
      return { hits: () => entry.hits, remove: () => void rules.delete(entry) };
    },
    clear: () => {
      rules.clear();
    },
    take: (call) => {
      for (const entry of rules) {
        const { method, when, times = 1, fault: what } = entry.rule;
        const methods = typeof method === 'string' ? [method] : method;
        if (entry.hits >= times || methods?.includes(call.method) === false) continue;
        if (when !== undefined && !when(call)) continue;
        entry.hits += 1;
        return what;
      }
      return undefined;
    },
  };
}
