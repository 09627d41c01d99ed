import type { Month } from '../../domain/ids.ts';
import type { BranchPlace, FlatAttendanceRow, FlatDuesRow } from '../../domain/ledgers/flat.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { monthBook } from '../dues/books/month-book.ts';
import { attendanceDay, dayThatCame } from './attendance-day.ts';
import type { LedgerDay } from './attendance-ledgers.ts';

export function placeOf(tx: Tx, branch: Branch): BranchPlace {
  return {
    county: tx.org.countyName() ?? '',
    township: tx.org.township(branch.townshipId)?.name ?? '',
    village: tx.org.village(branch.villageId)?.name ?? '',
    code: branch.code,
    branch: branch.name,
  };
}

/** A row a person and Party day that has come. */
export function flatAttendance(
  tx: Tx,
  branches: readonly Branch[],
  months: readonly Month[],
  { today, zone }: LedgerDay,
): readonly FlatAttendanceRow[] {
  return branches.flatMap((branch) => {
    const place = placeOf(tx, branch);
    return months.flatMap((month) => {
      const come = dayThatCame(tx, branch.id, month, today);
      if (!come) return [];
      const { rows, ...day } = attendanceDay(tx, come, zone);
      return rows.map((row) => ({ place, day, row: { ...row, name: rosterName(tx, row) } }));
    });
  });
}

/** A row a person and month: whoever owes it, is free of it or settled it before, as the month's book has them. */
export function flatDues(
  tx: Tx,
  branches: readonly Branch[],
  months: readonly Month[],
  day: LedgerDay,
): readonly FlatDuesRow[] {
  return branches.flatMap((branch) => {
    const place = placeOf(tx, branch);
    return months.flatMap((month) =>
      monthBook(tx, branch.id, month, day).rows.map((row) => ({
        place,
        month,
        row: { ...row, name: rosterName(tx, row) },
      })),
    );
  });
}

/** The number is the identity: a platform wants the name itself, not what tells namesakes apart. */
function rosterName(tx: Tx, { name, number }: { readonly name: string; readonly number: string }): string {
  return tx.people.personByNumber(number)?.name ?? name;
}
