import { expect, it } from 'vitest';
import type { TaskId } from '../../src/domain/ids.ts';
import type { Queue, TaskEnd } from '../../src/ports/queue.ts';
import { made, openTasks } from './task-bench.ts';

const id = 1 as TaskId;

/** A maker that takes the whole process down: nothing of it is heard any more. */
async function openDeadly(carry?: (queue: Queue) => Queue) {
  const one = await openTasks(() => new Promise<never>(() => undefined), undefined, carry);
  one.ask();
  const startAgain = () => {
    one.begin().sweep();
  };
  return { ...one, startAgain };
}

/** As {@link openDeadly}, where a process of its own is what dies: that is heard. */
async function openDeadlyButApart() {
  const one = await openTasks(() => {
    if (one.apart().at(-1) !== true) return new Promise<never>(() => undefined);
    throw Object.assign(new Error('killed'), { name: 'ProcessEnded' });
  });
  one.ask();
  return one;
}

it('takes the program down three times at most, fails apart, and whoever asked is told', async () => {
  const one = await openDeadlyButApart();
  for (let start = 1; start <= 3; start += 1) one.begin().sweep();
  expect([one.apart(), one.task()?.state, one.told()]).toEqual([[false, false, false], 'pending', []]);
  const tasks = one.begin();
  while (one.task()?.state === 'pending') {
    tasks.sweep();
    await tasks.settled();
    one.bench.clock.advanceBy(1_000);
  }
  expect(one.apart()).toEqual([...[1, 2, 3].map(() => false), ...[1, 2, 3, 4, 5].map(() => true)]);
  expect(one.task()?.state).toBe('failed');
  expect(one.told()).toMatchObject([{ text: expect.stringContaining('没做出来') as string, to: one.chatId }]);
  expect(one.committed).toEqual(['committed']);
});

it('is made in the end, however often the program was killed for another reason', async () => {
  let isCalm = false;
  const one = await openTasks(() => (isCalm ? made : new Promise<never>(() => undefined)));
  one.ask();
  for (let start = 1; start <= 200; start += 1) one.begin().sweep();
  expect(one.task()).toMatchObject({ state: 'pending', attempts: 0 });
  isCalm = true;
  const tasks = one.begin();
  tasks.sweep();
  while (one.documents().length === 0) await tasks.settled();
  expect(one.task()?.state).toBe('done');
  expect(one.apart().at(-1)).toBe(true);
});

it('does not make apart what ended every time, well or badly', async () => {
  const one = await openTasks(() => {
    throw new Error('no paper');
  });
  one.ask();
  const tasks = one.begin();
  while (one.task()?.state === 'pending') {
    tasks.sweep();
    await tasks.settled();
    one.bench.clock.advanceBy(1_000);
  }
  expect(one.apart()).toEqual([false, false, false, false, false]);
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

it('counts other processes that were lost over it', async () => {
  const { lost, carry } = elsewhere();
  const one = await openDeadly(carry);
  const tasks = one.begin();
  for (let crash = 1; crash <= 3; crash += 1) lost();
  await tasks.settled();
  expect(one.task()).toMatchObject({ state: 'pending', begun: 3 });
  one.startAgain();
  expect(one.apart()).toEqual([true]);
});

it('counts its own crash once, although the queue tells of it as well', async () => {
  const { lost, carry } = elsewhere();
  const one = await openDeadly(carry);
  for (let start = 1; start <= 3; start += 1) {
    one.startAgain();
    if (start > 1) lost();
  }
  expect(one.apart()).toEqual([false, false, false]);
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
  expect(one.apart()).toEqual(Array.from({ length: 25 }, () => false));
  expect(one.task()).toMatchObject({ state: 'pending', attempts: 0 });
});

it('is not begun again once it was given up', async () => {
  const one = await openTasks(() => made);
  one.ask();
  one.bench.write((tx) => {
    tx.tasks.end(id, 'failed', one.bench.clock.now(), 'ProcessEnded');
  });
  await expect(one.make(id)).rejects.toMatchObject({ name: 'NotPending' });
});
