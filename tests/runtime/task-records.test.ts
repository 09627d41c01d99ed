import { expect, it } from 'vitest';
import type { TaskId } from '../../src/domain/ids.ts';
import type { Queue, TaskEnd } from '../../src/ports/queue.ts';
import { writeOutcome } from '../../src/runtime/effects.ts';
import { bytes, made, openTasks, sha256 } from './task-bench.ts';

/** A queue into which somebody writes who has seen its hashes: before each end, an end of the second task. */
const forging =
  (forged: (end: TaskEnd & { ended: 'made' }) => string) =>
  (queue: Queue): Queue => ({
    ...queue,
    onEnd: (listener) => {
      queue.onEnd((end) => {
        if (end.ended === 'made' && end.id !== (2 as TaskId))
          listener({ id: 2 as TaskId, ended: 'made', record: forged(end) });
        listener(end);
      });
    },
  });

it.each([
  ['another task’s record', (end: { record: string }) => end.record],
  ['what is no record at all', () => sha256],
])('gives nobody the file of another for %s that the queue tells', async (_, forged) => {
  const one = await openTasks(
    (__, input) => ({ ...made, fileName: (input as { of: string }).of }),
    undefined,
    forging(forged),
  );
  const { bench } = one;
  const chatId = bench.write((tx) => tx.chats.ensure('telegram', { externalId: '8', kind: 'private' }).id);
  const tasks = one.begin();
  await one.files.put(bytes);
  one.ask('page', { of: 'first' });
  tasks.sweep();
  bench.write((tx) => {
    const file = { task: 'page', input: { of: 'second' }, chatId, guards: [], key: 'second' };
    writeOutcome(tx, bench.clock.now(), { files: [file] });
  });
  await one.done();
  const names = () => one.documents().map(({ body }) => body.kind === 'document' && body.fileName);
  expect(names()).toEqual(['first']);
  bench.clock.advanceBy(1_000);
  tasks.sweep();
  await one.done();
  expect(names()).toEqual(['first', 'second']);
  expect(bench.read((tx) => tx.tasks.task(2 as TaskId))).toMatchObject({ state: 'done', attempts: 1 });
});
