import { createHash } from 'node:crypto';
import type { TaskId } from '../../src/domain/ids.ts';
import type { Guard } from '../../src/domain/delivery/guards.ts';
import type { Errand } from '../../src/errand.ts';
import type { FileMaker } from '../../src/file-maker.ts';
import type { Files } from '../../src/ports/files.ts';
import type { Queue } from '../../src/ports/queue.ts';
import type { Making, Workshop } from '../../src/ports/workshop.ts';
import { writeOutcome } from '../../src/runtime/effects.ts';
import { createEmbeddedQueue } from '../../src/runtime/embedded-queue.ts';
import { inlineWorkshop } from '../../src/runtime/inline-workshop.ts';
import { createTasks } from '../../src/runtime/tasks.ts';
import type { Tasks } from '../../src/runtime/tasks.ts';
import { openBench } from '../harness/ingest-bench.ts';

export const bytes = new TextEncoder().encode('记录页');
export const sha256 = createHash('sha256').update(bytes).digest('hex');
export const made = { fileName: '记录.txt', bytes, caption: '给您' };

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
    sweep: () => Promise.resolve(0),
  };
}

/** Tasks over a real store; `done` waits for what the queue has begun. `carry`: what becomes of the queue on the way. */
export async function openTasks(
  maker: FileMaker,
  errand?: Errand,
  carry: (queue: Queue) => Queue = (queue) => queue,
) {
  const bench = await openBench();
  const files = filesInMemory();
  const runs: Promise<string>[] = [];
  const begun: Tasks[] = [];
  const watched = (): Queue => {
    const queue = carry(createEmbeddedQueue(bench.world.log));
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
  const work = { files, makers: { page: maker }, errands: errand ? { count: errand } : {} };
  const inline = inlineWorkshop(bench.world, work);
  const makings: (Making | undefined)[] = [];
  const workshop: Workshop = {
    ...inline,
    make: (id, how) => {
      makings.push(how);
      return inline.make(id, how);
    },
  };
  const begin = () => {
    const tasks = createTasks(bench.world, work, watched(), workshop, () => committed.push('committed'));
    tasks.start();
    begun.push(tasks);
    return tasks;
  };
  const guards = [{ kind: 'officer', accountId: 1, branchId: 1 }] as unknown as readonly Guard[];
  const chatId = bench.write((tx) => tx.chats.ensure('telegram', { externalId: '7', kind: 'private' }).id);
  return {
    bench,
    files,
    committed,
    /** For each time that something was made: whether it was made apart. */
    apart: () => makings.map((how) => how?.apart === true),
    begin,
    make: (id: TaskId) => workshop.make(id),
    chatId,
    ask: (task = 'page', input: unknown = { branch: 1 }) => {
      bench.write((tx) => {
        writeOutcome(tx, bench.clock.now(), { files: [{ task, input, chatId, guards, key: 'asked' }] });
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
    told: () =>
      bench.read((tx) =>
        tx.outbox
          .dueCreates(bench.clock.now(), 10)
          .flatMap(({ body, chatId: to, guards }) =>
            body.kind === 'message' ? [{ text: body.text, to, guards }] : [],
          ),
      ),
    task: () => bench.read((tx) => tx.tasks.task(1 as TaskId)),
  };
}
