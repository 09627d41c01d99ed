import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Paths of all `.ts` files below the folders, relative to `base`, with `/`. */
export function typescriptFiles(base: string, folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(base, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) =>
        join(entry.parentPath, entry.name).slice(base.length).replaceAll('\\', '/').replace(/^\//, ''),
      ),
  );
}

/**
 * A copy of `copied` (files and folders of this repository) in a temporary folder, with `planted` files written over
 * it and the real node_modules in reach.
 */
export function plantTree(
  copied: readonly string[],
  planted: Readonly<Record<string, string>>,
): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-planted-'));
  for (const path of copied) cpSync(join(root, path), join(folder, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  for (const [path, text] of Object.entries(planted)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
