import { randomBytes } from 'node:crypto';
import type { Instant } from '../domain/ids.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 48 bits of time and 80 random bits in Crockford's base 32: sorts by time, never twice the same. */
export function ulid(now: Instant): string {
  let value = BigInt(now);
  for (const byte of randomBytes(10)) value = (value << 8n) | BigInt(byte);
  let text = '';
  for (let at = 0; at < 26; at += 1) {
    text = (alphabet[Number(value & 31n)] ?? '') + text;
    value >>= 5n;
  }
  return text;
}
