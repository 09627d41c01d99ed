import type { CheckCounts, CheckProblem, DuesTotalsReport } from '../../domain/check.ts';
import type { LocalDate } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import { checkDay, checkPlans } from './attendance.ts';
import { checkAudit } from './audit.ts';
import { checkClaims } from './claims.ts';
import { checkDatabase, checkReferences } from './database.ts';
import { checkTotals, duesTotals } from './dues-totals.ts';
import { checkHandUps, checkOpenings } from './hand-ups.ts';
import { checkPayments } from './payments.ts';
import { checkSeals } from './seals.ts';

export interface CheckReport {
  /** Most basic first: ledgers, file, references, audit, Party days, dues. */
  readonly problems: readonly CheckProblem[];
  /** `undefined` when the file is damaged: nothing was read then. */
  readonly sound: { readonly counts: CheckCounts; readonly totals: DuesTotalsReport } | undefined;
}

const everyMonth = 10_000;

/** Whether ledgers and what is derived from them say the same, all over the county. Reads only. */
export function checkAll(
  tx: Tx,
  { today, head }: { readonly today: LocalDate; readonly head: string | undefined },
): CheckReport {
  const damage = checkDatabase(tx);
  // Damage to an index leaves its ledger readable, and the line that was hit can be named.
  const seals = checkSeals(tx);
  if (damage.length > 0) return { problems: [...seals, ...damage], sound: undefined };
  const branches = tx.org.branches();
  const days = branches.flatMap((branch) =>
    tx.partyDays.history(branch.id, everyMonth).map((day) => ({ branch, day })),
  );
  const taken = branches.map((branch) => ({ branch, lines: tx.dues.takenBy(branch.id) }));
  const handed = branches.map((branch) => ({ branch, lines: tx.dues.handUps(branch.id) }));
  const totals = duesTotals(tx, today);
  const audit = checkAudit(tx, head);
  const book = tx.integrity.sealBook();
  const count = (lists: readonly { readonly lines: readonly unknown[] }[]) =>
    lists.reduce((sum, { lines }) => sum + lines.length, 0);
  return {
    problems: [
      ...seals,
      ...checkReferences(tx),
      ...audit.problems,
      ...checkPlans(tx),
      ...days.flatMap(({ branch, day }) => checkDay(tx, branch, day)),
      ...taken.flatMap(({ branch, lines }) => checkPayments(tx, branch, lines)),
      ...checkClaims(tx, branches),
      ...handed.flatMap(({ branch, lines }) => checkHandUps(branch, lines)),
      ...branches.flatMap((branch) => checkOpenings(branch, tx.dues.openings(branch.id))),
      ...checkTotals(totals),
    ],
    sound: {
      counts: {
        partyDays: days.length,
        attendanceEntries: days.reduce((sum, { day }) => sum + tx.attendance.entries(day.id).length, 0),
        payments: count(taken),
        handUps: count(handed),
        auditEntries: audit.entries,
        auditHead: tx.audit.head(),
        ledgerLines: book.lines,
        sealHead: book.head,
      },
      totals,
    },
  };
}
