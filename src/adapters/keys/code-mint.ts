import { createHmac, randomBytes, randomInt } from 'node:crypto';
import type { CodeMint } from '../../domain/code-mint.ts';

/** Codes hashed with the county's key: eight digits alone would be found by trying them all. */
export function createCodeMint(codeKey: Uint8Array): CodeMint {
  return {
    randomDigits: () => String(randomInt(100_000_000)).padStart(8, '0'),
    hashCode: (code) => createHmac('sha256', codeKey).update(`code|${code}`).digest('hex'),
    randomToken: () => randomBytes(16).toString('base64url'),
  };
}
