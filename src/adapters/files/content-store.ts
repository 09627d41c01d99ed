import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Files } from '../../ports/files.ts';

const sha256Shape = /^[0-9a-f]{64}$/;

/** Files in one directory, each named by the SHA-256 of its bytes. Several processes may share the directory. */
export function contentStore(directory: string): Files {
  const pathOf = (sha256: string) => path.join(directory, sha256);
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await mkdir(directory, { recursive: true });
      if (!(await exists(pathOf(sha256)))) await writeWhole(directory, pathOf(sha256), bytes);
      await syncDirectory(directory);
      return sha256;
    },
    async get(sha256) {
      return sha256Shape.test(sha256) ? unlessAbsent(readFile(pathOf(sha256))) : undefined;
    },
    async remove(sha256) {
      if (sha256Shape.test(sha256)) await rm(pathOf(sha256), { force: true });
    },
  };
}

/** Bytes reach the disk before the name does, so that a name never stands for half a file. */
async function writeWhole(directory: string, target: string, bytes: Uint8Array): Promise<void> {
  const temporary = path.join(directory, `.${randomUUID()}.tmp`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function exists(file: string): Promise<boolean> {
  return (await unlessAbsent(access(file).then(() => true))) ?? false;
}

async function unlessAbsent<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
