import { onTestFinished, describe, expect, it } from 'vitest';
import readWorkbook from 'read-excel-file/node';
import { officeDocuments } from '../../../src/adapters/files/office-documents.ts';
import { openStore } from '../../../src/adapters/sqlite/open-store.ts';
import { townshipMonths, townshipSheet } from '../../../src/cases/digest/township-months.ts';
import type { AttendanceEntry } from '../../../src/ports/store/attendance.ts';
import type { Store, Tx } from '../../../src/ports/store/store.ts';
import type { LocalDate, Month } from '../../../src/domain/ids.ts';
import { catalogs } from '../../../src/text/catalog.ts';
import { must } from '../../contract/store-seed.ts';
import { calculatedSheet } from '../../harness/calculated-sheet.ts';
import { seedTownshipYear } from '../../harness/township-year.ts';
import type { SeededTownship, TownshipYear } from '../../harness/township-year.ts';

const month = '2026-11' as Month;
const people = 12;
const today = '2026-12-02' as LocalDate;
const words = catalogs['zh-CN'].digestFiles;

interface Opened extends SeededTownship {
  readonly store: Store;
}

function open(year: Partial<TownshipYear>): Opened {
  const store = openStore({ file: ':memory:', migrationsFolder: 'drizzle' });
  onTestFinished(() => {
    store.close();
  });
  const seeded = store.write((tx) =>
    seedTownshipYear(tx, { branches: 19, months: 3, month, people, ...year }),
  );
  return { store, ...seeded };
}

const asked = (tx: Tx, { townshipId }: Opened, linked: readonly number[] = [], opened?: Opened) => ({
  township: must(tx.org.township(townshipId)),
  month,
  today,
  villageIds: linked.map((at) => must(tx.org.branch(must(opened?.branchIds[at]))).villageId),
});

/** What the entries of one branch's day come to, straight from the ledger: all say it once, and nothing is taken back. */
function counted(tx: Tx, opened: Opened, branch: number, its: Month) {
  const day = tx.partyDays.of(must(opened.branchIds[branch]), its);
  if (!day) return { state: '没定日期' };
  if (day.state !== 'planned') return { state: day.state === 'cancelled' ? '取消' : '本月不开' };
  const entries = tx.attendance.entries(day.id);
  const peopleOf = (...kinds: readonly AttendanceEntry['kind'][]) =>
    new Set(entries.filter(({ kind }) => kinds.includes(kind)).map(({ personId }) => personId));
  const came = peopleOf('present', 'online');
  const madeUp = [...peopleOf('madeUp')].filter((id) => !came.has(id)).length;
  const line = entries.find(({ totals }) => totals !== null)?.totals;
  const by = (kind: AttendanceEntry['kind']) => entries.filter((entry) => entry.kind === kind).length;
  if (!line && by('present') + by('online') === 0) return { state: '没有记录' };
  const [present, online, leave, absent] = line
    ? [line.present, line.online ?? 0, line.leave ?? 0, 0]
    : [by('present') + by('online'), by('online'), by('leaveAgreed'), by('absent')];
  const unrecorded = people - present - leave - absent;
  return { state: '已开展', madeUp, figures: [people, present, online, leave, absent, unrecorded] };
}

const monthsUpTo = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const since = 2026 * 12 + 10 - (count - 1 - at);
    return `${String(Math.floor(since / 12))}-${String((since % 12) + 1).padStart(2, '0')}` as Month;
  });

const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);

