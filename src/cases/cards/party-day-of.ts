import type { PartyDayId } from '../../domain/ids.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';

/** The Party day whose id a button's payload or a card's subject begins with. */
export function partyDayOf(tx: Tx, begun: string): PartyDay | undefined {
  return tx.partyDays.partyDay(Number.parseInt(begun, 10) as PartyDayId);
}
