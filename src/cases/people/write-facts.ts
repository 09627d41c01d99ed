import type { BranchId, Instant, LocalDate, PersonId } from '../../domain/ids.ts';
import { stateOn } from '../../domain/people/facts.ts';
import type { Fact, FactField, FactValues } from '../../domain/people/facts.ts';
import type { Tx } from '../../ports/store/store.ts';
import { cardKinds, touchDay, touchOpen } from '../cards/touch.ts';
import { touchDues } from '../dues/touch-dues.ts';

export interface FactSource {
  readonly from: LocalDate;
  readonly at: Instant;
  readonly by: string;
  readonly source: 'officer' | 'township';
}

/**
 * Writes what holds from that day on, whatever was dated later before: the last word wins. Fields that stand so already
 * are left alone; false when none was written.
 */
export function writeFacts(
  tx: Tx,
  personId: PersonId,
  values: Partial<FactValues>,
  said: FactSource,
): boolean {
  const facts = tx.people.facts([personId]);
  const before = stateOn(facts, said.from);
  let written = false;
  for (const [name, value] of Object.entries(values)) {
    const field = name as FactField;
    const json = JSON.stringify(value);
    const later = laterDates(facts, field, said.from);
    if (later.length === 0 && before !== undefined && JSON.stringify(before[field]) === json) continue;
    for (const from of [said.from, ...later])
      tx.people.addFact({
        personId,
        field,
        value: json,
        from,
        at: said.at,
        by: said.by,
        source: said.source,
      });
    written = true;
  }
  return written;
}

function laterDates(facts: readonly Fact[], field: FactField, from: LocalDate): readonly LocalDate[] {
  return [
    ...new Set(facts.filter((fact) => fact.field === field && fact.from > from).map((fact) => fact.from)),
  ];
}

/** How far back a branch's Party days are looked through for those that the change reaches. */
const reachedDays = 24;

/** Officers have the cards of the newest Party days at hand: whoever holds no post any more reads them no longer. */
const readDays = 2;

/** Everything that shows the roster of the branch since that day is drawn again. */
export function touchRoster(tx: Tx, branchId: BranchId, since: LocalDate, today: LocalDate): void {
  for (const [at, day] of tx.partyDays.history(branchId, reachedDays).entries())
    if (day.date >= since || at < readDays) touchDay(tx, day);
  const prefix = `${String(branchId)}:`;
  touchOpen(tx, cardKinds.plan, prefix);
  touchOpen(tx, cardKinds.members, prefix);
  touchOpen(tx, cardKinds.awayContacts, prefix);
  touchDues(tx, branchId, today, { personIds: [] });
}
