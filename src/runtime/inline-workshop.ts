import type { Errand, ErrandFacts } from '../errand.ts';
import type { FileMaker, MadeFile } from '../file-maker.ts';
import type { TaskId } from '../domain/ids.ts';
import type { Files } from '../ports/files.ts';
import { thrownFacts } from '../ports/thrown-facts.ts';
import type { Workshop } from '../ports/workshop.ts';
import { momentIn } from './world.ts';
import type { Surroundings } from './world.ts';

/** What can be worked on, by task kind, and where the results lie. */
export interface HeavyWork {
  readonly files: Files;
  readonly makers: Readonly<Record<string, FileMaker>>;
  readonly errands: Readonly<Record<string, Errand>>;
}

/** What a worker leaves: where the bytes of a file are and what they are to be called, or what an errand came to. */
export type MadeRecord = { readonly task: TaskId } & (
  | {
      readonly kind: 'document';
      readonly sha256: string;
      readonly fileName: string;
      readonly caption?: string;
      readonly picture?: boolean;
    }
  | { readonly kind: 'errand'; readonly facts: ErrandFacts }
);

/** Works in the thread that asks. */
export function inlineWorkshop(world: Surroundings, { files, makers, errands }: HeavyWork): Workshop {
  const running = new Set<Promise<unknown>>();

  async function make(id: TaskId): Promise<string> {
    return files.put(new TextEncoder().encode(JSON.stringify(await recordOf(id))));
  }

  async function recordOf(task: TaskId): Promise<MadeRecord> {
    const begun = begin(task);
    if (begun.kind === 'errand') return { task, kind: 'errand', facts: await begun.facts };
    const { bytes, ...named } = await begun.made;
    return { task, kind: 'document', sha256: await files.put(bytes), ...named };
  }

  /** The store is read in one transaction; what is done afterwards with what was read may take its time. */
  function begin(id: TaskId): Begun {
    return world.store.read((tx): Begun => {
      const task = tx.tasks.task(id);
      if (!task) throw new Error(`no task ${String(id)}`);
      // Given up, or done by somebody else: the queue may hold it still.
      if (task.state !== 'pending') throw notPending(id);
      const call = momentIn(world, tx);
      const { input } = task.input as { input: unknown };
      const maker = makers[task.kind];
      if (maker) return { kind: 'document', made: maker(call, input) };
      const errand = errands[task.kind];
      if (errand) return { kind: 'errand', facts: errand.work(call, input) };
      throw new Error(`nobody makes ${task.kind}`);
    });
  }

  return {
    make(id) {
      const run = make(id)
        .catch((error: unknown) => {
          world.log.warn('workshop.failed', { task: id, ...thrownFacts(error) });
          throw error;
        })
        .finally(() => running.delete(run));
      running.add(run);
      return run;
    },
    async close() {
      await Promise.allSettled(running);
    },
  };
}

export function notPending(id: TaskId): Error {
  const error = new Error(`task ${String(id)} is not pending`);
  error.name = 'NotPending';
  return error;
}

type Begun =
  | { readonly kind: 'document'; readonly made: MadeFile | Promise<MadeFile> }
  | { readonly kind: 'errand'; readonly facts: ErrandFacts | Promise<ErrandFacts> };
