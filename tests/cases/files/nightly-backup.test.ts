import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../src/adapters/sqlite/open-store.ts';
import { addDays, instantAt } from '../../../src/domain/calendar/time.ts';
import type { LocalDate, LocalTime } from '../../../src/domain/ids.ts';
import { heavyWork } from '../../../src/heavy-work.ts';
import { createEmbeddedQueue } from '../../../src/runtime/embedded-queue.ts';
import { inlineWorkshop } from '../../../src/runtime/inline-workshop.ts';
import { loadJobs } from '../../../src/runtime/load.ts';
import { createSchedule } from '../../../src/runtime/schedule.ts';
import { createTasks } from '../../../src/runtime/tasks.ts';
import { temporaryFolder } from '../../adapters/sqlite/temporary.ts';
import { must } from '../../contract/store-seed.ts';
import { openBench } from '../../harness/ingest-bench.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const at = (time: string, date = '2026-11-10') =>
  instantAt(date as LocalDate, time as LocalTime, 'Asia/Shanghai');

/** A program whose only job is the nightly backup, over files. */
async function openNights(where: 'answering' | 'aside') {
  const bench = await openBench();
  const dataDir = temporaryFolder();
  const store = openStore({
    file: path.join(dataDir, 'zhibu.db'),
    migrationsFolder: path.join(root, 'drizzle'),
  });
  onTestFinished(() => {
    store.close();
  });
  const warnings: object[] = [];
  const log = {
    ...bench.world.log,
    warn: (event: string, fields = {}) => warnings.push({ event, ...fields }),
  };
  const world = { ...bench.world, store, log };
  const work = heavyWork({ dataDir, locale: 'zh-CN' }, where);
  const queue = createEmbeddedQueue(log);
  let ends = 0;
  let ended: () => void = () => undefined;
  queue.onEnd(() => {
    ends += 1;
    ended();
  });
  const tasks = createTasks(world, work, queue, inlineWorkshop(world, work), () => undefined);
  tasks.start();
  const backup = must((await loadJobs(path.join(root, 'jobs'))).find(({ name }) => name === 'backup'));
  const schedule = createSchedule(world, [backup], () => undefined);
  return {
    dataDir,
    warnings,
    shelf: () => readdirSync(path.join(dataDir, 'backups')).sort(),
    last: () => store.read((tx) => tx.settings.meta('backup.last')),
    /** What the clock's hand does at that moment, and what comes of it. */
    async tick(time: string, date?: string) {
      bench.clock.advanceTo(at(time, date));
      const ran = schedule.tick();
      const before = ends;
      tasks.sweep();
      if (store.read((tx) => tx.tasks.pending(bench.clock.now(), 1)).length > 0 && ends === before)
        await new Promise<void>((resolve) => {
          ended = resolve;
        });
      await tasks.settled();
      return ran;
    },
  };
}

it('backs up by night, once, and only what can be restored stays on the shelf', async () => {
  const nights = await openNights('aside');
  // The bench stands at a morning: there has never been a backup, and the one of this night is caught up.
  await nights.tick('10:00');
  expect(nights.shelf()).toEqual(['zhibu-2026-11-10.db']);
  expect(nights.last()).toBe(String(at('10:00')));
  expect(await nights.tick('13:30')).toMatchObject([{ state: 'skipped', reason: 'nothing new' }]);
  await nights.tick('02:29', '2026-11-11');
  expect(nights.last()).toBe(String(at('10:00')));
  await nights.tick('02:30', '2026-11-11');
  expect(nights.shelf()).toEqual(['zhibu-2026-11-10.db', 'zhibu-2026-11-11.db']);
  expect(nights.last()).toBe(String(at('02:30', '2026-11-11')));
  // What a killed process left is swept, and after ten nights the shelf begins to thin out.
  writeFileSync(path.join(nights.dataDir, `backups/.zhibu-2026-11-11.db.${randomUUID()}.tmp`), 'half');
  for (let n = 2; n < 12; n += 1) await nights.tick('02:30', addDays('2026-11-10' as LocalDate, n));
  expect(nights.shelf()).toEqual(
    // Last of its week, and the seven newest.
    ['15', '16', '17', '18', '19', '20', '21'].map((day) => `zhibu-2026-11-${day}.db`),
  );
  expect(nights.warnings).toEqual([]);
});

it('says that it failed, and is made later', async () => {
  const nights = await openNights('aside');
  writeFileSync(path.join(nights.dataDir, 'backups'), 'in the way');
  await nights.tick('10:00');
  expect(nights.last()).toBeUndefined();
  expect(nights.warnings).toContainEqual(expect.objectContaining({ event: 'task.failed' }));
  rmSync(path.join(nights.dataDir, 'backups'));
  await nights.tick('13:30');
  expect(nights.last()).toBe(String(at('13:30')));
});

it('is left to others by the thread that answers people', async () => {
  const nights = await openNights('answering');
  expect(await nights.tick('10:00')).toMatchObject([{ state: 'done' }]);
  expect(readdirSync(nights.dataDir)).not.toContain('backups');
  expect(nights.last()).toBeUndefined();
});
