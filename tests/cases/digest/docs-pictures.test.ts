import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { officeDocuments } from '../../../src/adapters/files/office-documents.ts';
import { openStore } from '../../../src/adapters/sqlite/open-store.ts';
import { townshipMonths } from '../../../src/cases/digest/township-months.ts';
import { catalogs } from '../../../src/text/catalog.ts';
import type { LocalDate, Month } from '../../../src/domain/ids.ts';
import { must } from '../../contract/store-seed.ts';
import { root } from '../../harness/places.ts';
import { seedTownshipYear } from '../../harness/township-year.ts';
import { readPng } from '../../tools/read-png.ts';
import { rewriting } from '../../tools/doc-blocks.ts';

const month = '2026-11' as Month;

/* The pictures of docs/digest, of townships that are invented. UPDATE_DOCS=1 draws them again. */

it.each([
  { file: '19-villages.png', branches: 19, months: 12, apart: 2, people: 24 },
  { file: '60-branches.png', branches: 60, months: 12, apart: 3, people: 14 },
  { file: '1-branch.png', branches: 1, months: 3, apart: 0, people: 24 },
])('docs/digest/$file is what the program draws', async ({ file, ...size }) => {
  const store = openStore({ file: ':memory:', migrationsFolder: 'drizzle' });
  onTestFinished(() => {
    store.close();
  });
  const { townshipId } = store.write((tx) => seedTownshipYear(tx, { ...size, month }));
  const facts = store.read((tx) =>
    townshipMonths(tx, {
      township: must(tx.org.township(townshipId)),
      month,
      today: '2026-12-02' as LocalDate,
      villageIds: [],
    }),
  );
  const drawn = await officeDocuments('zh-CN').counts(catalogs['zh-CN'].digestFiles.picture(facts).picture);
  const kept = path.join(root, 'docs/digest', file);
  if (rewriting) writeFileSync(kept, drawn);
  expect(existsSync(kept)).toBe(true);
  const [now, then] = [readPng(drawn), readPng(readFileSync(kept))];
  expect([then.width, then.height]).toEqual([now.width, now.height]);
  // On another processor the edges of characters may come out a shade different.
  const others = now.colours.filter((colour, at) => !isNear(colour, then.colours[at] ?? 0)).length;
  expect(others / now.colours.length).toBeLessThan(0.005);
});

function isNear(one: number, other: number): boolean {
  return [16, 8, 0].every((shift) => Math.abs(((one >> shift) & 255) - ((other >> shift) & 255)) < 64);
}
