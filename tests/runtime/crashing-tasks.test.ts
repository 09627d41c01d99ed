import { expect, it } from 'vitest';
import type { TaskId } from '../../src/domain/ids.ts';
import type { Queue, TaskEnd } from '../../src/ports/queue.ts';
import { made, openTasks } from './task-bench.ts';

const id = 1 as TaskId;

/** A maker that takes the whole process down as long as `deadly` says: nothing of it is heard any more. */
async function openDeadly(carry?: (queue: Queue) => Queue) {
  let begun = 0;
  const one = await openTasks(
    () => {
      begun += 1;
      return new Promise<never>(() => undefined);
    },
    undefined,
    carry,
  );
  one.ask();
  const startAgain = () => {
    one.begin().sweep();
  };
  return { ...one, startAgain, begun: () => begun };
}

it('takes the program down twenty times at most, and then whoever asked is told', async () => {
  const one = await openDeadly();
  for (let start = 1; start <= 20; start += 1) one.startAgain();
  expect([one.begun(), one.task()?.state, one.told()]).toEqual([20, 'pending', []]);
  for (let start = 1; start <= 3; start += 1) one.startAgain();
  expect([one.begun(), one.task()?.state]).toEqual([20, 'failed']);
  expect(one.told()).toMatchObject([{ text: expect.stringContaining('没做出来') as string, to: one.chatId }]);
  expect(one.committed).toEqual(['committed']);
});

it('counts from the start when something was heard in between', async () => {
  let deadly = true;
  let begun = 0;
  const one = await openTasks(() => {
    begun += 1;
    if (deadly) return new Promise<never>(() => undefined);
    throw new Error('no paper');
  });
  one.ask();
  for (let start = 1; start <= 19; start += 1) one.begin().sweep();
  deadly = false;
  const tasks = one.begin();
  tasks.sweep();
  while (one.task()?.attempts === 0) await tasks.settled();
  deadly = true;
  for (let start = 1; start <= 19; start += 1) {
    one.bench.clock.advanceBy(1_000);
    one.begin().sweep();
  }
  expect([begun, one.task()?.state]).toEqual([39, 'pending']);
});

/** A queue through which other processes work, and of which the test says what is lost. */
function elsewhere() {
  const listeners: ((end: TaskEnd) => void)[] = [];
  return {
    lost: () => {
      listeners.at(-1)?.({ id, ended: 'lost' });
    },
    told: (error: string) => {
      listeners.at(-1)?.({ id, ended: 'failed', error });
    },
    carry: (queue: Queue): Queue => ({
      ...queue,
      onEnd: (listener) => {
        listeners.push(listener);
        queue.onEnd(listener);
      },
    }),
  };
}

it('counts other processes that were lost over it, and forgives so many', async () => {
  const { lost, carry } = elsewhere();
  const one = await openDeadly(carry);
  const tasks = one.begin();
  for (let crash = 1; crash <= 20; crash += 1) lost();
  await tasks.settled();
  expect([one.task()?.state, one.told()]).toEqual(['pending', []]);
  lost();
  await tasks.settled();
  expect(one.task()?.state).toBe('failed');
  expect(one.told()).toHaveLength(1);
});

it('counts its own crash once, although the queue tells of it as well', async () => {
  const { lost, carry } = elsewhere();
  const one = await openDeadly(carry);
  for (let start = 1; start <= 20; start += 1) {
    one.startAgain();
    if (start > 1) lost();
  }
  expect([one.begun(), one.task()?.state]).toEqual([20, 'pending']);
});

it('does not count work that was stopped with the program', async () => {
  const { told, carry } = elsewhere();
  const one = await openDeadly(carry);
  for (let start = 1; start <= 25; start += 1) {
    const tasks = one.begin();
    tasks.sweep();
    told('Stopped');
    await tasks.settled();
  }
  expect(one.begun()).toBe(25);
  expect(one.task()).toMatchObject({ state: 'pending', attempts: 0 });
});

it('is not begun again once it was given up', async () => {
  const one = await openTasks(() => made);
  one.ask();
  one.bench.write((tx) => {
    tx.tasks.end(id, 'failed', one.bench.clock.now(), 'NeverEnds');
  });
  await expect(one.make(id)).rejects.toMatchObject({ name: 'NotPending' });
});
