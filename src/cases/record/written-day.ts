import type { PersonAttendance } from '../../domain/attendance/state.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { WrittenDay } from '../../domain/record/page-facts.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { planFacts } from '../plan/plan-facts.ts';
import { hostsOf } from './hosts.ts';

/** A Party day as it is written down; `states`: who was there, of whom the hosts are. */
export function writtenDay(
  tx: Tx,
  day: PartyDay,
  states: ReadonlyMap<PersonId, PersonAttendance>,
): WrittenDay {
  const { month, date, time, place, sittings, forms } = day;
  const { theme } = planFacts(tx, day);
  return { month, date, time, place, sittings, forms, theme, ...hostsOf(tx, day, states) };
}
