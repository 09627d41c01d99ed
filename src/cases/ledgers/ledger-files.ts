import { townshipCounts } from '../../domain/ledgers/township-counts.ts';
import type { BranchId, Month } from '../../domain/ids.ts';
import type { FileCall, FileMaker, MadeFile } from '../../file-maker.ts';
import type { Documents } from '../../ports/documents.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Catalog } from '../../text/catalog.ts';
import { attendanceMonth, attendanceYear, makeUpYear } from './attendance-ledgers.ts';
import type { LedgerDay } from './attendance-ledgers.ts';
import { awayYear } from './away-ledger.ts';
import { branchesAbove, countsTable, scopeAbove } from './branch-counts.ts';
import type { Above } from './branch-counts.ts';
import { flatAttendance, flatDues } from './flat-rows.ts';
import { yearBundleFile } from './year-bundle.ts';

interface BranchYear {
  readonly branchId: BranchId;
  readonly year: number;
}
interface FlatInput {
  /** A branch, or all of those above it. */
  readonly of: { readonly branchId: BranchId } | Above;
  /** One month, or the months of a year. */
  readonly months: readonly Month[];
}
interface CountsInput {
  readonly above: Above;
  readonly months: readonly Month[];
}

/** What each ledger and flat table is made from: ids and periods. */
export interface LedgerInputs {
  readonly 'attendance-month': { readonly branchId: BranchId; readonly month: Month };
  readonly 'attendance-year': BranchYear;
  readonly 'make-up-year': BranchYear;
  readonly 'away-year': BranchYear;
  readonly 'year-bundle': BranchYear;
  readonly 'flat-attendance': FlatInput;
  readonly 'flat-dues': FlatInput;
  readonly 'counts-sheet': { readonly above: Above; readonly month: Month };
  readonly 'counts-table': CountsInput;
  readonly 'townships-table': CountsInput;
}

type DrawnLedger = ReturnType<Catalog['ledgers']['makeUpYear']>;

/** Ledgers, flat tables and the year's bundle as files, as the store stands when they are made. */
export function ledgerFiles(documents: Documents): Readonly<Record<keyof LedgerInputs, FileMaker>> {
  const book =
    (draw: (call: FileCall, input: never, day: LedgerDay) => DrawnLedger): FileMaker =>
    (call, input) => {
      const { fileName, caption, workbook } = draw(call, input as never, dayOf(call));
      return documents.workbook(workbook).then((bytes) => ({ fileName, caption, bytes }));
    };
  const table = (fileName: string, caption: string, rows: readonly (readonly string[])[]): MadeFile => ({
    fileName,
    caption,
    bytes: documents.table(rows),
  });
  return {
    'attendance-month': book(({ tx, text }, { branchId, month }: LedgerInputs['attendance-month'], day) => {
      const facts = attendanceMonth(tx, branchId, month, day);
      if (!facts) throw new Error(`Drawing a ledger: branch ${branchId} has no Party day in ${month}.`);
      return text.ledgers.attendanceMonth(facts);
    }),
    'attendance-year': book(({ tx, text }, { branchId, year }: BranchYear, day) =>
      text.ledgers.attendanceYear(attendanceYear(tx, branchId, year, day)),
    ),
    'make-up-year': book(({ tx, text }, { branchId, year }: BranchYear, day) =>
      text.ledgers.makeUpYear(makeUpYear(tx, branchId, year, day)),
    ),
    'away-year': book(({ tx, text }, { branchId, year }: BranchYear, day) =>
      text.ledgers.awayYear(awayYear(tx, branchId, year, day)),
    ),
    'year-bundle': yearBundleFile(documents),
    'flat-attendance': (call, input) => {
      const { of, months } = input as FlatInput;
      const { tx, text } = call;
      const { name, branches } = meant(tx, of);
      const rows = text.flat.attendance(flatAttendance(tx, branches, months, dayOf(call)));
      return table(text.flat.attendanceFile(name, months), text.flat.namesCaption, rows);
    },
    'flat-dues': (call, input) => {
      const { of, months } = input as FlatInput;
      const { tx, text } = call;
      const { name, branches } = meant(tx, of);
      const rows = text.flat.dues(flatDues(tx, branches, months, dayOf(call)));
      return table(text.flat.duesFile(name, months), text.flat.namesCaption, rows);
    },
    'counts-sheet': book(({ tx, text }, { above, month }: LedgerInputs['counts-sheet'], { today }) =>
      text.counts.book(countsTable(tx, above, [month], today)),
    ),
    'counts-table': ({ tx, text, today }, input) => {
      const { above, months } = input as CountsInput;
      const { scope, rows } = countsTable(tx, above, months, today);
      return table(text.flat.countsFile(scope, months), text.flat.countsCaption, text.flat.counts(rows));
    },
    'townships-table': ({ tx, text, today }, input) => {
      const { above, months } = input as CountsInput;
      const { scope, rows } = countsTable(tx, above, months, today);
      const sums = text.flat.townships(townshipCounts(rows));
      return table(text.flat.townshipsFile(scope, months), text.flat.townshipsCaption, sums);
    },
  };
}

function dayOf({ today, rules }: FileCall): LedgerDay {
  return { today, zone: rules.zone };
}

function meant(tx: Tx, of: FlatInput['of']): { readonly name: string; readonly branches: readonly Branch[] } {
  if (!('branchId' in of)) return { name: scopeAbove(tx, of).name, branches: branchesAbove(tx, of) };
  const branch = tx.org.branch(of.branchId);
  return { name: branch?.name ?? '', branches: branch ? [branch] : [] };
}
