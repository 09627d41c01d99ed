import { createHash } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Files } from '../../ports/files.ts';
import { syncDirectory, temporaryIn, writeWhole } from './whole-file.ts';

const sha256Shape = /^[0-9a-f]{64}$/;
const temporaryShape = /^\.[0-9a-f-]{36}\.tmp$/;

/** Files in one directory, each named by the SHA-256 of its bytes. Several processes may share the directory. */
export function contentStore(directory: string): Files {
  const pathOf = (sha256: string) => path.join(directory, sha256);
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await mkdir(directory, { recursive: true });
      await writeWhole(pathOf(sha256), bytes);
      await syncDirectory(directory);
      return sha256;
    },
    async get(sha256) {
      return sha256Shape.test(sha256) ? unlessAbsent(readFile(pathOf(sha256))) : undefined;
    },
    async remove(sha256) {
      if (sha256Shape.test(sha256)) await rm(pathOf(sha256), { force: true });
    },
    async sweep(keep, olderThanMs) {
      await mkdir(directory, { recursive: true });
      const oldest = (await diskTime(directory)) - olderThanMs;
      const isOld = async (file: string) => ((await unlessAbsent(stat(file)))?.mtimeMs ?? oldest) < oldest;
      let removed = 0;
      for (const name of await readdir(directory)) {
        const file = path.join(directory, name);
        const ours = sha256Shape.test(name) || temporaryShape.test(name);
        if (!ours || keep.has(name) || !(await isOld(file))) continue;
        // Aside first: what somebody puts under this name from here on is another file, and what was put just before comes back.
        const aside = temporaryIn(directory);
        await unlessAbsent(rename(file, aside));
        if (await isOld(aside)) {
          await rm(aside);
          removed += 1;
        } else await unlessAbsent(rename(aside, file));
      }
      return removed;
    },
  };
}

/** What the clock of the disk says, which may be another machine's. */
async function diskTime(directory: string): Promise<number> {
  const probe = temporaryIn(directory);
  const file = await open(probe, 'wx', 0o600);
  try {
    return (await file.stat()).mtimeMs;
  } finally {
    await file.close();
    await rm(probe, { force: true });
  }
}

async function unlessAbsent<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
