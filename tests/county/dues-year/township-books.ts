import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chineseDaysTable } from '../../../src/adapters/calendar/chinese-days-table.ts';
import { officeDocuments } from '../../../src/adapters/files/office-documents.ts';
import { fileMakers } from '../../../src/cases/files/makers.ts';
import type { BookInputs } from '../../../src/cases/dues/books/book-files.ts';
import { instantAt } from '../../../src/domain/calendar/time.ts';
import type { LocalDate, LocalTime, Month } from '../../../src/domain/ids.ts';
import type { Store } from '../../../src/ports/store/store.ts';
import { catalogs } from '../../../src/text/catalog.ts';

const zone = 'Asia/Shanghai';
export const quarters = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'] as const;
export const months = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`);

/** Where the books of a township lie: `<支部编号> <book>.xlsx`. */
export type BookName = 'month' | 'quarter' | 'year' | 'hand-over';
export const bookFile = (whose: string, book: BookName, period: string) => `${whose}-${book}-${period}`;

/** Writes every book of the year of every branch of the township, and its own quarter books, as the program makes them. */
export async function writeBooks(
  store: Store,
  township: string,
  folder: string,
  today: string,
): Promise<readonly string[]> {
  const makers = fileMakers(officeDocuments('zh-CN'));
  const written: string[] = [];
  async function write<Task extends keyof BookInputs>(task: Task, input: BookInputs[Task], name: string) {
    const make = makers[task];
    if (!make) throw new Error(`no maker of ${task}`);
    const call = {
      now: instantAt(today as LocalDate, '09:00' as LocalTime, zone),
      today: today as LocalDate,
      text: catalogs['zh-CN'],
      rules: { zone, quiet: undefined, holidays: chineseDaysTable() },
    };
    const { made } = store.read((tx) => ({ made: make({ ...call, tx } as never, input) }));
    const file = path.join(folder, `${name}.xlsx`);
    writeFileSync(file, (await made).bytes);
    written.push(file);
  }

  const { townshipId, branches } = store.read((tx) => {
    const id = tx.org.townships().find(({ name }) => name === township)?.id;
    if (id === undefined) throw new Error(`no township ${township}`);
    return { townshipId: id, branches: tx.org.branches({ townshipId: id }) };
  });
  for (const { id: branchId, code } of branches) {
    for (const month of months)
      await write('dues-month', { branchId, month: month as Month }, bookFile(code, 'month', month));
    for (const quarter of quarters)
      await write('dues-quarter', { branchId, quarter }, bookFile(code, 'quarter', quarter));
    await write('dues-year', { branchId, year: 2026 }, bookFile(code, 'year', '2026'));
    await write('dues-hand-over', { branchId }, bookFile(code, 'hand-over', today));
  }
  for (const quarter of quarters)
    await write('dues-township-quarter', { townshipId, quarter }, bookFile(township, 'quarter', quarter));
  return written;
}
