import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Bytes reach the disk before the name does, so that a name never stands for half a file. Readable by the owner alone. */
export async function writeWhole(target: string, bytes: Uint8Array): Promise<void> {
  const temporary = temporaryIn(path.dirname(target));
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

/** What was entered into a folder reaches the disk. */
export async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A name that nobody else takes. */
export function temporaryIn(directory: string): string {
  return path.join(directory, `.${randomUUID()}.tmp`);
}
