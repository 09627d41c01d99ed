import { cellTexts, holidayColumns } from '../../domain/roster/columns.ts';
import type { CellSnapshot, HolidayRow } from '../../domain/roster/rows.ts';
import type { Holiday } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { planRecords, undatedCells } from './import-records.ts';
import type { Planned } from './import-records.ts';

export type PlannedHoliday = Planned<HolidayRow, Holiday>;

export function planHolidays(
  tx: Tx,
  rows: readonly HolidayRow[],
  last: ReadonlyMap<string, CellSnapshot>,
): readonly PlannedHoliday[] {
  const holidays = new Map<string, Holiday>(tx.org.holidays().map((holiday) => [holiday.date, holiday]));
  return planRecords(rows, last, (row, lastCells) => {
    const held = holidays.get(row.key);
    if (!held) return undefined;
    const { date, kind, name } = held;
    const texts = cellTexts(holidayColumns, { date, holidayKind: kind, name });
    return { held, cells: undatedCells(texts, lastCells) };
  });
}

export function writeHolidays(tx: Tx, planned: readonly PlannedHoliday[]): void {
  for (const { row, diff, held } of planned) {
    if (diff.toWrite.length === 0) continue;
    const { date, holidayKind, name } = row.values;
    const next = (heading: string) => !held || diff.toWrite.includes(heading);
    tx.org.putHoliday({
      date,
      kind: held && !next(holidayColumns.holidayKind.heading) ? held.kind : holidayKind,
      name: held && !next(holidayColumns.name.heading) ? held.name : name,
    });
  }
}

/** A file speaks of the years that occur in it: the days of other years are not missing from it. */
export function missingInYears(missing: readonly string[], rows: readonly HolidayRow[]): readonly string[] {
  const years = new Set(rows.map(({ key }) => key.slice(0, 4)));
  return missing.filter((date) => years.has(date.slice(0, 4)));
}
