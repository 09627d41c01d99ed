import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomInt } from 'node:crypto';
import type { CodeMint } from '../../domain/code-mint.ts';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Codes hashed with the county's key: eight digits alone would be found by trying them all. */
export function createCodeMint(codeKey: Uint8Array): CodeMint {
  // A key of its own: what is sealed has nothing to do with what is hashed.
  const sealKey = createHmac('sha256', codeKey).update('seal').digest();
  return {
    randomDigits: () => String(randomInt(100_000_000)).padStart(8, '0'),
    hashCode: (code) => createHmac('sha256', codeKey).update(`code|${code}`).digest('hex'),
    seal(words) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, sealKey, nonce);
      const sealed = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    unseal(sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < nonceBytes + tagBytes) return undefined;
      const decipher = createDecipheriv(algorithm, sealKey, bytes.subarray(0, nonceBytes));
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      try {
        const words = [decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()];
        return Buffer.concat(words).toString('utf8');
      } catch {
        return undefined;
      }
    },
    randomToken: () => randomBytes(16).toString('base64url'),
  };
}
