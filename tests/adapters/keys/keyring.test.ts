import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCodeMint } from '../../../src/adapters/keys/code-mint.ts';
import { loadKeyring } from '../../../src/adapters/keys/keyring.ts';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'zhibu-keys-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the keyring', () => {
  it('makes its keys once, for the owner alone, and keeps them', () => {
    const made = loadKeyring(dataDir);
    expect(made.buttonKey).toHaveLength(32);
    expect(Buffer.from(made.buttonKey).equals(made.codeKey)).toBe(false);
    const again = loadKeyring(dataDir);
    expect(Buffer.from(again.buttonKey).equals(made.buttonKey)).toBe(true);
    expect(Buffer.from(again.codeKey).equals(made.codeKey)).toBe(true);
    expect(statSync(path.join(dataDir, 'keys', 'code.key')).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(dataDir, 'keys')).mode & 0o777).toBe(0o700);
  });

  it('names a damaged key and does not put another in its place', () => {
    loadKeyring(dataDir);
    const file = path.join(dataDir, 'keys', 'code.key');
    writeFileSync(file, 'short');
    expect(() => loadKeyring(dataDir)).toThrow(/code\.key.*found 5 bytes, expected 32/);
    expect(readFileSync(file, 'utf8')).toBe('short');
  });
});

describe('the code mint', () => {
  const mint = createCodeMint(new Uint8Array(32).fill(7));

  it('makes eight digits and tokens that fit a start link', () => {
    const digits = Array.from({ length: 50 }, () => mint.randomDigits());
    for (const one of digits) expect(one).toMatch(/^\d{8}$/);
    expect(new Set(digits).size).toBeGreaterThan(45);
    expect(mint.randomToken()).toMatch(/^[\w-]{22}$/);
    expect(mint.randomToken()).not.toBe(mint.randomToken());
  });

  it('hashes with the county’s key', () => {
    expect(mint.hashCode('12345678')).toBe(mint.hashCode('12345678'));
    expect(mint.hashCode('12345678')).not.toBe(mint.hashCode('12345679'));
    expect(createCodeMint(new Uint8Array(32)).hashCode('12345678')).not.toBe(mint.hashCode('12345678'));
    expect(mint.hashCode('12345678')).not.toContain('12345678');
  });
});
