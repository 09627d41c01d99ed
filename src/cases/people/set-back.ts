import { hourMs } from '../../domain/calendar/time.ts';
import type { Instant, LocalDate, PersonId } from '../../domain/ids.ts';
import { stateOn } from '../../domain/people/facts.ts';
import type { Fact } from '../../domain/people/facts.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { LastChange } from './last-change.ts';

/** Later than this the months in between have been counted by it: the contrary word, from then on, is right. */
export const undoMs = 7 * 24 * hourMs;

/**
 * For each field and day of the act: what held there without it. Later acts that were taken back are as if they had not
 * been; where they set back to what this act says, that is set anew. Returns the first day that this reaches.
 */
export function setBack(
  tx: Tx,
  personId: PersonId,
  { facts: act, takenBack }: Extract<LastChange, { kind: 'facts' }>,
  { at, by }: { readonly at: Instant; readonly by: string },
): LocalDate {
  const all = tx.people.facts([personId]);
  const gone = new Set([...act, ...takenBack].map(({ seq }) => seq));
  const others = all.filter(({ seq }) => !gone.has(seq));
  const places = new Map([...takenBack, ...act].map((fact) => [`${fact.field} ${fact.from}`, fact]));
  const own = new Set(act.map(({ seq }) => seq));
  let since = act[0]?.from ?? ('' as LocalDate);
  for (const { seq, field, from } of places.values()) {
    const value = valueOn(others, { field, from });
    if (value === undefined || (!own.has(seq) && value === valueOn(all, { field, from }))) continue;
    tx.people.addFact({ personId, field, value, from, at, by, source: 'system' });
    if (from < since) since = from;
  }
  return since;
}

function valueOn(facts: readonly Fact[], { field, from }: Pick<Fact, 'field' | 'from'>): string | undefined {
  const state = stateOn(facts, from);
  return state && JSON.stringify(state[field]);
}
