import { readdir, utimes } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { heavyWork } from '../../../src/heavy-work.ts';
import { must } from '../../contract/store-seed.ts';
import { createEmbeddedQueue } from '../../../src/runtime/embedded-queue.ts';
import { inlineWorkshop } from '../../../src/runtime/inline-workshop.ts';
import { loadJobs } from '../../../src/runtime/load.ts';
import { createSchedule } from '../../../src/runtime/schedule.ts';
import { createTasks } from '../../../src/runtime/tasks.ts';
import { temporaryFolder } from '../../adapters/sqlite/temporary.ts';
import { openBench } from '../../harness/ingest-bench.ts';

const jobsFolder = path.resolve(import.meta.dirname, '../../../jobs');

it('the nightly housekeeping removes files that nobody will be sent any more', async () => {
  const bench = await openBench();
  const dataDir = temporaryFolder();
  const work = heavyWork({ dataDir, locale: 'zh-CN' });
  const directory = path.join(dataDir, 'files');
  const chatId = bench.write((tx) => tx.chats.ensure('telegram', { externalId: '7', kind: 'private' }).id);
  const at = bench.clock.now();
  const put = (words: string) => work.files.put(new TextEncoder().encode(words));
  const document = async (words: string, state?: 'sent' | 'uncertain') => {
    const sha256 = await put(words);
    bench.write((tx) => {
      const body = { kind: 'document', sha256, fileName: '表.xlsx' } as const;
      const id = must(tx.outbox.add({ lane: 'create', chatId, body, at }));
      if (state === undefined) return;
      tx.outbox.claim(id);
      tx.outbox.end(id, state, at);
    });
    return sha256;
  };
  const waits = await document('没发');
  const unknown = await document('不知道到了没有', 'uncertain');
  await document('发过了', 'sent');
  // Put by a task whose end a crash has lost.
  await put('没人要的记录');
  for (const name of await readdir(directory)) await utimes(path.join(directory, name), 1_000_000, 1_000_000);
  const fresh = await put('刚做好');

  const queue = createEmbeddedQueue(bench.world.log);
  const ended = new Promise<void>((resolve) => {
    queue.onEnd(() => {
      resolve();
    });
  });
  const tasks = createTasks(bench.world, work, queue, inlineWorkshop(bench.world, work), () => undefined);
  tasks.start();
  const jobs = await loadJobs(jobsFolder);
  const schedule = createSchedule(bench.world, jobs, () => {
    tasks.sweep();
  });
  const housekeeping = must(jobs.find(({ name }) => name === 'housekeeping'));
  expect(schedule.runNow(housekeeping, 'county', '2026-11-10')).toMatchObject({ state: 'done' });
  await ended;
  await tasks.settled();

  expect((await readdir(directory)).sort()).toEqual([waits, unknown, fresh].sort());
  expect(bench.read((tx) => tx.tasks.pending(bench.clock.now(), 9))).toEqual([]);
});