describe('the picture of the months', () => {
  const pictureOf = (opened: Opened, linked: readonly number[] = []) =>
    opened.store.read((tx) => words.picture(townshipMonths(tx, asked(tx, opened, linked, opened)))).picture;

  it.each([
    [19, 12, 2],
    [60, 3, 3],
    [1, 12, 0],
    [4, 14, 0],
  ])('of %i branches over %i months shows what the entries come to', (branches, months, apart) => {
    const opened = open({ branches, months, apart });
    const picture = pictureOf(opened);
    const shown = monthsUpTo(Math.min(months, 12));
    expect(picture.title).toBe('望禾镇主题党日逐月合计');
    const [stands, attendance] = picture.panels;
    const figure = (panel: typeof stands, row: number, name: string) =>
      panel?.rows[row]?.counts[panel.legend.findIndex((part) => part.name === name)] ?? 0;
    for (const [row, its] of shown.entries()) {
      const all = opened.store.read((tx) =>
        opened.branchIds.slice(0, branches - apart).map((_, at) => counted(tx, opened, at, its)),
      );
      const standing = (...states: readonly string[]) =>
        all.filter(({ state }) => states.includes(state)).length;
      expect(stands?.rows[row]).toMatchObject({
        label: `${String(Number(its.slice(5)))}月`,
        end: `共${String(branches - apart)}`,
      });
      expect([
        figure(stands, row, '已开展'),
        figure(stands, row, '没有记录'),
        figure(stands, row, '没定日期'),
        figure(stands, row, '取消或不开'),
      ]).toEqual([
        standing('已开展'),
        standing('没有记录'),
        standing('没定日期'),
        standing('取消', '本月不开'),
      ]);
      const total = (at: number) => sum(all.map(({ figures }) => figures?.[at] ?? 0));
      expect([
        figure(attendance, row, '实到'),
        figure(attendance, row, '请假'),
        figure(attendance, row, '缺席或未登记'),
      ]).toEqual([total(1), total(3), total(4) + total(5)]);
      expect(attendance?.rows[row]?.end).toBe(total(0) > 0 ? `应到${String(total(0))}` : '没有数据');
    }
    expect(stands?.rows).toHaveLength(shown.length);
  });

  it('begins with the month of the first Party day, and shows that of the digest where there is none', () => {
    const labels = (opened: Opened) => pictureOf(opened).panels[0]?.rows.map(({ label }) => label);
    expect(labels(open({ months: 2 }))).toEqual(['10月', '11月']);
    expect(labels(open({ months: 0 }))).toEqual(['11月']);
    expect(pictureOf(open({ months: 0 })).under).toBe('2026年11月');
    expect(pictureOf(open({ months: 5 })).under).toBe('2026年7月到2026年11月');
  });

  it('tells 线下 and 转场 apart, names nobody, shows no rate, and ends with the sentence', () => {
    const picture = pictureOf(open({ months: 12, apart: 2 }));
    expect(picture.foot).toEqual([
      expect.stringMatching(/^线下和转场另计：11月2个支部，已开展[012]$/),
      '仅供了解和帮助，不作排名考核依据。',
    ]);
    const said = JSON.stringify(picture);
    expect(said).not.toMatch(/党员\d|罗艳|第\d+村|%|率|名次|第一|最/);
    expect(pictureOf(open({ apart: 0 })).foot).toHaveLength(1);
  });

  it('shows 联系村 alone to whoever sees these alone', () => {
    const picture = pictureOf(open({ months: 3 }), [0, 4]);
    expect(picture.title).toBe('望禾镇主题党日逐月合计（联系村）');
    expect(picture.panels[0]?.rows.map(({ end }) => end)).toEqual(['共2', '共2', '共2']);
  });

  it('has the same shape in English', () => {
    const opened = open({ months: 3 });
    const english = opened.store.read((tx) =>
      catalogs.en.digestFiles.picture(townshipMonths(tx, asked(tx, opened))),
    );
    const counts = (picture: typeof english.picture) =>
      picture.panels.map(({ rows }) => rows.map((row) => row.counts));
    expect(counts(english.picture)).toEqual(counts(pictureOf(opened)));
    expect(english.picture.foot.at(-1)).toBe('仅供了解和帮助，不作排名考核依据。');
  });
});

