import { mkdtemp, readdir, utimes, writeFile } from 'node:fs/promises';
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

it('sweeps by age: what a crash left half written too, but not what was put again, nor what is not its own', async () => {
  const directory = path.join(await emptyDirectory(), 'files');
  const files = contentStore(directory);
  const [old, again, young] = await Promise.all([1, 2, 3].map((n) => files.put(new Uint8Array([n]))));
  const halfWritten = (n: number) => `.00000000-0000-4000-8000-00000000000${String(n)}.tmp`;
  for (const name of [halfWritten(1), halfWritten(2), 'notes.txt'])
    await writeFile(path.join(directory, name), 'x');
  for (const name of [old, again, halfWritten(1), 'notes.txt'])
    await utimes(path.join(directory, String(name)), 1_000_000, 1_000_000);
  await files.put(new Uint8Array([2]));
  expect(await files.sweep(new Set(), 3_600_000)).toBe(2);
  expect(new Set(await readdir(directory))).toEqual(new Set([again, young, halfWritten(2), 'notes.txt']));
});
