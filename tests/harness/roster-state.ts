import { personOn } from '../../src/cases/roster/roster-on.ts';
import type { LocalDate } from '../../src/domain/ids.ts';
import type { BoundVillage } from './bound.ts';

/** What the roster says of somebody on a day. */
export function stateOf({ talk }: BoundVillage, who: string, day: string) {
  return talk.app().store.read((tx) => {
    const person = tx.people.personsNamed(who)[0];
    return person && personOn(tx, person.id, day as LocalDate);
  });
}