describe('the workbook', () => {
  const workbookOf = (opened: Opened) =>
    opened.store.read((tx) => words.workbook(townshipSheet(tx, asked(tx, opened))));

  it('has a row a branch in administrative order with what the entries come to', async () => {
    const opened = open({ branches: 19, months: 3, apart: 2 });
    const { fileName, workbook } = workbookOf(opened);
    expect(fileName).toBe('望禾镇2026年11月主题党日汇总表.xlsx');
    const { rows, formulas, numbers, hundredths } = await calculatedSheet(
      await officeDocuments('zh-CN').workbook(workbook),
    );
    const all = opened.store.read((tx) => opened.branchIds.map((_, at) => counted(tx, opened, at, month)));
    const heads = rows.findIndex((row) => row[0] === '序号');
    const expected = all.map(({ state, figures, madeUp = 0 }, at) => [
      at + 1,
      `第${String(at + 1)}村`,
      `第${String(at + 1)}村党支部`,
      at < 17 ? state : `线下，${state}`,
      ...(figures ?? Array<null>(6).fill(null)),
      madeUp === 0 ? null : madeUp,
    ]);
    const withoutDates = rows.map((row) => row.filter((_, column) => column !== 3));
    expect(withoutDates.slice(heads + 1, heads + 18)).toEqual(expected.slice(0, 17));
    // The total, and the heading of those apart.
    expect(withoutDates.slice(heads + 20, heads + 22)).toEqual(expected.slice(17));
    expect(rows[heads + 1]?.[3]).toHaveProperty('getTime');

    const totals = rows.flatMap((row, at) => (String(row[0]).endsWith('合计') ? [at] : []));
    expect(totals.map((at) => rows[at]?.[0])).toEqual(['合计', '线下和转场合计']);
    for (const [at, column] of ['F', 'G', 'H', 'I', 'J', 'K'].entries()) {
      const total = (of: typeof all) => sum(of.map(({ figures }) => figures?.[at] ?? 0));
      const sums = totals.map((row) => `${column}${String(row + 1)}`);
      const wanted = [total(all.slice(0, 17)), total(all.slice(17))];
      expect(sums.map((address) => hundredths(address) / 100)).toEqual(wanted);
      expect(sums.map((address) => Number(numbers.get(address)))).toEqual(wanted);
      expect(sums.every((address) => formulas.get(address)?.startsWith('SUM('))).toBe(true);
    }
    expect(rows.at(-1)?.[0]).toContain('仅供了解和帮助，不作排名考核依据。');
  });

  it('has a second sheet with a row a month', async () => {
    const opened = open({ branches: 19, months: 3, apart: 1 });
    const { workbook } = workbookOf(opened);
    const [, second] = workbook.sheets;
    const { rows, hundredths } = await calculatedSheet(
      await officeDocuments('zh-CN').workbook({ sheets: second ? [second] : [] }),
    );
    const [, , head = [], ...lines] = rows;
    for (const [at, its] of monthsUpTo(3).entries()) {
      const all = opened.store.read((tx) =>
        opened.branchIds.slice(0, 18).map((_, branch) => counted(tx, opened, branch, its)),
      );
      const cell = (name: string) => lines[at]?.[head.indexOf(name)];
      const held = all.filter(({ state }) => state === '已开展');
      expect([cell('支部'), cell('已开展'), cell('没定日期'), cell('应到'), cell('实到')]).toEqual([
        18,
        held.length,
        all.filter(({ state }) => state === '没定日期').length,
        sum(held.map(({ figures }) => figures?.[0] ?? 0)),
        sum(held.map(({ figures }) => figures?.[1] ?? 0)),
      ]);
    }
    const column = String.fromCharCode(65 + head.indexOf('实到'));
    expect(hundredths(`${column}7`) / 100).toBe(
      sum(lines.slice(0, 3).map((row) => Number(row[head.indexOf('实到')]))),
    );
  });

  it('names nobody, has no rate, and is the same for the same facts', async () => {
    const opened = open({ branches: 5, months: 12 });
    const { workbook } = workbookOf(opened);
    expect(JSON.stringify(workbook)).not.toMatch(/党员\d|罗艳|%|率|名次/);
    const render = () => officeDocuments('zh-CN').workbook(workbookOf(opened).workbook);
    expect(Buffer.from(await render()).equals(await render())).toBe(true);
    const read = await readWorkbook(Buffer.from(await render()));
    expect(read.map(({ sheet }) => sheet)).toEqual(['各支部', '逐月']);
  });
});
