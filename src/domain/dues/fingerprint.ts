/** A short sign of exactly these words, for buttons: two lists that look alike have different ones (FNV-1a, 32 bits, base 36). */
export function fingerprint(words: string): string {
  let hash = 0x811c9dc5;
  for (const character of words) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash.toString(36);
}
