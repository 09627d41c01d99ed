import type { Instant } from '../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { ApiUpdate, ApiUpdateBody, UpdateType } from './wire/api-types.ts';

/** Types that Telegram leaves out unless they are asked for by name. */
const unasked: ReadonlySet<string> = new Set(['chat_member']);

interface Queued {
  readonly update: ApiUpdate;
  readonly expiresAt: number;
  /** Redelivered under an id that was confirmed before: handed out once, whatever the offset. */
  readonly stale: boolean;
}

type Body = ApiUpdateBody;
interface Held {
  readonly body: Body;
  readonly expiresAt: number;
}

/** Order in which held updates are let go: as they came, the other way round, or as a function puts them. */
export type ReleaseOrder =
  'asCame' | 'reversed' | ((updates: readonly ApiUpdateBody[]) => readonly ApiUpdateBody[]);

/** What waits at the server for the bot to fetch. */
export interface UpdateQueue {
  /** Queues an update, unless its type was not asked for. It is gone after `lifeMs`. */
  push(body: ApiUpdateBody, lifeMs: number): void;
  /** Confirms everything below `offset` (negative: keeps that many of the newest), then returns at most `limit` updates. */
  fetch(offset: number, limit: number): ApiUpdate[];
  /** Removes one update: a webhook took it. */
  confirm(updateId: number): void;
  /** What a fetch would return, without confirming anything. */
  pending(): readonly ApiUpdate[];
  /** Every update ever queued, by id. */
  history(): ReadonlyMap<number, ApiUpdate>;
  clear(): void;
  /** Types to keep from now on; an empty list means the usual ones. */
  allow(types: readonly string[]): void;
  allowed(): readonly string[];
  /** Queues an update again: under its old id although it was confirmed, or as a new one. */
  redeliver(updateId: number, options?: { readonly asNewId?: boolean }): void;
  /** Keeps new updates back until they are released; ids are given on release. */
  hold(): void;
  release(order?: ReleaseOrder): void;
}

export function createUpdateQueue(clock: Clock, firstUpdateId: number, onChange: () => void): UpdateQueue {
  const history = new Map<number, ApiUpdate>();
  let queue: Queued[] = [];
  let held: Held[] | undefined;
  let nextId = firstUpdateId;
  let allowed: readonly string[] = [];

  const enqueue = (body: Body, expiresAt: number): void => {
    const update: ApiUpdate = { update_id: nextId, ...body };
    nextId += 1;
    history.set(update.update_id, update);
    queue.push({ update, expiresAt, stale: false });
    onChange();
  };
  const wanted = (body: Body): boolean => {
    const type = Object.keys(body)[0] as UpdateType;
    return allowed.length === 0 ? !unasked.has(type) : allowed.includes(type);
  };
  const expire = (): void => {
    const now: Instant = clock.now();
    queue = queue.filter((one) => one.expiresAt > now);
  };

  return {
    push: (body, lifeMs) => {
      if (!wanted(body)) return;
      const expiresAt = clock.now() + lifeMs;
      if (held === undefined) enqueue(body, expiresAt);
      else held.push({ body, expiresAt });
    },
    fetch: (offset, limit) => {
      expire();
      const before = queue.length;
      if (offset < 0) queue = queue.slice(offset);
      else queue = queue.filter((one) => one.stale || one.update.update_id >= offset);
      const batch = queue.slice(0, limit).map((one) => one.update);
      queue = queue.filter((one, index) => !(one.stale && index < limit));
      if (queue.length !== before) onChange();
      return batch;
    },
    confirm: (updateId) => {
      queue = queue.filter((one) => one.update.update_id !== updateId);
      onChange();
    },
    pending: () => {
      expire();
      return queue.map((one) => one.update);
    },
    history: () => history,
    clear: () => {
      queue = [];
      onChange();
    },
    allow: (types) => {
      allowed = [...types];
    },
    allowed: () => allowed,
    redeliver: (updateId, options = {}) => {
      const update = history.get(updateId);
      if (update === undefined) throw new Error(`rehearsal: no update ${String(updateId)} was ever queued`);
      const { update_id: id, ...body } = update;
      const forever = Number.POSITIVE_INFINITY;
      if (options.asNewId === true) {
        enqueue(body, forever);
      } else {
        queue.unshift({ update: { update_id: id, ...body }, expiresAt: forever, stale: true });
        onChange();
      }
    },
    hold: () => {
      held ??= [];
    },
    release: (order = 'asCame') => {
      const waiting = held ?? [];
      held = undefined;
      const bodies = waiting.map((one) => one.body);
      const ordered = order === 'asCame' ? bodies : order === 'reversed' ? bodies.reverse() : order(bodies);
      const lives = new Map(waiting.map((one) => [one.body, one.expiresAt]));
      for (const body of ordered) enqueue(body, lives.get(body) ?? Number.POSITIVE_INFINITY);
    },
  };
}
