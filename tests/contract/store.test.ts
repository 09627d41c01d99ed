import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStore } from '../../src/adapters/sqlite/open-store.ts';
import { storeContract } from './store.ts';

const migrationsFolder = 'drizzle';
const folder = mkdtempSync(join(tmpdir(), 'zhibu-store-'));
let files = 0;

afterAll(() => {
  rmSync(folder, { recursive: true });
});

storeContract('sqlite in memory', () => openStore({ file: ':memory:', migrationsFolder }));
storeContract('sqlite in a file', () => {
  files += 1;
  return openStore({ file: join(folder, `${String(files)}.db`), migrationsFolder });
});
