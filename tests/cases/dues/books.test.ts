import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculatedSheet } from '../../harness/calculated-sheet.ts';
import type { CalculatedSheet } from '../../harness/calculated-sheet.ts';
import { acts, cashByHand, paidFor, tellStory } from './ledger-story.ts';
import type { Oracle } from './ledger-story.ts';
import type { LedgerScene } from './ledger-scene.ts';

const cashLabels: Readonly<Record<string, RegExp>> = {
  confirmed: /党费已确认$/,
  otherTimes: /^减：其中不在/,
  otherBranches: /^减：其中别的支部/,
  back: /^加：补交/,
  ahead: /^加：预交/,
  extra: /^加：自愿多交/,
  elsewhere: /^加：代别的支部/,
  reversal: /^加：撤销/,
  cash: /收到现金$/,
  ledger: /^与流水核对/,
  difference: /^差额/,
};
const months = ['2026-07', '2026-08', '2026-09', '2026-10', '2026-11'];

async function sheetOf(scene: LedgerScene, task: string, input: object): Promise<CalculatedSheet> {
  return calculatedSheet((await scene.book(task, input)).bytes);
}

/** Row of the sheet, counted from 1, whose cell in that column is this; from a row on. */
function rowOf({ rows }: CalculatedSheet, column: number, what: RegExp | string, from = 1): number {
  const at = rows.findIndex((row, index) => {
    const cell = row[column];
    return (
      index + 1 >= from &&
      typeof cell === 'string' &&
      (what instanceof RegExp ? what.test(cell) : cell === what)
    );
  });
  if (at < 0) throw new Error(`no row ${String(what)}`);
  return at + 1;
}

function expectWrittenAsCalculated(sheet: CalculatedSheet): void {
  expect(sheet.formulas.size).toBeGreaterThan(0);
  for (const address of sheet.formulas.keys()) {
    const written = sheet.numbers.get(address) ?? '';
    expect(written, address).toMatch(/^-?\d+(\.\d{1,2})?$/);
    expect(Math.round(Number(written) * 100), `${address} = ${sheet.formulas.get(address) ?? ''}`).toBe(
      sheet.hundredths(address),
    );
  }
}

function expectCash(sheet: CalculatedSheet, column: string, byHand: Readonly<Record<string, number>>): void {
  const from = rowOf(sheet, 0, cashLabels['confirmed'] ?? '');
  for (const [name, label] of Object.entries(cashLabels))
    expect(sheet.hundredths(`${column}${rowOf(sheet, 0, label, from)}`), name).toBe(byHand[name]);
}

const sumOver = (oracle: Oracle, branch: 0 | 1, month: string, of: (k: number) => number) =>
  oracle.people.reduce((fen, k) => fen + (oracle.owner(k, month) === branch ? of(k) : 0), 0);
const isPayer = ({ due }: Oracle, k: number, month: string) => due(k, month) > 0;
const isPaid = (oracle: Oracle, k: number, month: string) =>
  isPayer(oracle, k, month) && oracle.paid(k, month) >= oracle.due(k, month);
/** What stands for months that are not owed. */
const backOf = (oracle: Oracle, k: number, all: readonly string[]) =>
  all.reduce((fen, month) => fen + (isPayer(oracle, k, month) ? 0 : oracle.paid(k, month)), 0);
const quarterMonths = ['2026-10', '2026-11', '2026-12'];

