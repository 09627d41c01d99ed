import type { FileMaker, MadeFile } from '../file-maker.ts';
import type { TaskId } from '../domain/ids.ts';
import type { Files } from '../ports/files.ts';
import type { Workshop } from '../ports/workshop.ts';
import { momentIn } from './world.ts';
import type { Surroundings } from './world.ts';

/** What a worker leaves of a file that it made: where its bytes are, and what they are to be called. */
export interface MadeRecord {
  readonly sha256: string;
  readonly fileName: string;
  readonly caption?: string;
}

/** Makes files in the thread that asks. */
export function inlineWorkshop(
  world: Surroundings,
  files: Files,
  makers: Readonly<Record<string, FileMaker>>,
): Workshop {
  const running = new Set<Promise<unknown>>();

  async function make(id: TaskId): Promise<string> {
    const { bytes, fileName, caption } = await startMaking(id);
    const record: MadeRecord = {
      sha256: await files.put(bytes),
      fileName,
      ...(caption === undefined ? {} : { caption }),
    };
    return files.put(new TextEncoder().encode(JSON.stringify(record)));
  }

  /** The maker reads the store in one transaction; what it does afterwards with what it read may take its time. */
  function startMaking(id: TaskId): MadeFile | Promise<MadeFile> {
    const begun = world.store.read((tx) => {
      const task = tx.tasks.task(id);
      const maker = task && makers[task.kind];
      if (!maker) throw new Error(`no maker for task ${String(id)}`);
      return { made: maker(momentIn(world, tx), (task.input as { input: unknown }).input) };
    });
    return begun.made;
  }

  return {
    make(id) {
      const run = make(id).finally(() => running.delete(run));
      running.add(run);
      return run;
    },
    async close() {
      await Promise.allSettled(running);
    },
  };
}
