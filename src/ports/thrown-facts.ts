import type { LogFacts } from './log.ts';
import { MessengerError } from './messenger.ts';

const plainName = /^[A-Za-z_$][\w$.-]{0,63}$/;
const frame = /^ +at .*?([\w.-]+\.[cm]?[jt]s:\d+):\d+\)?$/m;

/**
 * What a log may know of anything that was thrown, by one rule: class (`error`), code of the system or of SQLite (`code`), file and
 * line (`at`); of a fault of the messenger `method`, `fault`, `code`. Never the message and never the stack: both may quote names,
 * texts, addresses and the token.
 */
export function thrownFacts(thrown: unknown): LogFacts {
  if (thrown instanceof MessengerError)
    return { method: thrown.method, fault: thrown.fault.kind, code: thrown.code };
  if (!(thrown instanceof Error)) return { error: thrownName(thrown) };
  return {
    error: thrownName(thrown),
    code: codeOf(thrown),
    at: placeOf(thrown),
  };
}

/** Its class alone. */
export function thrownName(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown;
  return plainName.test(thrown.name) ? thrown.name : 'Error';
}

/** The same in one line, for a column of the database. */
export function describeThrown(thrown: unknown): string {
  const { error, method, fault, code, at } = thrownFacts(thrown);
  const place = at === undefined ? undefined : `at ${String(at)}`;
  return [error, method, fault, code, place].filter((part) => part !== undefined).join(' ');
}

function codeOf(thrown: Error): string | undefined {
  const code = 'code' in thrown ? String(thrown.code) : '';
  return plainName.test(code) ? code : undefined;
}

function placeOf({ stack = '', message }: Error): string | undefined {
  return frame.exec(stack.replace(message, ''))?.[1];
}
