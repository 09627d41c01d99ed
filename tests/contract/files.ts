import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Files } from '../../src/ports/files.ts';

/** What every implementation of the Files port must do. `make` gives an empty one. */
export function filesContract(name: string, make: () => Promise<Files>): void {
  const text = (content: string) => new TextEncoder().encode(content);

  describe(`Files: ${name}`, () => {
    it('gives back what was put, under its SHA-256', async () => {
      const files = await make();
      const bytes = text('村党支部活动记录页');
      const sha256 = await files.put(bytes);
      expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(Buffer.from((await files.get(sha256)) ?? [])).toEqual(Buffer.from(bytes));
    });

    it('keeps empty files and files of any bytes', async () => {
      const files = await make();
      const all = Uint8Array.from({ length: 70_000 }, (_, at) => at % 256);
      for (const bytes of [new Uint8Array(), all]) {
        const found = await files.get(await files.put(bytes));
        expect(found && Buffer.from(found).equals(Buffer.from(bytes))).toBe(true);
      }
    });

    it('stores the same bytes twice without harm, also at the same moment', async () => {
      const files = await make();
      const hashes = await Promise.all(Array.from({ length: 8 }, () => files.put(text('简报'))));
      expect(new Set(hashes).size).toBe(1);
      expect(await files.get(await files.put(text('简报')))).toBeDefined();
    });

    it('has nothing under a hash that was never put, nor under anything that is no hash', async () => {
      const files = await make();
      await files.put(text('x'));
      for (const name of ['0'.repeat(64), '', '.', '..', '../secret', 'x'.repeat(64)])
        expect(await files.get(name)).toBeUndefined();
    });

    it('removes, and does not mind when there is nothing to remove', async () => {
      const files = await make();
      const sha256 = await files.put(text('名册'));
      const other = await files.put(text('另一份'));
      await files.remove(sha256);
      await files.remove(sha256);
      await files.remove('../secret');
      expect(await files.get(sha256)).toBeUndefined();
      expect(await files.get(other)).toBeDefined();
    });

    it('sweeps what has lain long enough and is not to be kept', async () => {
      const files = await make();
      expect(await files.sweep(new Set(), 0)).toBe(0);
      const kept = await files.put(text('还要发'));
      const sent = await files.put(text('发过了'));
      expect(await files.sweep(new Set([kept]), 3_600_000)).toBe(0);
      expect(await files.get(sent)).toBeDefined();
      // Older than a moment to come: everything is.
      expect(await files.sweep(new Set([kept]), -3_600_000)).toBe(1);
      expect([await files.get(sent), await files.get(kept)]).toEqual([undefined, expect.anything()]);
    });
  });
}
