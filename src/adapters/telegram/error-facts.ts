import type { LogFacts } from '../../ports/log.ts';
import { MessengerError } from '../../ports/messenger.ts';

/** What a log may know of an error: never its text, which may quote messages, values or addresses. */
export function errorFacts(error: unknown): LogFacts {
  if (error instanceof MessengerError) {
    return { method: error.method, fault: error.fault.kind, code: error.code };
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  return { error: error instanceof Error ? error.name : typeof error, code };
}
