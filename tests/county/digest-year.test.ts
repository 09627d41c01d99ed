import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { townshipSheet } from '../../src/cases/digest/township-months.ts';
import type { LocalDate, Month } from '../../src/domain/ids.ts';
import type { Branch, Township } from '../../src/ports/store/org.ts';
import type { Store, Tx } from '../../src/ports/store/store.ts';
import { catalogs } from '../../src/text/catalog.ts';
import { must } from '../contract/store-seed.ts';
import { makeCounty } from './county.ts';
import { playDigests } from './digest-year/digests.ts';
import type { Sent } from './digest-year/digests.ts';
import { liveMonth } from './digest-year/life.ts';
import { recountBranch } from './digest-year/recount.ts';
import type { Recounted } from './digest-year/recount.ts';
import { openCounty } from './digest-year/world.ts';

/*
 * 青禾县 through 2026: 219 branches in twelve townships, and every digest of the year as it was sent. Four branches of 望禾镇 never
 * came, and two of each township are 线下. Each figure is counted again straight from the entries.
 */

const zh = catalogs['zh-CN'];
const months = Array.from({ length: 12 }, (_, n) => `2026-${String(n + 1).padStart(2, '0')}` as Month);
const sentence = '仅供了解和帮助，不作排名考核依据。';

let store: Store;
let names: readonly string[];
let expectedPeople: ReadonlyMap<string, readonly string[]>;
let sent: readonly Sent[];

beforeAll(async () => {
  const files = makeCounty();
  const rows = (text: string) =>
    text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
  const members = rows(files['members.csv']);
  names = [
    ...new Set([
      ...members.map((row) => row[2] ?? ''),
      ...rows(files['admins.csv']).map((row) => row[4] ?? ''),
    ]),
  ];
  const people = new Map<string, string[]>();
  for (const [code = '', number = '', , , , , away, excused] of members)
    if (away === '' && excused === '') people.set(code, [...(people.get(code) ?? []), number]);
  expectedPeople = people;
  const branches = files['branches.csv'].trim().split('\n');
  const seen = new Map<string, number>();
  const withState = branches.map((line, n) => {
    if (n === 0) return `${line},状态`;
    const town = line.split(',')[1] ?? '';
    seen.set(town, (seen.get(town) ?? 0) + 1);
    return `${line},${(seen.get(town) ?? 0) > 15 && (seen.get(town) ?? 0) <= 17 ? '线下' : ''}`;
  });
  const unbound = new Set(branches.slice(1, 5).map((line) => line.split(',')[3] ?? ''));
  const paid = files['members.csv']
    .trim()
    .split('\n')
    .map((line, n) => {
      if (n === 0) return `${line},已缴至`;
      const [code = ''] = line.split(',');
      return `${line},${code.endsWith('51') ? '2025-12' : '2026-12'}`;
    });
  store = await openCounty(
    { ...files, 'branches.csv': withState.join('\n'), 'members.csv': paid.join('\n') },
    unbound,
  );
  sent = playDigests(store, months, (month) => {
    liveMonth(store, month, expectedPeople, { silent: unbound });
  });
}, 900_000);

afterAll(() => {
  store.close();
});

interface Counted extends Recounted {
  readonly branch: Branch;
  readonly isApart: boolean;
}

function recounted(tx: Tx, township: Pick<Township, 'id'>, month: Month, today: string): readonly Counted[] {
  return tx.org.branches({ townshipId: township.id }).map((branch) => ({
    branch,
    isApart: branch.condition !== 'normal',
    ...recountBranch(tx, branch, month, expectedPeople, today),
  }));
}

function totalsText(all: readonly Counted[]): string {
  const of = (state: Recounted['state']) => all.filter((one) => one.state === state).length;
  const rest = (['还没到日子', '没有记录', '取消', '本月不开', '没定日期'] as const).flatMap((state) =>
    of(state) > 0 ? [`${state}${String(of(state))}`] : [],
  );
  return [`${String(all.length)}个支部`, `已开展${String(of('已开展'))}`, ...rest].join('，');
}

