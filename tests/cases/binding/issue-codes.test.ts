import { beforeEach, expect, it } from 'vitest';
import { issueCodes } from '../../../src/cases/binding/issue-codes.ts';
import type { CodesWanted } from '../../../src/cases/binding/issue-codes.ts';
import { seedMembers, seedVillage } from '../../harness/bench-village.ts';
import type { Village } from '../../harness/bench-village.ts';
import { benchDay, openBench } from '../../harness/ingest-bench.ts';
import type { Bench } from '../../harness/ingest-bench.ts';

let bench: Bench;
let village: Village;

beforeEach(async () => {
  bench = await openBench();
  village = bench.write((tx) => seedVillage(tx));
});

function issue(wanted: CodesWanted, codes = bench.world.codes) {
  return bench.write((tx) =>
    issueCodes(tx, wanted, { codes, now: bench.clock.now(), today: benchDay, actor: 'operator' }),
  );
}

it('makes one code an officer, in administrative order, whatever posts are held', () => {
  const issued = issue({ role: 'officer' });
  expect(issued.map(({ name }) => name)).toEqual(['林福贵', '陈秀英', '周国强', '赵静', '孙大伟']);
  for (const { code } of issued) expect(code).toMatch(/^\d{8}$/);
  expect(issued[0]).toMatchObject({
    expiresAt: bench.clock.now() + 30 * 86_400_000,
    holder: { kind: 'officer', post: 'secretary', branchId: village.first },
  });
});

it('narrows by branch, where a 党总支书记 of the village is an officer too', () => {
  const issued = issue({ role: 'officer', branchId: village.first });
  expect(issued.map(({ name }) => name)).toEqual(['林福贵', '陈秀英', '周国强']);
});

it('makes codes for township and county people', () => {
  const townshipId = bench.read((tx) => tx.org.townships()[0]?.id);
  if (townshipId === undefined) throw new Error('no township');
  bench.write((tx) =>
    tx.org.putAdmin({ number: 'C1', townshipId: null, post: '副部长', name: '郑和', villageIds: [] }),
  );
  expect(issue({ role: 'admin' }).map(({ name }) => name)).toEqual(['罗艳', '郑和']);
  expect(issue({ role: 'admin', townshipId }).map(({ name }) => name)).toEqual(['罗艳']);
});

it('draws again when digits are taken by a running code', () => {
  const drawn = ['11111111', '11111111', '22222222'];
  const codes = { ...bench.world.codes, randomDigits: () => drawn.shift() ?? '99999999' };
  bench.write((tx) => seedMembers(tx, village.elsewhere, [{ name: '冯六', posts: ['deputySecretary'] }]));
  const issued = issue({ role: 'officer', branchId: village.elsewhere }, codes);
  expect(issued.map(({ code }) => code)).toEqual(['11111111', '22222222']);
});

it('keeps no digits: neither in the audit nor beside the hash', () => {
  const [first] = issue({ role: 'officer' });
  const audit = bench.read((tx) => JSON.stringify(tx.audit.entries()));
  expect(audit).toContain('code.issued');
  expect(audit).not.toContain(first?.code ?? 'none');
});
