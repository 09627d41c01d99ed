import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { perform } from '../../harness/random-months/acts.ts';
import { flatRows, madeFile, sheetsOf } from '../../harness/ledger-files.ts';
import { countByLine, countByName, lineInForce, stateOf } from '../../harness/random-months/oracle.ts';
import { momentOf, story } from '../../harness/random-months/story.ts';
import { daysOf, factsOf, months, openTown, start } from '../../harness/random-months/town.ts';
import type { Town } from '../../harness/random-months/town.ts';

/*
 * Random months of three branches, and every figure of their ledgers, flat tables and sheets of counts worked out a second time
 * from the entries and the facts.
 */

const afterwards = '2026-12-15';
const keys = ['expected', 'present', 'online', 'leave', 'absent', 'unrecorded'] as const;
const headings = ['应到', '实到', '其中线上', '请假', '缺席', '未登记'];

/** What the entries come to for a Party day. */
function oracleOf(town: Town) {
  return town.store.read((tx) =>
    daysOf(town, tx).map((day) => {
      const entries = tx.attendance.entries(day.id);
      const byName = countByName(factsOf(town, tx), entries, day.branchId, day.date);
      const line = lineInForce(entries);
      const counts = line === null ? byName : countByLine(byName, line);
      const states = new Map(
        tx.people.persons(town.people).map(({ id, number }) => [number, stateOf(id, entries)] as const),
      );
      return { day, line, counts, byName, states, isHeld: line !== null || byName.present > 0 };
    }),
  );
}

async function expectLedgers(town: Town): Promise<number> {
  let seen = 0;
  const { store } = town;
  const codes = store.read((tx) => new Map(tx.org.branches().map(({ id, code }) => [id, code])));
  const above = { townshipId: null, villageIds: [] };
  const table = flatRows((await madeFile(store, afterwards, 'counts-table', { above, months })).bytes);
  expect(table).toHaveLength(codes.size * months.length);
  for (const { day, line, counts, byName, states, isHeld } of oracleOf(town)) {
    const what = `${codes.get(day.branchId) ?? ''}, ${day.month}`;
    const row = table.find((one) => one['支部编号'] === codes.get(day.branchId) && one['月份'] === day.month);
    const counted = day.state === 'planned' && isHeld;
    expect(
      headings.map((heading) => row?.[heading]),
      what,
    ).toEqual(keys.map((key) => (counted ? String(counts[key]) : '')));
    if (day.state !== 'planned') continue;
    seen += 1;
    const input = { branchId: day.branchId, month: day.month };
    const sheets = await sheetsOf((await madeFile(store, afterwards, 'attendance-month', input)).bytes);
    const [rows = []] = [...sheets.values()];
    const head = rows.findIndex(([cell]) => cell === '应到');
    expect(rows[head + 1]?.slice(0, keys.length), what).toEqual(keys.map((key) => counts[key]));
    const first = rows.findIndex(([cell]) => cell === '序号') + 1;
    const people = rows.slice(first).filter(([at]) => typeof at === 'number');
    const count = (...words: readonly string[]) =>
      people.filter((one) => words.includes(String(one[4]))).length;
    expect(
      [count('实到', '实到（线上）'), count('实到（线上）'), count('请假'), count('缺席')],
      what,
    ).toEqual([byName.present, byName.online, byName.leave, byName.absent]);
    if (line === null) expect(count('未登记'), what).toBe(byName.unrecorded);
    const flat = flatRows(
      (await madeFile(store, afterwards, 'flat-attendance', { of: { branchId: day.branchId }, months }))
        .bytes,
    ).filter((one) => one['月份'] === day.month);
    expect(
      flat.map((one) => one['编号']),
      what,
    ).toEqual(people.map((one) => one[2]));
    expect(
      flat.map((one) => one['到会情况']),
      what,
    ).toEqual(people.map((one) => one[4]));
    for (const one of flat) {
      const state = states.get(one['编号'] ?? '') ?? '';
      const came = { present: '实到', online: '实到（线上）' }[state];
      if (came !== undefined) expect(one['到会情况'], what).toBe(came);
      if (one['应到'] === '是' && state === 'leaveAgreed') expect(one['到会情况'], what).toBe('请假');
    }
    expect(
      flat.filter((one) => one['应到'] === '是'),
      what,
    ).toHaveLength(byName.expected);
  }
  return seen;
}

describe('the ledgers of random months', () => {
  it('say what the entries come to', { timeout: 180_000 }, async () => {
    let seen = 0;
    for (const acts of fc.sample(story, { seed: 20_261_127, numRuns: 12 })) {
      const town = openTown();
      let now = start;
      for (const act of acts)
        town.store.write((tx) => {
          now = momentOf(town, tx, now, act);
          perform(town, tx, now, act);
        });
      seen += await expectLedgers(town);
      town.store.close();
    }
    expect(seen).toBeGreaterThan(20);
  });
});
