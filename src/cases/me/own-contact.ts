import { monthOf, quarterOf } from '../../domain/calendar/time.ts';
import type { Quarter } from '../../domain/calendar/time.ts';
import type { LocalDate, PersonId } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import { contactOf } from '../people/contact.ts';
import { personOn } from '../roster/roster-on.ts';

/** What an away member sees of being away. */
export interface OwnContact {
  readonly contactName: string | undefined;
  readonly quarter: Quarter;
  readonly reached: boolean;
}

/** `undefined` for somebody who is at home. */
export function ownContact(tx: Tx, personId: PersonId, today: LocalDate): OwnContact | undefined {
  const state = personOn(tx, personId, today);
  if (state?.away !== true) return undefined;
  const contact = contactOf(tx, personId, state, today);
  const other = contact && contact.personId !== personId ? tx.people.person(contact.personId) : undefined;
  const quarter = quarterOf(monthOf(today));
  return {
    contactName: other?.name,
    quarter,
    reached: tx.changes.contact(personId, quarter)?.state === 'contacted',
  };
}