function sums(all: readonly Counted[]): Recounted['figures'] {
  const sum = (of: (one: Counted) => number) => all.reduce((total, one) => total + of(one), 0);
  return {
    expected: sum(({ figures }) => figures.expected),
    present: sum(({ figures }) => figures.present),
    online: sum(({ figures }) => figures.online),
    leave: sum(({ figures }) => figures.leave),
    absent: sum(({ figures }) => figures.absent),
    unrecorded: sum(({ figures }) => figures.unrecorded),
  };
}

/** 应到780，实到641（线上3），请假88，缺席2，未登记49 as figures, whatever is left out where it is nought. */
function figuresIn(line: string): Recounted['figures'] {
  const figure = (word: string) => Number(new RegExp(`${word}(\\d+)`).exec(line)?.[1] ?? 0);
  return {
    expected: figure('应到'),
    present: figure('实到'),
    online: figure('线上'),
    leave: figure('请假'),
    absent: figure('缺席'),
    unrecorded: figure('未登记'),
  };
}

describe('the digests of a year', () => {
  it('went out: two a month to each township, one to the county', () => {
    const ofYear = sent.filter(({ townshipId, month }) => townshipId !== null && months.includes(month));
    expect(ofYear).toHaveLength(12 * 2 * months.length);
    expect(sent.filter(({ issue }) => issue.startsWith('county-digest'))).toHaveLength(months.length);
  });

  it('say of townships what the entries come to, and of every branch', () => {
    let compared = 0;
    for (const { townshipId, month, today, texts } of sent) {
      if (townshipId === null) continue;
      const lines = must(texts[0]).split('\n');
      const cells = lines.flatMap((line) => line.split('\u3000'));
      const all = store.read((tx) => recounted(tx, { id: townshipId as Township['id'] }, month, today));
      for (const [words, part] of [
        ['合计', all.filter(({ isApart }) => !isApart)],
        ['线下和转场另计', all.filter(({ isApart }) => isApart)],
      ] as const) {
        const row = lines.findIndex((line) => line.startsWith(`${words}：`));
        if (part.length === 0) continue;
        expect(lines[row]).toBe(`${words}：${totalsText(part)}`);
        if (part.some(({ state }) => state === '已开展'))
          expect(figuresIn(must(lines[row + 1]))).toEqual(sums(part));
      }
      for (const { branch, isApart, state, date, figures } of all) {
        const village = store.read((tx) => must(tx.org.village(branch.villageId)).name);
        const alone = all.filter((one) => one.branch.villageId === branch.villageId).length === 1;
        const label = `${alone ? village : branch.name.replace(/党支部$/, '支部')}${isApart ? '（线下）' : ''}`;
        const on = date === '' || state === '本月不开' ? '' : `${String(Number(date.slice(8)))}日 `;
        const told =
          state === '已开展'
            ? `${on}${String(figures.expected)}/${String(figures.present)}/${String(figures.leave)}`
            : `${on}${state}`;
        expect(cells).toContain(`${label} ${told}`);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(219 * 24);
  });

  it('say to the county what its townships come to', () => {
    const ofCounty = sent.filter(({ issue }) => issue.startsWith('county-digest'));
    expect(ofCounty).toHaveLength(months.length);
    for (const { month, today, texts } of ofCounty) {
      const lines = must(texts[0]).split('\n');
      const townships = store.read((tx) =>
        tx.org.townships().map((one) => ({ name: one.name, all: recounted(tx, one, month, today) })),
      );
      const normal = (all: readonly Counted[]) => all.filter(({ isApart }) => !isApart);
      const whole = townships.flatMap(({ all }) => normal(all));
      expect(lines[1]).toBe(`全县：${totalsText(whole)}`);
      expect(figuresIn(must(lines[2]))).toEqual(sums(whole));
      const order = lines.filter((line) => townships.some(({ name }) => line.startsWith(`${name}：`)));
      expect(order).toEqual(townships.map(({ name, all }) => `${name}：${totalsText(normal(all))}`));
    }
  });

  it('contain no rank, no rate, no comparison and nobody’s name', () => {
    const places = store.read((tx) => [
      ...tx.org.townships().map(({ name }) => name),
      ...tx.org.villages().map(({ name }) => name),
      ...tx.org.branches().map(({ name }) => name.replace(/党支部$/, '支部')),
    ]);
    const byLength = [...new Set(places)].sort((a, b) => b.length - a.length);
    const wrong =
      /[%％率]|排名|名次|第[一二三四五六七八九十\d]+名|高于|低于|超过|不如|领先|落后|倒数|平均|最[好差多少高低快慢]|榜|优秀|良好|较差/;
    for (const { texts } of sent)
      for (const text of texts) {
        let rest = text.replaceAll(sentence, '');
        expect(rest).not.toMatch(wrong);
        for (const place of byLength) rest = rest.replaceAll(place, '·');
        const named = names.filter((name) => rest.includes(name));
        expect(named, text).toEqual([]);
      }
    for (const { texts } of sent.filter(
      ({ townshipId, issue }) => townshipId !== null || issue.startsWith('county'),
    ))
      expect(texts[0]).toMatch(new RegExp(`${sentence}$`));
  });

  it('fold what stood in two of them: the four branches that never came are named twice in the year', () => {
    const [first] = store.read((tx) => tx.org.townships());
    const own = sent.filter(({ townshipId }) => townshipId === first?.id);
    const naming = own.filter(({ texts }) => /^书记还没连上助手：/m.test(texts[0] ?? ''));
    expect(naming).toHaveLength(2);
    expect(own.at(-1)?.texts[0]).toMatch(/^另有\d+个支部照旧$/m);
  });
});

it('the sheet of a month says the same of every branch', () => {
  const month = '2026-11' as Month;
  const today = '2026-12-02' as LocalDate;
  for (const township of store.read((tx) => tx.org.townships())) {
    const { workbook, all } = store.read((tx) => ({
      workbook: zh.digestFiles.workbook(townshipSheet(tx, { township, month, today, villageIds: [] }))
        .workbook,
      all: recounted(tx, township, month, today),
    }));
    const [sheet] = workbook.sheets;
    const rows = (sheet?.rows ?? []).map((row) =>
      row.map((cell) =>
        cell.kind === 'text'
          ? cell.text
          : cell.kind === 'integer'
            ? cell.value
            : cell.kind === 'formula'
              ? cell.result
              : '',
      ),
    );
    for (const { branch, state, figures } of all) {
      const row = rows.find((cells) => cells.includes(branch.name));
      expect(row, branch.name).toBeDefined();
      expect(row?.some((cell) => String(cell).endsWith(state))).toBe(true);
      if (state !== '已开展') continue;
      const { expected, present, online, leave, absent, unrecorded } = figures;
      const from = must(row).findIndex((cell) => String(cell).endsWith(state)) + 1;
      expect(must(row).slice(from, from + 6)).toEqual([expected, present, online, leave, absent, unrecorded]);
    }
  }
});

it('reads as it did before', async () => {
  const [first] = store.read((tx) => tx.org.townships());
  const of = (month: string, issue: string) =>
    must(sent.find((one) => one.townshipId === first?.id && one.month === month && one.issue === issue))
      .texts[0];
  const county = must(sent.find(({ issue, month }) => issue.startsWith('county') && month === '2026-11'))
    .texts[0];
  const golden = [
    of('2026-10', 'first'),
    of('2026-10', 'final'),
    of('2026-11', 'first'),
    of('2026-11', 'final'),
    county?.replace(/[0-9a-f]{64}/, '（64位）'),
  ];
  await expect(`${golden.join('\n\n')}\n`).toMatchFileSnapshot('golden/digests-2026.txt');
});
