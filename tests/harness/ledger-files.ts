import readWorkbook from 'read-excel-file/node';
import { chineseDaysTable } from '../../src/adapters/calendar/chinese-days-table.ts';
import { readCsv } from '../../src/adapters/files/csv-table.ts';
import { officeDocuments } from '../../src/adapters/files/office-documents.ts';
import { fileMakers } from '../../src/cases/files/makers.ts';
import type { LocalDate } from '../../src/domain/ids.ts';
import type { MadeFile } from '../../src/file-maker.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { catalogs } from '../../src/text/catalog.ts';
import type { Locale } from '../../src/text/locale.ts';

/** A file as the program makes it, over a store and as of a day. */
export async function madeFile(
  store: Store,
  today: string,
  task: string,
  input: unknown,
  locale: Locale = 'zh-CN',
): Promise<MadeFile> {
  const make = fileMakers(officeDocuments(locale))[task];
  if (!make) throw new Error(`no maker of ${task}`);
  const call = {
    today: today as LocalDate,
    text: catalogs[locale],
    rules: { zone: 'Asia/Shanghai', quiet: undefined, holidays: chineseDaysTable() },
  };
  return store.read((tx) => ({ made: make({ ...call, tx } as never, input) })).made;
}

/** The cells of every sheet of a workbook by its name; dates as YYYY-MM-DD, empty cells as ''. */
export async function sheetsOf(
  bytes: Uint8Array,
): Promise<ReadonlyMap<string, readonly (readonly (string | number)[])[]>> {
  const sheets = await readWorkbook(Buffer.from(bytes), { trim: false });
  return new Map(
    sheets.map(({ sheet, data }) => [sheet, data.map((row) => row.map((cell) => cellOf(cell as unknown)))]),
  );
}

function cellOf(cell: unknown): string | number {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number' || typeof cell === 'string') return cell;
  return (cell as { toISOString(): string }).toISOString().slice(0, 10);
}

/** The rows of a flat table by heading. */
export function flatRows(bytes: Uint8Array): readonly Readonly<Record<string, string>>[] {
  const read = readCsv(bytes);
  if (!read.ok) throw new Error(`not read: ${JSON.stringify(read.reason)}`);
  const [head, ...rows] = read.value.map(({ cells }) => cells);
  return rows
    .filter((row) => row.some((cell) => cell !== ''))
    .map((row) => Object.fromEntries((head ?? []).map((heading, at) => [heading, row[at] ?? ''])));
}
