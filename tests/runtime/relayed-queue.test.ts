import { expect, it } from 'vitest';
import type { TaskId } from '../../src/domain/ids.ts';
import type { RemoteQueue, TaskEnd } from '../../src/ports/queue.ts';
import { createEmbeddedQueue } from '../../src/runtime/embedded-queue.ts';
import { createRelayedQueue } from '../../src/runtime/relayed-queue.ts';
import { noLog } from '../harness/open-queue.ts';

const id = 1 as TaskId;

/** A remote queue whose trouble the test makes. */
function remoteQueue() {
  const listeners: ((trouble: string | undefined) => void)[] = [];
  let trouble: string | undefined;
  const queue: RemoteQueue = {
    ...createEmbeddedQueue(noLog),
    trouble: () => trouble,
    onTrouble: (listener) => listeners.push(listener),
  };
  return {
    queue,
    is: (next: string | undefined) => {
      trouble = next;
      for (const listener of listeners) listener(next);
    },
  };
}

it('tells once for each run how it ended, on however many ways the task came', async () => {
  const remote = remoteQueue();
  const queue = createRelayedQueue(remote.queue, createEmbeddedQueue(noLog), noLog);
  const ends: TaskEnd[] = [];
  queue.onEnd((end) => ends.push(end));
  const fails: (() => void)[] = [];
  const run = () =>
    new Promise<string>((_, reject) => {
      fails.push(() => {
        reject(new Error('planted'));
      });
    });
  queue.consume(run, 2);
  const failure = { id, ended: 'failed', error: 'Error' };

  await queue.offer(id);
  remote.is('away');
  fails[0]?.();
  // What is begun later has both ways behind it.
  await queue.close();
  expect(fails).toHaveLength(1);
  expect(ends).toEqual([failure]);
});

it('tells the end of each run of a task', async () => {
  const remote = remoteQueue();
  const queue = createRelayedQueue(remote.queue, createEmbeddedQueue(noLog), noLog);
  const ends: TaskEnd[] = [];
  const next = () => new Promise<void>((resolve) => (told = resolve));
  let told: (() => void) | undefined;
  queue.onEnd((end) => {
    ends.push(end);
    told?.();
  });
  queue.consume(() => Promise.reject(new Error('planted')), 2);
  const failure = { id, ended: 'failed', error: 'Error' };
  for (const trouble of [undefined, 'away', undefined]) {
    remote.is(trouble);
    const ended = next();
    await queue.offer(id);
    await ended;
    // Both queues let go of it before it is offered again.
    while ((await queue.depth()).running > 0);
  }
  expect(ends).toEqual([failure, failure, failure]);
  await queue.close();
});
