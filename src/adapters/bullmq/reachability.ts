import { Redis } from 'ioredis';
import { aborted } from '../../ports/aborted.ts';
import type { Log } from '../../ports/log.ts';
import { isRefusal, redisErrorCode, redisTroubleWords } from './redis-errors.ts';

/** The connection on which tasks are offered, and whether Redis takes them. */
export interface Reachability {
  /** Fails at once while Redis is away, and within `commandTimeoutMs` when it does not answer. */
  readonly client: Redis;
  trouble(): string | undefined;
  /** Tells each change of `trouble()`. */
  onTrouble(listener: (trouble: string | undefined) => void): void;
  /** Tells each probe that went well: every second, as long as nothing is wrong. */
  onWell(listener: () => void): void;
  /** Takes note of an error that a command ended with, on this connection or another. */
  noticed(error: unknown): void;
  close(): void;
}

export const connectTimeoutMs = 5_000;
/** Redis is often back within a second, and asking so often costs nothing. */
export const retryDelayMs = 500;
/** Longer than the thread may be busy with a document: a late reader is no silent Redis. */
const commandTimeoutMs = 3_000;
const probeEveryMs = 1_000;

/**
 * Keeps a connection and writes one small key each second. A refused write tells what the socket does not: Redis is out of
 * memory, read-only, or hangs. Real time, as every network timeout.
 */
export function watchRedis(url: string, probeKey: string, log: Log): Reachability {
  const client = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: commandTimeoutMs,
    connectTimeout: connectTimeoutMs,
    retryStrategy: () => retryDelayMs,
  });
  const listeners: ((trouble: string | undefined) => void)[] = [];
  const wellListeners: (() => void)[] = [];
  const closing = new AbortController();
  let trouble: string | undefined = 'Redis is not reached yet';
  let lastCode = 'CLOSED';
  let unanswered = 0;

  function set(next: string | undefined): void {
    if (next === trouble || closing.signal.aborted) return;
    trouble = next;
    for (const listener of listeners) listener(next);
  }

  function refused(error: unknown): void {
    const code = redisErrorCode(error);
    unanswered = code === 'TIMEOUT' ? unanswered + 1 : 0;
    // Once may be this process that was too busy to read the answer.
    if (isRefusal(code) || unanswered > 1) set(redisTroubleWords(code));
  }

  async function probe(): Promise<void> {
    if (client.status !== 'ready') return;
    try {
      await client.set(probeKey, '1', 'EX', 60);
      unanswered = 0;
      set(undefined);
      for (const listener of wellListeners) listener();
    } catch (error) {
      refused(error);
    }
  }

  async function probeUntilClosed(): Promise<void> {
    while (!closing.signal.aborted) {
      await probe();
      await pause(probeEveryMs, closing.signal);
    }
  }

  client.on('error', (error: unknown) => {
    lastCode = redisErrorCode(error);
    if (client.status !== 'ready') set(redisTroubleWords(lastCode));
  });
  client.on('close', () => {
    set(redisTroubleWords(lastCode));
    lastCode = 'CLOSED';
  });
  client.on('ready', () => {
    void probe();
    void warnOfEviction(client, log);
  });
  void probeUntilClosed();

  return {
    client,
    trouble: () => trouble,
    onTrouble(listener) {
      listeners.push(listener);
    },
    onWell(listener) {
      wellListeners.push(listener);
    },
    noticed(error) {
      const code = redisErrorCode(error);
      if (isRefusal(code)) set(redisTroubleWords(code));
    },
    close() {
      closing.abort();
      client.disconnect();
    },
  };
}

/** Resolves after `ms` real milliseconds, or at once when a signal aborts. */
export function pause(ms: number, ...signals: readonly AbortSignal[]): Promise<void> {
  return aborted(AbortSignal.timeout(ms), ...signals);
}

/** A Redis that may throw keys away loses jobs; the sweeper offers them again, but late. */
async function warnOfEviction(client: Redis, log: Log): Promise<void> {
  try {
    const policy = /maxmemory_policy:(\S+)/.exec(await client.info('memory'))?.[1];
    if (policy !== undefined && policy !== 'noeviction') log.warn('redis.evicts', { policy });
  } catch {
    // Not permitted, or away again: nothing is known and nothing depends on it.
  }
}
