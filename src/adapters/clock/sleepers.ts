/** Who sleeps until when, on a monotonic clock in milliseconds. */
export interface Sleepers {
  add(wakeAt: number, signal?: AbortSignal): Promise<void>;
  /** Wakes everybody whose time is at or before `now`, the earliest first. */
  wake(now: number): void;
  next(): number | undefined;
}

/** `onChange` is called after each sleeper who came or left, so that a real timer can follow. */
export function createSleepers(onChange: () => void = () => undefined): Sleepers {
  const sleeping = new Map<() => void, number>();
  return {
    add: (wakeAt, signal) =>
      new Promise((resolve) => {
        const finish = (): void => {
          sleeping.delete(finish);
          signal?.removeEventListener('abort', finish);
          resolve();
          onChange();
        };
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        sleeping.set(finish, wakeAt);
        signal?.addEventListener('abort', finish, { once: true });
        onChange();
      }),
    wake: (now) => {
      const due = [...sleeping].filter(([, wakeAt]) => wakeAt <= now);
      for (const [finish] of due.sort(([, a], [, b]) => a - b)) finish();
    },
    next: () => (sleeping.size === 0 ? undefined : Math.min(...sleeping.values())),
  };
}
