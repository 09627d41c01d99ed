import { expect, it } from 'vitest';
import { turns } from '../../src/ports/turns.ts';

it('lets so many work at once, in the order in which they came, and gives back the place of one that failed', async () => {
  const inTurn = turns(2);
  const begun: string[] = [];
  const ends = new Map<string, { readonly well: () => void; readonly badly: () => void }>();
  const work = (name: string) =>
    inTurn(
      () =>
        new Promise<string>((resolve, reject) => {
          begun.push(name);
          ends.set(name, {
            well: () => {
              resolve(name);
            },
            badly: () => {
              reject(new Error(name));
            },
          });
        }),
    );
  const [a, b, c, d] = [work('a'), work('b'), work('c'), work('d')];
  expect(begun).toEqual(['a', 'b']);
  ends.get('b')?.badly();
  await expect(b).rejects.toThrow('b');
  expect(begun).toEqual(['a', 'b', 'c']);
  ends.get('a')?.well();
  expect(await a).toBe('a');
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
  ends.get('c')?.well();
  ends.get('d')?.well();
  expect(await Promise.all([c, d])).toEqual(['c', 'd']);
  const e = work('e');
  expect(begun.at(-1)).toBe('e');
  ends.get('e')?.well();
  await e;
});
