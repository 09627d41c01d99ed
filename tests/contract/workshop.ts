import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { settableClock } from '../../src/adapters/clock/settable-clock.ts';
import { openStore } from '../../src/adapters/sqlite/open-store.ts';
import type { Config } from '../../src/config.ts';
import { instantAt } from '../../src/domain/calendar/time.ts';
import type { LocalDate, LocalTime, TaskId } from '../../src/domain/ids.ts';
import { heavyWork } from '../../src/heavy-work.ts';
import type { OpenWorkshop } from '../../src/open-workshop.ts';
import type { MadeRecord } from '../../src/runtime/inline-workshop.ts';
import { temporaryFolder } from '../adapters/sqlite/temporary.ts';
import { fact, must, seedBranch, seedPerson } from './store-seed.ts';

const root = path.resolve(import.meta.dirname, '../..');
const zone = 'Asia/Shanghai';
const noon = (date: string) => instantAt(date as LocalDate, '12:00' as LocalTime, zone);
const quiet = () => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** What every implementation of the Workshop port must do, with the makers of the product over a database file. */
export function workshopContract(name: string, create: OpenWorkshop): void {
  describe(`workshop contract: ${name}`, () => {
    /** A village with one member, who moves into its branch on 1 December. */
    const open = () => {
      const config: Pick<Config, 'dataDir' | 'locale' | 'timezone' | 'quietHours'> = {
        dataDir: temporaryFolder(),
        locale: 'zh-CN',
        timezone: zone,
        quietHours: { from: '20:00' as LocalTime, to: '08:00' as LocalTime },
      };
      const file = path.join(config.dataDir, 'zhibu.db');
      const store = openStore({ file, migrationsFolder: path.join(root, 'drizzle') });
      const clock = settableClock(noon('2026-11-27'));
      const personId = store.write((tx) => {
        const { branchId } = seedBranch(tx);
        const id = seedPerson(tx, '0001');
        tx.people.addFact(fact(id, 'branch', branchId, '2026-12-01'));
        return id;
      });
      const workshop = create({ config, root, clock, log });
      onTestFinished(async () => {
        await workshop.close();
        store.close();
      });
      const { files } = heavyWork(config);
      const text = async (sha256: string) => new TextDecoder().decode(must(await files.get(sha256)));
      return {
        clock,
        workshop,
        asked: (kind = 'own-data'): TaskId =>
          must(store.write((tx) => tx.tasks.add({ kind, input: { input: { personId } }, at: clock.now() }))),
        rename: (to: string) => {
          store.write((tx) =>
            tx.people.putPerson({ number: '0001', name: to, alias: null, smartphone: true }),
          );
        },
        record: async (sha256: string) => JSON.parse(await text(sha256)) as MadeRecord,
        text,
      };
    };

    it('leaves the file under its hash, and a record of what it is', async () => {
      const { workshop, asked, record, text } = open();
      const task = asked();
      const left = await record(await workshop.make(task));
      expect(left).toMatchObject({ task, kind: 'document', caption: expect.any(String) as string });
      if (left.kind !== 'document') throw new Error('a document was asked for');
      expect(left.fileName).toMatch(/\.txt$/);
      expect(await text(left.sha256)).toContain('林福贵');
    });

    it('sees what was committed before it was asked, and the time of the program', async () => {
      const { clock, workshop, asked, record, rename, text } = open();
      const made = async () => {
        const left = await record(await workshop.make(asked()));
        if (left.kind !== 'document') throw new Error('a document was asked for');
        return text(left.sha256);
      };
      expect(await made()).toMatch(/姓名：林福贵\n[\s\S]*\n支部：无\n/);
      rename('王秀英');
      clock.advanceTo(noon('2026-12-01'));
      expect(await made()).toMatch(/姓名：王秀英\n[\s\S]*\n支部：QH01党支部\n/);
    });

    it('makes several at once, each its own', { timeout: 90_000 }, async () => {
      const { workshop, asked, record } = open();
      const tasks = Array.from({ length: 5 }, () => asked());
      const hashes = await Promise.all(tasks.map((task) => workshop.make(task)));
      const records = await Promise.all(hashes.map((hash) => record(hash)));
      expect(records.map(({ task }) => task)).toEqual(tasks);
    });

    it('rejects with a name what it cannot make, and goes on', async () => {
      const { workshop, asked, record } = open();
      await expect(workshop.make(asked('unknown kind'))).rejects.toMatchObject({ name: 'Error' });
      await expect(workshop.make(4_711 as TaskId)).rejects.toMatchObject({ name: 'Error' });
      const task = asked();
      expect(await record(await workshop.make(task))).toMatchObject({ task });
    });

    it('closes when what is being made is done or was stopped', async () => {
      const { workshop, asked } = open();
      const ends: string[] = [];
      const made = workshop.make(asked()).then(
        () => ends.push('made'),
        (error: unknown) => ends.push((error as Error).name),
      );
      await workshop.close();
      ends.push('closed');
      await made;
      expect(ends).toEqual([expect.stringMatching(/^(made|Stopped)$/), 'closed']);
    });
  });
}
