import { recordTotals } from '../../src/cases/attendance/ledger.ts';
import type { Said } from '../../src/cases/attendance/ledger.ts';
import type { TotalsLine } from '../../src/domain/attendance/state.ts';
import { monthOf } from '../../src/domain/calendar/time.ts';
import type { BranchId, Instant } from '../../src/domain/ids.ts';
import type { PartyDay } from '../../src/ports/store/party-days.ts';
import type { Tx } from '../../src/ports/store/store.ts';
import { plan } from '../contract/store-seed.ts';

/* Party days written straight into the store, for tests of what is made of them afterwards. */

/** Plans the Party day of the date's month; over the plan that is there, if there is one. */
export function writeDay(
  tx: Tx,
  branchId: BranchId,
  date: string,
  more: Partial<Omit<Parameters<Tx['partyDays']['revise']>[1], 'date'>> = {},
): PartyDay {
  const fields = { ...plan(date), ...more };
  return tx.partyDays.revise({ branchId, month: monthOf(fields.date) }, fields);
}

/** The word of an officer, written down as soon as it was said. */
export function officerSaid(at: Instant): Said {
  return { at, recordedAt: at, by: 'person:1', via: 'officer' };
}

/** An officer's totals line; what it does not speak of is left open. */
export function writeTotals(
  tx: Tx,
  day: PartyDay,
  line: Pick<TotalsLine, 'expected' | 'present'> & Partial<TotalsLine>,
  at: Instant,
): void {
  recordTotals(tx, day, { online: null, leave: null, absent: null, ...line }, officerSaid(at));
}
