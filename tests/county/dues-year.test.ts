import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DuesFigures, DuesTotalsReport } from '../../src/domain/check.ts';
import { afterTheYear, countyYear, spokenTownship } from './dues-year/county-year.ts';
import type { CountyYear } from './dues-year/county-year.ts';
import { fenIn, fensIn, hasCalc, openAll, rowOf } from './dues-year/in-office.ts';
import type { Opened } from './dues-year/in-office.ts';
import { readRawLedger } from './dues-year/raw-ledger.ts';
import type { RawLedger } from './dues-year/raw-ledger.ts';
import { behaviour, recount } from './dues-year/recount.ts';
import type { CountedMonth } from './dues-year/recount.ts';
import { zhibu } from './dues-year/shell.ts';
import { bookFile, months, quarters, writeBooks } from './dues-year/township-books.ts';

/*
 * 青禾县 through 2026: 219 branches, 6,500 members, some 72,000 receipts, the same every time. In 望禾镇 officers and the
 * township write and tap on their phones, through ingest, dispatch, cards and outbox; in the other townships the same words
 * go straight to the grammar and the use cases, all branches of an evening in one transaction, because the way through the
 * phones takes minutes for a county. Deaths go by words and taps everywhere; transfers, new members and other amounts are
 * imported by the command line, as a county does it.
 */
const now = afterTheYear.slice(0, 7);
let year: CountyYear;
let raw: RawLedger;
let counted: readonly CountedMonth[];
let checked: DuesTotalsReport & { readonly ok: boolean };

beforeAll(async () => {
  year = await countyYear(2026);
  raw = readRawLedger(year.file);
  counted = recount(raw, now);
  const { out } = await zhibu(year.cwd, afterTheYear, 'check', '--json');
  checked = JSON.parse(out) as typeof checked;
}, 900_000);

afterAll(() => {
  rmSync(year.cwd, { recursive: true });
});

const sum = <T>(all: readonly T[], of: (one: T) => number) => all.reduce((total, one) => total + of(one), 0);

/** People and sums by these words of each month. */
function figures<T extends DuesFigures | CountedMonth>(
  all: readonly T[],
  keyOf: (one: T) => string,
): Readonly<Record<string, readonly [people: number, dueFen: number, paidFen: number]>> {
  const sums: Record<string, [number, number, number]> = {};
  for (const one of all) {
    const before = sums[keyOf(one)] ?? [0, 0, 0];
    const people = 'people' in one ? one.people : 1;
    sums[keyOf(one)] = [before[0] + people, before[1] + one.dueFen, before[2] + one.paidFen];
  }
  return sums;
}

describe('青禾县, one year', () => {
  it('pays as counties do (handbook §9.2)', () => {
    const { onTheDay, byMonthEnd, arrears, members } = behaviour(counted);
    expect([...onTheDay.keys()]).toEqual(months);
    for (const share of onTheDay.values()) {
      expect(share).toBeGreaterThan(0.88);
      expect(share).toBeLessThan(0.93);
    }
    for (const share of byMonthEnd.values()) {
      expect(share).toBeGreaterThan(0.96);
      expect(share).toBeLessThan(0.98);
    }
    const behind = (from: number) => sum([...arrears], ([length, people]) => (length >= from ? people : 0));
    expect(behind(3) / members).toBeGreaterThan(0.003);
    expect(behind(3) / members).toBeLessThan(0.005);
    expect(arrears.get(6) ?? 0).toBeLessThanOrEqual(2);
    expect(behind(7)).toBe(0);
  });

  it('has a bit of everything', () => {
    const { payments, handUps } = raw;
    const count = (kind: string) => payments.filter(({ paidBy }) => paidBy === kind).length;
    expect(count('relative')).toBeGreaterThan(1000);
    expect(count('member')).toBeGreaterThan(700);
    expect(payments.filter(({ reversal }) => reversal).length).toBeGreaterThanOrEqual(2);
    expect(payments.filter(({ extraFen }) => extraFen > 0).length).toBe(2);
    expect(payments.filter(({ shares }) => shares.length >= 3).length).toBeGreaterThan(500);
    expect(handUps.length).toBeGreaterThan(850);
    expect(handUps.filter(({ fen, dueFen }) => fen < dueFen).length).toBeGreaterThan(20);
    expect(handUps.filter(({ fen, dueFen }) => fen > dueFen).length).toBeGreaterThan(15);
    expect(handUps.filter(({ answered }) => !answered).length).toBeGreaterThan(0);
    expect(handUps.filter(({ answered }) => answered).length / handUps.length).toBeGreaterThan(0.9);
  });

  it('is sound to zhibu check', async () => {
    const { status, err } = await zhibu(year.cwd, afterTheYear, 'check');
    expect(err).toBe('');
    expect(status).toBe(0);
  });

  it('comes to the same in zhibu check --json as from the rows: persons, branches, townships, county', () => {
    const due = counted.filter(({ state }) => state !== 'notDue');
    expect(checked.ok).toBe(true);
    expect(figures(checked.totals, ({ branch, month, state }) => `${branch} ${month} ${state}`)).toEqual(
      figures(due, ({ branch, month, state }) => `${branch.code} ${month} ${state}`),
    );
    expect(
      figures(checked.townships, ({ township, month, state }) => `${township} ${month} ${state}`),
    ).toEqual(figures(due, ({ branch, month, state }) => `${branch.township} ${month} ${state}`));
    expect(figures(checked.county.totals, ({ month, state }) => `${month} ${state}`)).toEqual(
      figures(due, ({ month, state }) => `${month} ${state}`),
    );
  });

  it('loses no fen: received = months + given beside them; cash = received − handed up, branch by branch', () => {
    const { payments, handUps } = raw;
    const receivedFen = sum(payments, ({ fen }) => fen);
    expect(sum(counted, ({ paidFen }) => paidFen) + sum(payments, ({ extraFen }) => extraFen)).toBe(
      receivedFen,
    );
    expect(checked.county).toMatchObject({
      receivedFen,
      handedUpFen: sum(handUps, ({ fen }) => fen),
      extraFen: sum(payments, ({ extraFen }) => extraFen),
      elsewhereFen: 0,
    });
    expect(
      checked.cash.map(({ branch, receivedFen: fen, handedUpFen }) => [branch, fen, handedUpFen]),
    ).toEqual(
      raw.branches.map(({ code }) => [
        code,
        sum(payments, ({ branch, fen }) => (branch === code ? fen : 0)),
        sum(handUps, ({ branch, fen }) => (branch === code ? fen : 0)),
      ]),
    );
  });
});

