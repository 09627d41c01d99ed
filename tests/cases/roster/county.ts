import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readTables } from '../../../src/adapters/files/read-tables.ts';
import type { Table } from '../../../src/domain/roster/table.ts';

/** The example county of the contract: 219 branches, 6,500 members, 25 admins. The caller removes the folder. */
export function makeCounty(...options: readonly string[]): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-county-'));
  execFileSync('node', ['tests/county/make-county.mjs', folder, ...options], { stdio: 'ignore' });
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

export async function tablesOf(folder: string): Promise<readonly Table[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
  const read = await Promise.all(
    files.map((file) => readTables(file, readFileSync(path.join(folder, file)))),
  );
  return read.flatMap((tables) => {
    if (!tables.ok) throw new Error(`the generated file ${tables.reason.file} does not read`);
    return tables.value;
  });
}
