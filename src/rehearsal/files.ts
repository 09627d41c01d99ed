import { createHash } from 'node:crypto';
import { nextNumber } from './world.ts';
import type { FileRecord, World } from './world.ts';

/** Keeps a file under a new file id. */
export function storeFile(world: World, fileName: string, mimeType: string, bytes: Uint8Array): FileRecord {
  const number = nextNumber(world, 'files', 1);
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(fileName)?.[0] ?? '';
  const record: FileRecord = {
    fileId: `rehearsal-file-${String(number)}`,
    uniqueId: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
    fileName,
    mimeType: mimeType === '' ? 'application/octet-stream' : mimeType,
    bytes,
    path: `documents/file_${String(number)}${extension}`,
  };
  world.files.set(record.fileId, record);
  return record;
}