describe.runIf(hasCalc)('the books of 望禾镇 in LibreOffice', () => {
  let opened: Opened;
  let codes: readonly string[];
  const sheet = (...name: Parameters<typeof bookFile>) => {
    const found = opened.sheets.get(bookFile(...name));
    if (!found) throw new Error(`${bookFile(...name)} was not opened`);
    return found;
  };
  /** 应交 and 已确认 of a branch's month by zhibu check, in fen. */
  const dues = (code: string, within: (month: string) => boolean) => {
    const own = checked.totals.filter(({ branch, month }) => branch === code && within(month));
    return [sum(own, ({ dueFen }) => dueFen), sum(own, ({ paidFen }) => paidFen)];
  };
  const isIn = (quarter: string) => (month: string) =>
    month.slice(0, 4) === quarter.slice(0, 4) &&
    Math.ceil(Number(month.slice(5)) / 3) === Number(quarter.at(-1));
  const taken = (code: string, within: (month: string) => boolean) =>
    sum(raw.payments, ({ branch, day, fen }) => (branch === code && within(day.slice(0, 7)) ? fen : 0));
  const handed = (code: string, within: (quarter: string) => boolean) =>
    raw.handUps.filter(({ branch, quarter }) => branch === code && within(quarter));
  const inHand = (code: string) => {
    const cash = checked.cash.find(({ branch }) => branch === code);
    return (cash?.receivedFen ?? 0) - (cash?.handedUpFen ?? 0);
  };

  beforeAll(async () => {
    codes = raw.branches.filter(({ township }) => township === spokenTownship).map(({ code }) => code);
    const folder = path.join(year.cwd, 'books');
    mkdirSync(folder);
    const files = await writeBooks(year.bench.world.store, spokenTownship, folder, afterTheYear);
    expect(files).toHaveLength(codes.length * 18 + 4);
    opened = openAll(files, folder, { results: false });
    expect(opened.sheets.size).toBe(files.length);
    const sample = files.filter((file) => path.basename(file).startsWith(codes[0] ?? '-'));
    const asWritten = openAll(sample, folder, { results: true });
    for (const [name, rows] of asWritten.sheets) expect(rows, name).toEqual(opened.sheets.get(name));
  }, 600_000);

  it('open without a complaint and without an error in any cell', () => {
    expect(opened.complaints).toBe('');
    const cells = [...opened.sheets].flatMap(([name, rows]) => rows.flat().map((cell) => `${name}: ${cell}`));
    expect(cells.length).toBeGreaterThan(50_000);
    expect(cells.filter((cell) => /Err:|#(?:REF|NAME|VALUE|DIV|NUM|N\/A|NULL)/.test(cell))).toEqual([]);
  });

  it('month by month, branch by branch, come to what zhibu check says, and to the cash that was taken', () => {
    for (const code of codes)
      for (const month of months) {
        const rows = sheet(code, 'month', month);
        const [dueFen = 0, paidFen = 0] = dues(code, (one) => one === month);
        expect(fensIn(rowOf(rows, '合计'), 5, 6, 7), `${code} ${month}`).toEqual([
          dueFen,
          paidFen,
          dueFen - paidFen,
        ]);
        const cashFen = taken(code, (one) => one === month);
        expect(fenIn(rowOf(rows, '本月收到现金')[6]), `${code} ${month}`).toBe(cashFen);
        expect(fenIn(rowOf(rows, '与流水核对')[6]), `${code} ${month}`).toBe(cashFen);
        expect(fenIn(rowOf(rows, '差额')[6])).toBe(0);
      }
  });

  it('by the quarter show what was handed up, each difference, and the cash that is left', () => {
    let differences = 0;
    for (const code of codes)
      for (const quarter of quarters) {
        const rows = sheet(code, 'quarter', quarter);
        const [dueFen = 0, paidFen = 0] = dues(code, isIn(quarter));
        expect(fensIn(rowOf(rows, '合计'), 3, 5, 6)).toEqual([dueFen, paidFen, dueFen - paidFen]);
        expect(fenIn(rowOf(rows, '本季收到现金')[3])).toBe(taken(code, isIn(quarter)));
        for (const line of handed(code, (one) => one === quarter)) {
          const row = rowOf(rows, line.receipt ?? '-', 1);
          expect(fensIn(row, 3, 4, 5), `${code} ${quarter}`).toEqual([
            line.fen,
            line.dueFen,
            line.fen - line.dueFen,
          ]);
          expect(row[6]).toBe(line.answered ? '确认收到' : '待确认');
          if (line.fen !== line.dueFen) differences += 1;
        }
        const left =
          taken(code, (month) => quarters.some((one) => one <= quarter && isIn(one)(month))) -
          sum(
            handed(code, (one) => one <= quarter),
            ({ fen }) => fen,
          );
        expect(fenIn(rowOf(rows, '手中结余')[3]), `${code} ${quarter}`).toBe(left);
      }
    expect(differences).toBeGreaterThan(0);
  });

  it('over the year and at the hand-over hold the same cash as zhibu check', () => {
    for (const code of codes) {
      const [dueFen = 0, paidFen = 0] = dues(code, (month) => month.startsWith('2026'));
      const rows = sheet(code, 'year', '2026');
      const cashFen = taken(code, (month) => month.startsWith('2026'));
      expect(fensIn(rowOf(rows, '合计'), 3, 5, 6, 7), code).toEqual([
        dueFen,
        paidFen,
        dueFen - paidFen,
        cashFen,
      ]);
      expect(fenIn(rowOf(rows, '结余')[7]), code).toBe(inHand(code));
      const over = sheet(code, 'hand-over', afterTheYear);
      expect(fenIn(rowOf(over, '手中现金')[7]), code).toBe(inHand(code));
      const open = checked.totals.filter(
        ({ branch, state }) => branch === code && (state === 'arrears' || state === 'due'),
      );
      expect(fenIn(rowOf(over, '合计')[9]), code).toBe(sum(open, (one) => one.dueFen - one.paidFen));
    }
  });

  it('of the township have every branch as its own book has it', () => {
    for (const quarter of quarters) {
      const rows = sheet(spokenTownship, 'quarter', quarter);
      const byBranch = raw.branches.filter(({ code }) => codes.includes(code));
      for (const [at, { code, name }] of byBranch.entries()) {
        const row = rows[3 + at] ?? [];
        const [dueFen = 0, paidFen = 0] = dues(code, isIn(quarter));
        const handedFen = sum(
          handed(code, (one) => one === quarter),
          ({ fen }) => fen,
        );
        expect(row[1]).toBe(name);
        expect(fensIn(row, 4, 5, 6, 8, 9)).toEqual([
          dueFen,
          paidFen,
          dueFen - paidFen,
          taken(code, isIn(quarter)),
          handedFen,
        ]);
        expect(fenIn(row[10])).toBe(fenIn(rowOf(sheet(code, 'quarter', quarter), '手中结余')[3]));
      }
      const total = rowOf(rows, '合计');
      const township = checked.townships.filter(
        (one) => one.township === spokenTownship && isIn(quarter)(one.month),
      );
      expect(fensIn(total, 4, 5)).toEqual([
        sum(township, ({ dueFen }) => dueFen),
        sum(township, ({ paidFen }) => paidFen),
      ]);
    }
  });
});
