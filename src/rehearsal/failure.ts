import { refuse } from '../domain/decision.ts';
import type { Refusal } from '../domain/decision.ts';

/** An error reply of the Bot API. `violation` marks a request that no state of the world would have made valid. */
export interface ApiFailure {
  readonly code: number;
  readonly description: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
  readonly violation?: true;
}

/** The request fits its method, but not the state of chats and messages. */
export function badRequest(what: string): Refusal<ApiFailure> {
  return refuse({ code: 400, description: `Bad Request: ${what}` });
}

/** The request itself is wrong: recorded as a violation of the caller. */
export function malformed(what: string): Refusal<ApiFailure> {
  return refuse({ code: 400, description: `Bad Request: ${what}`, violation: true });
}

export function forbidden(what: string): Refusal<ApiFailure> {
  return refuse({ code: 403, description: `Forbidden: ${what}` });
}

export function conflict(what: string): Refusal<ApiFailure> {
  return refuse({ code: 409, description: `Conflict: ${what}` });
}

export function upgraded(toChatId: number): Refusal<ApiFailure> {
  return refuse({
    code: 400,
    description: 'Bad Request: group chat was upgraded to a supergroup chat',
    parameters: { migrate_to_chat_id: toChatId },
  });
}

export function tooManyRequests(retryAfterS: number): Refusal<ApiFailure> {
  return refuse({
    code: 429,
    description: `Too Many Requests: retry after ${String(retryAfterS)}`,
    parameters: { retry_after: retryAfterS },
  });
}
