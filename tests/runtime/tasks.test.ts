import { describe, expect, it } from 'vitest';
import { drained } from '../adapters/clock/drained.ts';
import { bytes, made, openTasks, sha256 } from './task-bench.ts';

describe('a file that somebody asked for', () => {
  it('is made from the input and put into the outbox with its hash', async () => {
    const inputs: unknown[] = [];
    const one = await openTasks((_, input) => {
      inputs.push(input);
      return made;
    });
    const tasks = one.begin();
    one.ask();
    tasks.sweep();
    await one.done();
    expect(inputs).toEqual([{ branch: 1 }]);
    expect(one.documents()).toMatchObject([
      { chatId: one.chatId, body: { kind: 'document', sha256, fileName: '记录.txt', caption: '给您' } },
    ]);
    expect(one.files.stored.get(sha256)).toEqual(bytes);
    expect(one.task()).toMatchObject({ state: 'done' });
    expect(one.committed).toEqual(['committed']);
  });

  it('is made once, however often it is offered', async () => {
    let times = 0;
    const one = await openTasks(() => {
      times += 1;
      return made;
    });
    const tasks = one.begin();
    one.ask();
    one.ask();
    tasks.sweep();
    tasks.sweep();
    await one.done();
    tasks.sweep();
    await one.done();
    expect(times).toBe(1);
    expect(one.documents()).toHaveLength(1);
    expect(one.told()).toEqual([]);
  });

  it('is not made again while its end is being written down', async () => {
    let times = 0;
    const one = await openTasks(() => {
      times += 1;
      return made;
    });
    const get = one.files.get.bind(one.files);
    let release: (() => void) | undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const isRead = new Promise<void>((resolve) => {
      one.files.get = async (hash) => {
        resolve();
        await released;
        return get(hash);
      };
    });
    const tasks = one.begin();
    one.ask();
    tasks.sweep();
    await isRead;
    // The queue itself knows by now that the run is over.
    await drained();
    tasks.sweep();
    release?.();
    await one.done();
    expect(times).toBe(1);
    expect(one.documents()).toHaveLength(1);
  });

  it('that the queue has lost is offered again by the next sweep', async () => {
    const one = await openTasks(() => made);
    one.ask();
    const afterRestart = one.begin();
    expect(one.documents()).toHaveLength(0);
    afterRestart.sweep();
    await one.done();
    expect(one.documents()).toHaveLength(1);
  });
});

describe('a maker that fails', () => {
  const failing = (times: number) => {
    const calls: number[] = [];
    return {
      calls,
      maker: (): typeof made => {
        calls.push(calls.length);
        if (calls.length <= times) throw new Error('no paper');
        return made;
      },
    };
  };

  it('is tried again later and later, and succeeds in the end', async () => {
    const { calls, maker } = failing(2);
    const one = await openTasks(maker);
    const tasks = one.begin();
    one.ask();
    for (const [waitMs, tried] of [
      [0, 1],
      [999, 1],
      [1, 2],
      [1_999, 2],
      [1, 3],
    ] as const) {
      one.bench.clock.advanceBy(waitMs);
      tasks.sweep();
      await one.done();
      expect(calls).toHaveLength(tried);
    }
    expect(one.task()).toMatchObject({ state: 'done' });
    expect(one.documents()).toHaveLength(1);
  });

  it('is given up after five tries, and whoever asked is told once, where the file would have come', async () => {
    const { calls, maker } = failing(Infinity);
    const one = await openTasks(maker);
    const tasks = one.begin();
    one.ask();
    for (let n = 0; n < 8; n += 1) {
      tasks.sweep();
      await one.done();
      one.bench.clock.advanceBy(60_000);
    }
    expect(calls).toHaveLength(5);
    expect(one.task()).toMatchObject({ state: 'failed' });
    expect(one.documents()).toHaveLength(0);
    expect(one.told()).toEqual([
      {
        text: '您要的文件没做出来。请过一会儿再要一次，还是不行就告诉县里。',
        to: one.chatId,
        guards: [{ kind: 'officer', accountId: 1, branchId: 1 }],
      },
    ]);
    // So that the words leave at once.
    expect(one.committed).toEqual(['committed']);
  });

  it.each(['TooLong', 'OutOfMemory'])('for which it is too much (%s) is given up after two', async (name) => {
    let times = 0;
    const one = await openTasks(() => {
      times += 1;
      throw Object.assign(new Error('heavy'), { name });
    });
    const tasks = one.begin();
    one.ask();
    for (let n = 0; n < 4; n += 1) {
      tasks.sweep();
      await one.done();
      one.bench.clock.advanceBy(60_000);
    }
    expect(times).toBe(2);
    expect(one.told()).toHaveLength(1);
  });

  it('that nobody knows is given up like one that fails', async () => {
    const one = await openTasks(() => made);
    const tasks = one.begin();
    one.ask('unknown kind');
    for (let n = 0; n < 5; n += 1) {
      tasks.sweep();
      await one.done();
      one.bench.clock.advanceBy(60_000);
    }
    expect(one.task()).toMatchObject({ state: 'failed' });
  });
});
