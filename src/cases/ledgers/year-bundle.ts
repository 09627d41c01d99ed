import { monthOf, quarterOf } from '../../domain/calendar/time.ts';
import type { Quarter } from '../../domain/calendar/time.ts';
import type { BranchId, Month } from '../../domain/ids.ts';
import type { BundlePart, MonthWithout } from '../../domain/ledgers/bundle.ts';
import type { YearMonth } from '../../domain/ledgers/attendance.ts';
import type { RecordPageFacts } from '../../domain/record/page-facts.ts';
import type { Workbook } from '../../domain/workbook.ts';
import type { FileCall, FileMaker } from '../../file-maker.ts';
import type { ArchiveEntry, Documents } from '../../ports/documents.ts';
import type { Tx } from '../../ports/store/store.ts';
import { monthBook } from '../dues/books/month-book.ts';
import { quarterBook } from '../dues/books/quarter-book.ts';
import { yearBook } from '../dues/books/year-book.ts';
import { reasonOf } from '../plan/plan-facts.ts';
import { recordPageFacts } from '../record/page-facts.ts';
import { dayThatCame } from './attendance-day.ts';
import { attendanceYear, makeUpYear } from './attendance-ledgers.ts';
import { awayYear } from './away-ledger.ts';

/** A file of the bundle before it is drawn. */
type Drawn =
  | { readonly part: BundlePart; readonly page: RecordPageFacts }
  | { readonly part: BundlePart; readonly workbook: Workbook };

/**
 * The branch's year for filing (handbook §1.6: the book covers one year): record pages, ledgers and dues books in filing order,
 * with their 目录. Everything is read before the first file is drawn.
 */
export function yearBundleFile(documents: Documents): FileMaker {
  return (call, input) => {
    const { branchId, year } = input as { branchId: BranchId; year: number };
    const { text } = call;
    const { drawn, without } = bundleOf(call, branchId, year);
    const branch = call.tx.org.branch(branchId)?.name ?? '';
    const parts = drawn.map(({ part }) => part);
    const index = text.bundle.index({ branch, year, parts, without });
    return pack(documents, [
      { name: text.bundle.indexName, make: () => documents.workbook(index) },
      ...drawn.map((one, at) => ({
        name: text.bundle.entryName(one.part, at + 1, year),
        make: () => ('page' in one ? documents.recordPage(one.page) : documents.workbook(one.workbook)),
      })),
    ]).then((bytes) => ({
      fileName: text.bundle.fileName(branch, year),
      caption: text.bundle.caption(drawn.length),
      bytes,
    }));
  };
}

/** One after the other: a year drawn at once would need the memory of a year. */
async function pack(
  documents: Documents,
  files: readonly { readonly name: string; readonly make: () => Promise<Uint8Array> }[],
): Promise<Uint8Array> {
  const entries: ArchiveEntry[] = [];
  for (const { name, make } of files) entries.push({ name, bytes: await make() });
  return documents.archive(entries);
}

function bundleOf(
  { tx, text, rules, today }: FileCall,
  branchId: BranchId,
  year: number,
): { readonly drawn: readonly Drawn[]; readonly without: readonly MonthWithout[] } {
  const day = { today, zone: rules.zone };
  const attendance = attendanceYear(tx, branchId, year, day);
  const dues = yearBook(tx, branchId, year, day);
  const months = dues.months.map(({ month }) => month);
  const pages = attendance.months.flatMap(({ month }): readonly Drawn[] => {
    const come = dayThatCame(tx, branchId, month, today);
    return come ? [{ part: { kind: 'recordPage', month }, page: recordPageFacts(tx, come, rules) }] : [];
  });
  return {
    drawn: [
      ...pages,
      { part: { kind: 'attendance' }, workbook: text.ledgers.attendanceYear(attendance).workbook },
      {
        part: { kind: 'makeUp' },
        workbook: text.ledgers.makeUpYear(makeUpYear(tx, branchId, year, day)).workbook,
      },
      { part: { kind: 'away' }, workbook: text.ledgers.awayYear(awayYear(tx, branchId, year, day)).workbook },
      ...months.map((month): Drawn => ({
        part: { kind: 'duesMonth', month },
        workbook: text.duesBooks.month(monthBook(tx, branchId, month, day)).workbook,
      })),
      ...quartersOf(months).map((quarter): Drawn => ({
        part: { kind: 'duesQuarter', quarter },
        workbook: text.duesBooks.quarter(quarterBook(tx, branchId, quarter, day)).workbook,
      })),
      ...(months.length === 0
        ? []
        : [{ part: { kind: 'duesYear' }, workbook: text.duesBooks.year(dues).workbook } as const]),
    ],
    without: attendance.months.flatMap((month) => withoutPage(tx, branchId, month, monthOf(today))),
  };
}

function quartersOf(months: readonly Month[]): readonly Quarter[] {
  return [...new Set(months.map(quarterOf))];
}

function withoutPage(
  tx: Tx,
  branchId: BranchId,
  { month, state, day }: YearMonth,
  now: Month,
): readonly MonthWithout[] {
  if (day) return [];
  if (state === 'cancelled' || state === 'skipped') {
    const planned = tx.partyDays.of(branchId, month);
    return [{ month, why: state, reason: planned ? reasonOf(tx, planned) : null }];
  }
  return [{ month, why: state === 'planned' || month >= now ? 'ahead' : 'undated', reason: null }];
}