describe('the dues books, whatever was paid, prepaid, paid elsewhere and reversed', () => {
  const runs = { numRuns: 12 };

  it(
    'month sheet: every amount is what the ledger comes to, and dues and other money are the cash',
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(acts, fc.constantFrom(...months), async (story, month) => {
          const { scene, oracle } = tellStory(story);
          const sheet = await sheetOf(scene, 'dues-month', { branchId: scene.branches[0], month });
          expectWrittenAsCalculated(sheet);
          const members = oracle.people.filter((k) => oracle.owner(k, month) === 0);
          expect(rowOf(sheet, 0, '合计')).toBe(5 + members.length);
          for (const k of members) {
            const row = rowOf(sheet, 2, `QH100${String(k)}`);
            const [due, paid] = [oracle.due(k, month), oracle.paid(k, month)];
            const shown = ['F', 'G', 'H'].map((column) => sheet.hundredths(`${column}${row}`));
            expect(shown).toEqual([due, paid, due - paid]);
          }
          const total = rowOf(sheet, 0, '合计');
          const [due, paid] = [
            sumOver(oracle, 0, month, (k) => oracle.due(k, month)),
            sumOver(oracle, 0, month, (k) => oracle.paid(k, month)),
          ];
          expect(['F', 'G', 'H'].map((column) => sheet.hundredths(`${column}${total}`))).toEqual([
            due,
            paid,
            due - paid,
          ]);
          expectCash(sheet, 'G', cashByHand(oracle, 0, month, month));
        }),
        runs,
      );
    },
  );

  it(
    'quarter sheets of branch and township: months, cash, what was handed up and what is left',
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(acts, async (story) => {
          const { scene, oracle } = tellStory(story);
          const quarter = '2026-Q4';
          const sheet = await sheetOf(scene, 'dues-quarter', { branchId: scene.branches[0], quarter });
          expectWrittenAsCalculated(sheet);
          for (const [at, month] of quarterMonths.entries()) {
            const row = 4 + at;
            const due = sumOver(oracle, 0, month, (k) => oracle.due(k, month));
            const paid = sumOver(oracle, 0, month, (k) => oracle.paid(k, month));
            const count = (of: (k: number) => boolean) => sumOver(oracle, 0, month, (k) => (of(k) ? 100 : 0));
            expect(
              ['B', 'C', 'D', 'E', 'F', 'G'].map((column) => sheet.hundredths(`${column}${row}`)),
            ).toEqual([
              count(() => true),
              count((k) => isPayer(oracle, k, month)),
              due,
              count((k) => isPaid(oracle, k, month)),
              paid,
              due - paid,
            ]);
          }
          const byHand = cashByHand(oracle, 0, '2026-10', '2026-12');
          expectCash(sheet, 'D', byHand);
          const before = beforeByHand(oracle, 0);
          const balance = rowOf(sheet, 0, '上季结余');
          const left = before + (byHand['ledger'] ?? 0) - oracle.handedUp(quarter, 0);
          expect(sheet.hundredths(`D${balance}`)).toBe(before);
          expect(sheet.hundredths(`D${balance + 4}`)).toBe(left);

          const town = await sheetOf(scene, 'dues-township-quarter', {
            townshipId: scene.townshipId,
            quarter,
          });
          expectWrittenAsCalculated(town);
          const rows = ([0, 1] as const).map((branch) => townRow(oracle, branch));
          const columns = ['E', 'F', 'G', 'H', 'I', 'J', 'K'];
          for (const [at, row] of rows.entries())
            expect(columns.map((column) => town.hundredths(`${column}${4 + at}`))).toEqual(row);
          expect(columns.map((column) => town.hundredths(`${column}6`))).toEqual(
            columns.map((_, at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0)),
          );
        }),
        runs,
      );
    },
  );

  it(
    'year and hand-over sheets: totals by month, what is open, paid ahead and in hand',
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(acts, async (story) => {
          const { scene, oracle } = tellStory(story);
          const [branchId] = scene.branches;
          const year = await sheetOf(scene, 'dues-year', { branchId, year: 2026 });
          expectWrittenAsCalculated(year);
          for (const [at, month] of months.entries()) {
            const due = sumOver(oracle, 0, month, (k) => oracle.due(k, month));
            const paid = sumOver(oracle, 0, month, (k) => oracle.paid(k, month));
            const { ledger } = cashByHand(oracle, 0, month, month);
            expect(['D', 'F', 'G', 'H'].map((column) => year.hundredths(`${column}${4 + at}`))).toEqual([
              due,
              paid,
              due - paid,
              ledger,
            ]);
          }
          const inHand = (cashByHand(oracle, 0, '2026-07', '2026-11')['ledger'] ?? 0) - 830;
          expect(year.hundredths(`H${rowOf(year, 0, '结余')}`)).toBe(inHand);

          const hand = await sheetOf(scene, 'dues-hand-over', { branchId });
          expectWrittenAsCalculated(hand);
          for (const k of oracle.people) {
            const own = (all: readonly string[]) => all.filter((month) => oracle.owner(k, month) === 0);
            const open = own(months).filter(
              (month) => isPayer(oracle, k, month) && !isPaid(oracle, k, month),
            );
            const ahead = own(['2026-12', '2027-01']).filter(
              (month) => isPayer(oracle, k, month) && oracle.paid(k, month) > 0,
            );
            const back = backOf(oracle, k, own(paidFor));
            const sums = [
              ahead.length * 100,
              ahead.reduce((fen, month) => fen + oracle.paid(k, month), 0),
              open.length * 100,
              open.reduce((fen, month) => fen + oracle.due(k, month) - oracle.paid(k, month), 0),
            ];
            const isListed = k !== 3 || back > 0 || sums.some((sum) => sum > 0);
            expect(hand.rows.some((row) => row[2] === `QH100${String(k)}`)).toBe(isListed);
            if (!isListed) continue;
            const row = rowOf(hand, 2, `QH100${String(k)}`);
            expect(['G', 'H', 'I', 'J'].map((column) => hand.hundredths(`${column}${row}`))).toEqual(sums);
            const said = `多收${(back / 100).toFixed(2)}元，待退`;
            expect(String(hand.rows[row - 1]?.[10]).includes('多收')).toBe(back > 0);
            if (back > 0) expect(hand.rows[row - 1]?.[10]).toContain(said);
          }
          expect(hand.hundredths(`H${rowOf(hand, 0, '手中现金')}`)).toBe(inHand);
        }),
        runs,
      );
    },
  );
});

function beforeByHand(oracle: Oracle, branch: 0 | 1): number {
  return (
    (cashByHand(oracle, branch, '2026-07', '2026-09')['ledger'] ?? 0) - oracle.handedUp('2026-Q3', branch)
  );
}

/** 应交, 已确认, 未交, 上季结余, 本季收到, 本季上缴, 手中结余. */
function townRow(oracle: Oracle, branch: 0 | 1): readonly number[] {
  const sum = (of: (k: number, month: string) => number) =>
    quarterMonths.reduce((fen, month) => fen + sumOver(oracle, branch, month, (k) => of(k, month)), 0);
  const [due, paid] = [sum((k, month) => oracle.due(k, month)), sum((k, month) => oracle.paid(k, month))];
  const before = beforeByHand(oracle, branch);
  const { ledger = 0 } = cashByHand(oracle, branch, '2026-10', '2026-12');
  const handedUp = oracle.handedUp('2026-Q4', branch);
  return [due, paid, due - paid, before, ledger, handedUp, before + ledger - handedUp];
}
