import { createHmac, randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

/** The county's own secrets, 32 bytes each. They never enter the database, so a stolen database opens nothing. */
export interface Keyring {
  /** Signs button data. Lost: every button sent before becomes stale. */
  readonly buttonKey: Uint8Array;
  /** Hashes binding codes. Lost: every code printed before is void. */
  readonly codeKey: Uint8Array;
  /** A name of this installation that no other one has, for what is shared with others. Tells nothing of the keys. */
  readonly installation: string;
}

const keyBytes = 32;

/**
 * Reads the keys of `DATA_DIR/keys`, making those that are missing (readable by the owner alone). Two processes that start
 * at once get the same keys. Throws when a key file is damaged.
 */
export function loadKeyring(dataDir: string): Keyring {
  const folder = path.join(dataDir, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const codeKey = loadKey(folder, 'code.key');
  return { buttonKey: loadKey(folder, 'button.key'), codeKey, installation: nameFrom(codeKey) };
}

function nameFrom(key: Uint8Array): string {
  return createHmac('sha256', key).update('installation').digest('hex').slice(0, 16);
}

function loadKey(folder: string, name: string): Uint8Array {
  const file = path.join(folder, name);
  const key = readIfThere(file) ?? makeKey(folder, file);
  if (key.length !== keyBytes)
    throw new Error(
      `Reading the key ${file}: found ${String(key.length)} bytes, expected ${String(keyBytes)}. Put the file back from a backup; or remove it, then codes and buttons made before are void.`,
    );
  return key;
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Written aside, then linked into place: complete or absent, and the first of two processes wins. */
function makeKey(folder: string, file: string): Buffer {
  const aside = `${file}.${randomBytes(8).toString('hex')}`;
  const handle = openSync(aside, 'wx', 0o600);
  try {
    writeSync(handle, randomBytes(keyBytes));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    linkSync(aside, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    unlinkSync(aside);
  }
  syncFolder(folder);
  return readFileSync(file);
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
