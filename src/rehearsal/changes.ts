import { realSleep } from '../adapters/clock/system-clock.ts';

export interface UntilOptions {
  /** Real milliseconds until it gives up; 10,000 unless told. */
  readonly timeoutMs?: number;
  /** What is awaited, for the error text. */
  readonly what?: string;
}

/** Tells whoever waits that the server's state has changed. */
export interface Changes {
  /** Counts the changes so far. */
  readonly revision: () => number;
  /** To be called after every change of state. Listeners run afterwards, once for several changes in a row. */
  readonly notify: () => void;
  /** Calls `listener` after each change, until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Resolves with the first value of `probe` that is neither `false` nor `undefined`, looking now and after each change.
   * Rejects after `timeoutMs` of real time, saying what was awaited and what `describe` tells of the state.
   */
  readonly until: <T>(probe: () => T, options?: UntilOptions) => Promise<Exclude<T, false | undefined>>;
}

/** `describe` is asked for the state when a wait has been in vain. */
export function createChanges(describe: () => string): Changes {
  const listeners = new Set<() => void>();
  let revision = 0;
  let scheduled = false;

  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  return {
    revision: () => revision,
    notify: () => {
      revision += 1;
      if (scheduled) return;
      scheduled = true;
      queueMicrotask(() => {
        scheduled = false;
        for (const listener of [...listeners]) listener();
      });
    },
    subscribe,
    until: <T>(probe: () => T, options: UntilOptions = {}) => {
      type Found = Exclude<T, false | undefined>;
      const { timeoutMs = 10_000, what = 'a change of the server state' } = options;
      return new Promise<Found>((resolve, reject) => {
        const over = new AbortController();
        const look = (): boolean => {
          try {
            const value = probe();
            if (value === false || value === undefined) return false;
            resolve(value as Found);
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
          unsubscribe();
          over.abort();
          return true;
        };
        const unsubscribe = subscribe(look);
        if (look()) return;
        void realSleep(timeoutMs, over.signal).then(() => {
          if (over.signal.aborted) return;
          unsubscribe();
          reject(new Error(`rehearsal: waited ${String(timeoutMs)} ms in vain for ${what}.\n${describe()}`));
        });
      });
    },
  };
}
