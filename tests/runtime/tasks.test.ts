import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { TaskId } from '../../src/domain/ids.ts';
import type { Errand } from '../../src/errand.ts';
import type { FileMaker } from '../../src/file-maker.ts';
import type { Files } from '../../src/ports/files.ts';
import type { Queue } from '../../src/ports/queue.ts';
import { writeOutcome } from '../../src/runtime/effects.ts';
import { createEmbeddedQueue } from '../../src/runtime/embedded-queue.ts';
import { inlineWorkshop } from '../../src/runtime/inline-workshop.ts';
import { createTasks } from '../../src/runtime/tasks.ts';
import type { Tasks } from '../../src/runtime/tasks.ts';
import { openBench } from '../harness/ingest-bench.ts';

const bytes = new TextEncoder().encode('记录页');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const made = { fileName: '记录.txt', bytes, caption: '给您' };

function filesInMemory(): Files & { readonly stored: ReadonlyMap<string, Uint8Array> } {
  const stored = new Map<string, Uint8Array>();
  return {
    stored,
    put: (content) => {
      const hash = createHash('sha256').update(content).digest('hex');
      stored.set(hash, content);
      return Promise.resolve(hash);
    },
    get: (hash) => Promise.resolve(stored.get(hash)),
    remove: (hash) => Promise.resolve(void stored.delete(hash)),
  };
}

/** Tasks over a real store; `done` waits for what the queue has begun. */
async function openTasks(maker: FileMaker, errand?: Errand) {
  const bench = await openBench();
  const files = filesInMemory();
  const runs: Promise<string>[] = [];
  const begun: Tasks[] = [];
  const watched = (): Queue => {
    const queue = createEmbeddedQueue(bench.world.log);
    return {
      ...queue,
      consume: (handler, concurrency) => {
        queue.consume((id) => {
          const run = handler(id);
          runs.push(run);
          return run;
        }, concurrency);
      },
    };
  };
  const committed: string[] = [];
  const begin = () => {
    const work = { files, makers: { page: maker }, errands: errand ? { count: errand } : {} };
    const workshop = inlineWorkshop(bench.world, work);
    const tasks = createTasks(bench.world, work, watched(), workshop, () => committed.push('committed'));
    tasks.start();
    begun.push(tasks);
    return tasks;
  };
  const chatId = bench.write((tx) => tx.chats.ensure('telegram', { externalId: '7', kind: 'private' }).id);
  return {
    bench,
    files,
    committed,
    begin,
    chatId,
    ask: (task = 'page', input: unknown = { branch: 1 }) => {
      bench.write((tx) => {
        writeOutcome(tx, bench.clock.now(), { files: [{ task, input, chatId, key: 'asked' }] });
      });
    },
    run: (input: unknown) => {
      bench.write((tx) => {
        writeOutcome(tx, bench.clock.now(), { errands: [{ task: 'count', input, key: 'nightly' }] });
      });
    },
    done: async () => {
      await Promise.allSettled(runs);
      for (const tasks of begun) await tasks.settled();
    },
    documents: () =>
      bench.read((tx) =>
        tx.outbox.dueCreates(bench.clock.now(), 10).filter(({ body }) => body.kind === 'document'),
      ),
    task: () => bench.read((tx) => tx.tasks.task(1 as TaskId)),
  };
}

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

  it('is given up after five tries', async () => {
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

describe('an errand that a job asked for', () => {
  const counting = (finish: Errand['finish']): Errand => ({
    work: ({ tx, now }, input) => ({
      of: (input as { of: string }).of,
      chats: tx.chats.served().length,
      at: now,
    }),
    finish,
  });
  const keep: Errand['finish'] = (tx, facts, now) => {
    tx.settings.setMeta('counted', JSON.stringify({ ...facts, now }));
  };

  it('is finished in the transaction that ends it, and nobody is sent anything', async () => {
    const one = await openTasks(() => made, counting(keep));
    const tasks = one.begin();
    one.run({ of: 'groups' });
    one.run({ of: 'groups' });
    tasks.sweep();
    await one.done();
    const now = one.bench.clock.now();
    expect(one.bench.read((tx) => tx.settings.meta('counted'))).toBe(
      JSON.stringify({ of: 'groups', chats: 0, at: now, now }),
    );
    expect(one.task()).toMatchObject({ kind: 'count', state: 'done' });
    expect(one.documents()).toHaveLength(0);
    expect(one.files.stored.size).toBe(0);
    tasks.sweep();
    await one.done();
    expect(one.committed).toEqual(['committed']);
  });

  it('whose finish throws has written nothing, and is tried again', async () => {
    let times = 0;
    const one = await openTasks(
      () => made,
      counting((tx, facts, now) => {
        times += 1;
        keep(tx, facts, now);
        if (times === 1) throw new RangeError('count');
      }),
    );
    const tasks = one.begin();
    one.run({ of: 'groups' });
    tasks.sweep();
    await one.done();
    expect(one.task()).toMatchObject({ state: 'pending', attempts: 1 });
    expect(one.bench.read((tx) => tx.settings.meta('counted'))).toBeUndefined();
    one.bench.clock.advanceBy(1_000);
    tasks.sweep();
    await one.done();
    expect(one.task()).toMatchObject({ state: 'done' });
    expect(one.bench.read((tx) => tx.settings.meta('counted'))).toContain('groups');
  });
});
