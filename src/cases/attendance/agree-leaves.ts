import type { Instant } from '../../domain/ids.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { recordPerson } from './ledger.ts';

/** An officer agrees to every leave asked for this day; how many there were. Leave counts from here (handbook §1.4). */
export function agreeLeaves(tx: Tx, day: PartyDay, by: string, now: Instant): number {
  const said = { at: now, recordedAt: now, by, via: 'officer' } as const;
  return [...tx.attendance.states(day.id)].filter(
    ([personId, state]) =>
      state === 'leaveAsked' && recordPerson(tx, day, personId, 'leaveAgreed', said) !== undefined,
  ).length;
}
