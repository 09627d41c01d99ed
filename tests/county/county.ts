import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const generator = path.join(import.meta.dirname, 'make-county.mjs');

export interface CountyFiles {
  readonly 'branches.csv': string;
  readonly 'members.csv': string;
  readonly 'admins.csv': string;
}

/** The invented county as the generator writes it: 219 branches, 6,500 members, 25 admins unless told otherwise. */
export function makeCounty(...options: readonly string[]): CountyFiles {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'zhibu-county-'));
  try {
    execFileSync(process.execPath, [generator, directory, ...options], { stdio: 'pipe' });
    const read = (file: keyof CountyFiles) => readFileSync(path.join(directory, file), 'utf8');
    return {
      'branches.csv': read('branches.csv'),
      'members.csv': read('members.csv'),
      'admins.csv': read('admins.csv'),
    };
  } finally {
    rmSync(directory, { recursive: true });
  }
}
