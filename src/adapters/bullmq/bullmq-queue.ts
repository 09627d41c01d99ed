import { Queue as Producer, QueueEvents, Worker } from 'bullmq';
import type { TaskId } from '../../domain/ids.ts';
import type { Log } from '../../ports/log.ts';
import type { RemoteQueue, TaskEnd } from '../../ports/queue.ts';
import { thrownName } from '../../ports/thrown-facts.ts';
import { connectTimeoutMs, pause, retryDelayMs, watchRedis } from './reachability.ts';
import { redisErrorCode } from './redis-errors.ts';
import { taskEnds } from '../../ports/task-ends.ts';

export interface BullmqQueueOptions {
  /** `redis://` or `rediss://`; may hold a password. */
  readonly url: string;
  /** Whose tasks these are: several installations may use one Redis. Letters, digits, `-`, `_`. */
  readonly installation: string;
  readonly log: Log;
}

const queueName = 'tasks';
/**
 * A killed worker's job is offered again when its lock has run out and two checks have passed: within
 * `lockDurationMs + stalledIntervalMs`, 7.5 s. The lock is renewed at half its time.
 */
const lockDurationMs = 5_000;
const stalledIntervalMs = 2_500;
/** A second crash of a worker must not fail a task for ever: how often it is tried is for the task table to say. */
const maxStalledCount = 1_000_000;
/** How long a Redis that stands still may hold up the end of the program. */
const closeInMs = 2_000;
/** Ends that nobody has read are of no use for long: the table knows what is pending. */
const eventsKept = 1_000;

type ToldEnd = Exclude<TaskEnd, { readonly ended: 'lost' }>;

const jobIdOf = (id: TaskId) => `task.${String(id)}`;

/**
 * The queue on BullMQ. A job is `task.<id>`, its data the id and its value the hash of the record; nothing else ever reaches
 * Redis. A job leaves nothing behind when it ends, so that its task can be offered again. Redis may be absent, refuse or
 * lose everything at any moment.
 */
