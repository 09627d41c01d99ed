import { createHash } from 'node:crypto';
import { errands } from '../../src/cases/files/errands.ts';
import { fileMakers } from '../../src/cases/files/makers.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Documents } from '../../src/ports/documents.ts';
import type { Files } from '../../src/ports/files.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Queue } from '../../src/ports/queue.ts';
import { createEmbeddedQueue } from '../../src/runtime/embedded-queue.ts';
import type { HeavyWork } from '../../src/runtime/inline-workshop.ts';
import type { Random } from '../harness/seeded-random.ts';
import { smallestPng } from '../harness/smallest-png.ts';

/** Files in memory: they outlive the process as a disk does, and take no real time. */
export function inMemoryFiles(clock: Pick<Clock, 'now'>): Files {
  const kept = new Map<string, { readonly bytes: Uint8Array; readonly at: number }>();
  return {
    put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      kept.set(sha256, { bytes: Uint8Array.from(bytes), at: clock.now() });
      return Promise.resolve(sha256);
    },
    get: (sha256) => Promise.resolve(kept.get(sha256)?.bytes),
    remove(sha256) {
      kept.delete(sha256);
      return Promise.resolve();
    },
    sweep(keep, olderThanMs) {
      const old = [...kept].filter(([name, { at }]) => !keep.has(name) && at < clock.now() - olderThanMs);
      for (const [name] of old) kept.delete(name);
      return Promise.resolve(old.length);
    },
  };
}

/** Drawing is slow and has tests of its own; here the facts themselves are the document. */
const plainDocuments: Documents = {
  recordPage: (facts) => Promise.resolve(bytesOf(facts)),
  workbook: (book) => Promise.resolve(bytesOf(book)),
  // Behind a picture, which is what a messenger takes for one.
  counts: (picture) => Promise.resolve(Buffer.concat([smallestPng, bytesOf(picture)])),
  table: bytesOf,
  archive: (entries) => bytesOf(entries.map(({ name }) => name)),
};

function bytesOf(facts: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(facts));
}

export function inMemoryWork(clock: Pick<Clock, 'now'>): HeavyWork {
  const files = inMemoryFiles(clock);
  return { files, makers: fileMakers(plainDocuments), errands: errands({ files }) };
}

/** A queue that loses one task in five before it is worked on, one in five afterwards, and tells every fourth end twice. */
export function carelessQueue(random: Random, log: Log, isCalm: () => boolean): Queue {
  const queue = createEmbeddedQueue(log);
  const happens = (oneIn: number): boolean => !isCalm() && random.below(oneIn) === 0;
  return {
    ...queue,
    offer: (id) => (happens(5) ? Promise.resolve() : queue.offer(id)),
    onEnd(listener) {
      queue.onEnd((end) => {
        if (happens(5)) return;
        listener(end);
        if (happens(4)) listener(end);
      });
    },
  };
}
