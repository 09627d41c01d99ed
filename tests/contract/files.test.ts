import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { contentStore } from '../../src/adapters/files/content-store.ts';
import { filesContract } from './files.ts';

const emptyDirectory = () => mkdtemp(path.join(os.tmpdir(), 'zhibu-files-'));

filesContract('content store', async () => contentStore(path.join(await emptyDirectory(), 'files')));

it('leaves no temporary file behind, and never reads outside its directory', async () => {
  const parent = await emptyDirectory();
  await writeFile(path.join(parent, 'secret'), 'x');
  const files = contentStore(path.join(parent, 'files'));
  const sha256 = await files.put(new Uint8Array([1, 2, 3]));
  expect(await readdir(path.join(parent, 'files'))).toEqual([sha256]);
  expect(await files.get('../secret')).toBeUndefined();
});

it('reports what the disk reports, and leaves nothing half written', async () => {
  const parent = await emptyDirectory();
  await writeFile(path.join(parent, 'files'), 'a file where the directory should be');
  await expect(contentStore(path.join(parent, 'files')).put(new Uint8Array([1]))).rejects.toThrow(/EEXIST/);
  expect(await readdir(parent)).toEqual(['files']);
});
