import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { settableClock } from '../../src/adapters/clock/settable-clock.ts';
import { openStore } from '../../src/adapters/sqlite/open-store.ts';
import type { Instant, LocalTime } from '../../src/domain/ids.ts';
import type { Tx } from '../../src/ports/store/store.ts';
import { surroundings } from '../../src/surroundings.ts';
import { root } from '../harness/places.ts';

/** A county without a messenger, its database in memory: what a bench that only computes stands on. */
export function worldInMemory(now: Instant, seed: (tx: Tx) => void) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'zhibu-bench-'));
  const store = openStore({ file: ':memory:', migrationsFolder: path.join(root, 'drizzle') });
  store.write(seed);
  const clock = settableClock(now);
  const quietHours = { from: '20:00' as LocalTime, to: '08:00' as LocalTime };
  const config = { dataDir, locale: 'zh-CN', timezone: 'Asia/Shanghai', quietHours } as const;
  return {
    clock,
    store,
    world: surroundings(config, store, clock),
    close() {
      store.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