export function createBullmqQueue({ url, installation, log }: BullmqQueueOptions): RemoteQueue {
  const prefix = `zhibu:${installation}`;
  const redis = watchRedis(url, `${prefix}:probe`, log);
  const producer = new Producer(queueName, {
    connection: redis.client,
    prefix,
    skipVersionCheck: true,
    skipWaitingForReady: true,
    streams: { events: { maxLen: eventsKept } },
    defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true, stackTraceLimit: 0 },
  });
  /** Connections that wait for Redis however long it takes, and send again what it had not answered. */
  const patient = {
    connection: {
      url,
      maxRetriesPerRequest: null,
      connectTimeout: connectTimeoutMs,
      // Ends by itself once the queue is being closed: BullMQ waits for ever on a connection that it closes meanwhile.
      retryStrategy: () => (closed ? null : retryDelayMs),
    },
    prefix,
    skipVersionCheck: true,
  };
  const ends = taskEnds(log);
  const offering = new Map<TaskId, Promise<void>>();
  const running = new Set<Promise<unknown>>();
  /** What this process itself has told of its own runs; the same comes once more through Redis. */
  const toldHere = new Map<TaskId, string>();
  const logged = new Set<string>();
  let worker: Worker<unknown, string> | undefined;
  let events: QueueEvents | undefined;
  let isListening = false;
  let closed: Promise<void> | undefined;

  function noticed(error: unknown): void {
    redis.noticed(error);
    const code = redisErrorCode(error);
    if (closed || logged.has(code)) return;
    logged.add(code);
    log.warn('redis.error', { code });
  }

  function tellOfElsewhere(end: TaskEnd | undefined): void {
    if (!end) return;
    const here = toldHere.get(end.id);
    toldHere.delete(end.id);
    if (here !== JSON.stringify(end)) ends.tell(end);
  }

  /** The echo of an end may be lost with Redis, or come only when Redis is back. */
  function expectEcho(end: TaskEnd): void {
    if (!isListening) return;
    toldHere.set(end.id, JSON.stringify(end));
    const [oldest] = toldHere.keys();
    if (toldHere.size > eventsKept && oldest !== undefined) toldHere.delete(oldest);
  }

  async function run(id: TaskId, handler: (id: TaskId) => Promise<string>): Promise<string> {
    const end = await endOf(id, handler);
    // Told here as well as through Redis, which may be gone by now.
    expectEcho(end);
    ends.tell(end);
    if (end.ended === 'made') return end.record;
    const failure = new Error(end.error);
    failure.name = 'TaskFailed';
    throw failure;
  }

  /** Hears what ends elsewhere, of everything that ends after this call. */
  async function listen(): Promise<void> {
    if (isListening || !ends.isHeard()) return;
    isListening = true;
    try {
      const last = await lastEventId(redis.client, producer.keys['events'] ?? '');
      events = closed ? undefined : hear(last);
    } catch (error) {
      isListening = false;
      toldHere.clear();
      noticed(error);
    }
  }

  function hear(lastEventId: string): QueueEvents {
    const heard = new QueueEvents(queueName, { ...patient, lastEventId });
    heard.on('error', noticed);
    heard.on('completed', ({ jobId, returnvalue }) => {
      tellOfElsewhere(endRead(jobId, 'made', returnvalue));
    });
    heard.on('failed', ({ jobId, failedReason }) => {
      tellOfElsewhere(endRead(jobId, 'failed', failedReason));
    });
    heard.on('stalled', ({ jobId }) => {
      const id = taskIdOf(jobId);
      if (id !== undefined) ends.tell({ id, ended: 'lost' });
    });
    return heard;
  }

  producer.on('error', noticed);
  redis.onTrouble((trouble) => {
    if (trouble === undefined) logged.clear();
    work();
  });
  // A Redis that answers may yet have been too slow for the first question.
  redis.onWell(() => void listen());

  /** Against a Redis that refuses, BullMQ would ask for the next job again and again without a breath. */
  function work(): void {
    if (!worker || closed) return;
    (redis.trouble() === undefined ? worker.resume() : worker.pause(true)).catch(noticed);
  }

  async function offer(id: TaskId): Promise<void> {
    if (closed || redis.client.status !== 'ready') return;
    try {
      await producer.add('task', id, { jobId: jobIdOf(id) });
    } catch (error) {
      noticed(error);
    }
  }

  async function close(): Promise<void> {
    if (redis.client.status !== 'ready') await pause(retryDelayMs + 100);
    const parts = [worker, events, producer].filter((part) => part !== undefined);
    const ending = Promise.allSettled(parts.map((part) => part.close()));
    await Promise.allSettled(running);
    await Promise.race([ending, pause(closeInMs)]);
    await Promise.allSettled(parts.map((part) => part.getBackend().close(true)));
    redis.close();
  }

  return {
    offer(id) {
      const begun =
        offering.get(id) ??
        offer(id).finally(() => {
          offering.delete(id);
        });
      offering.set(id, begun);
      return begun;
    },
    consume(handler, concurrency) {
      worker = new Worker<unknown, string>(
        queueName,
        async (job) => {
          const id = taskIdOf(job.id);
          if (id === undefined) throw new Error('MalformedJob');
          const begun = run(id, handler);
          running.add(begun);
          return begun.finally(() => running.delete(begun));
        },
        {
          ...patient,
          autorun: false,
          concurrency,
          lockDuration: lockDurationMs,
          stalledInterval: stalledIntervalMs,
          maxStalledCount,
          runRetryDelay: 1_000,
        },
      );
      worker.on('error', noticed);
      work();
    },
    onEnd(listener) {
      ends.listen(listener);
      if (redis.trouble() === undefined) void listen();
    },
    async depth() {
      if (closed || redis.client.status !== 'ready') return { waiting: 0, running: 0 };
      try {
        const counts = await producer.getJobCounts('waiting', 'active');
        return { waiting: counts['waiting'] ?? 0, running: counts['active'] ?? 0 };
      } catch (error) {
        noticed(error);
        return { waiting: 0, running: 0 };
      }
    },
    trouble: () => redis.trouble(),
    onTrouble(listener) {
      redis.onTrouble(listener);
    },
    close: () => (closed ??= close()),
  };
}

async function endOf(id: TaskId, handler: (id: TaskId) => Promise<string>): Promise<ToldEnd> {
  try {
    return { id, ended: 'made', record: await handler(id) };
  } catch (error) {
    return { id, ended: 'failed', error: thrownName(error) };
  }
}

/** From now on, whenever the first read of the stream begins. */
async function lastEventId(
  client: {
    xrevrange(
      key: string,
      end: string,
      start: string,
      count: 'COUNT',
      n: number,
    ): Promise<[string, string[]][]>;
  },
  key: string,
): Promise<string> {
  const [last] = await client.xrevrange(key, '+', '-', 'COUNT', 1);
  return last?.[0] ?? '0-0';
}

/** Others may write into this Redis as well: nothing is taken that this program would not have written. */
function endRead(jobId: string, ended: ToldEnd['ended'], value: unknown): ToldEnd | undefined {
  const id = taskIdOf(jobId);
  if (id === undefined || typeof value !== 'string') return undefined;
  if (ended === 'failed') return { id, ended, error: /^\w{1,64}$/.test(value) ? value : 'Error' };
  return /^[0-9a-f]{64}$/.test(value)
    ? { id, ended, record: value }
    : { id, ended: 'failed', error: 'MalformedRecord' };
}

function taskIdOf(jobId: string | undefined): TaskId | undefined {
  const digits = /^task\.(\d{1,15})$/.exec(jobId ?? '')?.[1];
  return digits === undefined ? undefined : (Number(digits) as TaskId);
}
