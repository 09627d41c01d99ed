import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { compare } from './compare.ts';
import type { Compared } from './compare.ts';
import type { Bench } from './define-bench.ts';

export interface Result extends Compared {
  readonly name: string;
  readonly says: string;
  readonly unit: string;
  readonly rounds: number;
  readonly atMost: number | undefined;
  /** Not above the bound, where there is one. */
  readonly ok: boolean;
}

export type Benches = ReadonlyMap<string, Bench>;

/** Every bench of the folder, in alphabetical order. */
export async function loadBenches(folder: string): Promise<Benches> {
  const files = (await readdir(folder)).filter((file) => /(?<!\.d)\.[jt]s$/.test(file)).sort();
  return new Map(
    await Promise.all(
      files.map(async (file): Promise<[string, Bench]> => {
        const { bench } = (await import(pathToFileURL(path.join(folder, file)).href)) as { bench: Bench };
        return [path.parse(file).name, bench];
      }),
    ),
  );
}

/** One after the other: each has the machine to itself. */
export async function runBenches(
  benches: Benches,
  told: (result: Result) => void,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const [name, bench] of benches) {
    const { says, unit, rounds, atMost } = bench;
    const sides = await bench.open();
    try {
      const compared = await compare(sides, rounds);
      const ok = atMost === undefined || compared.ratio <= atMost;
      results.push({ name, says, unit, rounds, ...compared, atMost, ok });
    } finally {
      await sides.close?.();
    }
    for (const result of results.slice(-1)) told(result);
  }
  return results;
}
