import { describe, expect, it } from 'vitest';
import { createCodeMint } from '../../../src/adapters/keys/code-mint.ts';

const key = (byte: number) => new Uint8Array(32).fill(byte);

describe('a seal', () => {
  it('is opened by its own key alone, and never looks the same', () => {
    const mint = createCodeMint(key(1));
    const [one, other] = [mint.seal('chat 42'), mint.seal('chat 42')];
    expect(one).not.toBe(other);
    expect(one).toMatch(/^[\w-]+$/);
    expect([one, other].map((sealed) => mint.unseal(sealed))).toEqual(['chat 42', 'chat 42']);
    expect(createCodeMint(key(2)).unseal(one)).toBeUndefined();
  });

  it('that was broken, cut or made up opens to nothing', () => {
    const mint = createCodeMint(key(1));
    const sealed = mint.seal('chat 42');
    const broken = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const other of [broken, sealed.slice(0, 10), '', 'no seal at all'])
      expect(mint.unseal(other)).toBeUndefined();
  });
});
