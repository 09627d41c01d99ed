/** How much may leave: at most `count` in any `windowMs`. Several limits may hold for the same key. */
export interface Limit {
  readonly count: number;
  readonly windowMs: number;
}

/** Published rates (platform.md): 1 message/s a chat, 20/min a group, 30/s a bot; edits about 20/min a group. */
export const telegramPace = {
  bot: [{ count: 30, windowMs: 1_000 }],
  privateChat: [{ count: 1, windowMs: 1_000 }],
  groupSends: [
    { count: 1, windowMs: 1_000 },
    { count: 20, windowMs: 60_000 },
  ],
  groupEdits: [
    { count: 1, windowMs: 1_000 },
    { count: 20, windowMs: 60_000 },
  ],
} as const satisfies Readonly<Record<string, readonly Limit[]>>;

/** Remembers what left, by key, on the monotonic clock. Forgotten at a restart: the server's 429 has the last word. */
export interface Pace {
  /** Milliseconds until one more may leave under `key`; 0 when it may now. */
  wait(key: string, limits: readonly Limit[], nowMs: number): number;
  note(key: string, nowMs: number): void;
  /** Nothing leaves under `key` before `untilMs`: the server asked for patience, or could not be reached. */
  hold(key: string, untilMs: number): void;
}

const longestWindowMs = 60_000;

export function createPace(): Pace {
  const left = new Map<string, number[]>();
  const held = new Map<string, number>();
  return {
    wait(key, limits, nowMs) {
      const times = left.get(key) ?? [];
      const heldMs = (held.get(key) ?? nowMs) - nowMs;
      if (heldMs <= 0) held.delete(key);
      return Math.max(0, heldMs, ...limits.map((limit) => waitFor(times, limit, nowMs)));
    },
    hold(key, untilMs) {
      held.set(key, Math.max(held.get(key) ?? 0, untilMs));
    },
    note(key, nowMs) {
      const times = (left.get(key) ?? []).filter((time) => time > nowMs - longestWindowMs);
      times.push(nowMs);
      left.set(key, times);
      if (left.size > 10_000)
        for (const [old, list] of left) if ((list.at(-1) ?? 0) < nowMs - longestWindowMs) left.delete(old);
    },
  };
}

function waitFor(times: readonly number[], limit: Limit, nowMs: number): number {
  const inWindow = times.filter((time) => time > nowMs - limit.windowMs);
  const oldest = inWindow[inWindow.length - limit.count];
  return oldest === undefined ? 0 : oldest + limit.windowMs - nowMs;
}
