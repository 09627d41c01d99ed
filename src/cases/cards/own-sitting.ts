import type { PersonId } from '../../domain/ids.ts';
import type { Sitting } from '../../domain/party-day/party-day.ts';
import { groupNumber } from '../../domain/roster/group-number.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { personOn } from '../roster/roster-on.ts';

/** Of several sittings the one that the person's Party group sits in; `undefined` where none of them says so. */
export function ownSitting(tx: Tx, day: PartyDay, personId: PersonId): Sitting | undefined {
  const group = personOn(tx, personId, day.date)?.group ?? null;
  const name = group === null ? undefined : tx.org.partyGroup(group)?.name;
  if (name === undefined) return undefined;
  const number = groupNumber(name);
  return day.sittings.find(({ who }) =>
    who.split('、').some((one) => one === name || (number !== undefined && groupNumber(one) === number)),
  );
}
