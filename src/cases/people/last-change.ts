import type { Instant, PersonId } from '../../domain/ids.ts';
import type { Fact } from '../../domain/people/facts.ts';
import type { MemberChange } from '../../ports/store/changes.ts';
import type { Tx } from '../../ports/store/store.ts';

/** The last thing that officers did about a person: it waits for the township still, or stands in the roster. */
export type LastChange =
  | { readonly kind: 'waiting'; readonly change: MemberChange; readonly token: string }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[]; readonly at: Instant; readonly token: string }
  | { readonly kind: 'township' };

/** The token tells one change from the next, for the button that takes it back. */
export function lastChange(tx: Tx, personId: PersonId): LastChange | undefined {
  const facts = tx.people.facts([personId]);
  const last = facts.filter(({ source }) => source === 'officer').at(-1);
  const change = tx.changes.pendingOf(personId).at(-1);
  if (change && (!last || change.askedAt >= last.at))
    return { kind: 'waiting', change, token: `c${String(change.id)}` };
  const township = facts.filter(({ source }) => source === 'township').at(-1);
  if (township && (!last || township.seq > last.seq)) return { kind: 'township' };
  if (!last) return undefined;
  return { kind: 'facts', facts: lastAct(facts), at: last.at, token: `f${String(last.seq)}` };
}

/** The entries that were written together: of one instant, and each field and day once. */
function lastAct(facts: readonly Fact[]): readonly Fact[] {
  const officers = facts.filter(({ source }) => source === 'officer');
  const at = officers.at(-1)?.at;
  const act: Fact[] = [];
  const seen = new Set<string>();
  for (const fact of [...officers].reverse()) {
    const place = `${fact.field} ${fact.from}`;
    if (fact.at !== at || seen.has(place)) break;
    seen.add(place);
    act.unshift(fact);
  }
  return act;
}
