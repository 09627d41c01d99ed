import type { Instant, PersonId } from '../../domain/ids.ts';
import type { Fact } from '../../domain/people/facts.ts';
import type { MemberChange } from '../../ports/store/changes.ts';
import type { Tx } from '../../ports/store/store.ts';

/** The last thing that officers did about a person: it waits for the township still, or stands in the roster. */
export type LastChange =
  | { readonly kind: 'waiting'; readonly change: MemberChange; readonly token: string }
  | {
      readonly kind: 'facts';
      readonly facts: readonly Fact[];
      /** Written later and taken back since, with what took it back. */
      readonly takenBack: readonly Fact[];
      readonly at: Instant;
      readonly by: string;
      readonly token: string;
    }
  | { readonly kind: 'township' };

/** The token tells one change from the next, for the button that takes it back. */
export function lastChange(tx: Tx, personId: PersonId): LastChange | undefined {
  return lastOf(tx.people.facts([personId]), tx.changes.pendingOf(personId));
}

/** The same from a person's facts, oldest first, and what waits for the township. */
export function lastOf(facts: readonly Fact[], pending: readonly MemberChange[]): LastChange | undefined {
  const last = lastStanding(facts);
  const change = pending.at(-1);
  if (change && (last?.kind !== 'facts' || change.askedAt >= last.at))
    return { kind: 'waiting', change, token: `c${String(change.id)}` };
  return last;
}

/** Newest first; whatever an undo (`system`) stands for takes away the officers' last act before it. */
function lastStanding(facts: readonly Fact[]): Exclude<LastChange, { kind: 'waiting' }> | undefined {
  const takenBack: Fact[] = [];
  let undone = 0;
  for (const act of acts(facts)) {
    const [first] = act;
    const newest = act.at(-1);
    if (!first || !newest || first.source === 'import') continue;
    if (first.source === 'township') return { kind: 'township' };
    if (first.source === 'officer' && undone === 0) {
      const { at, by, seq } = newest;
      return { kind: 'facts', facts: act, takenBack, at, by, token: `f${String(seq)}` };
    }
    takenBack.push(...act);
    undone += first.source === 'system' ? 1 : -1;
  }
  return undefined;
}

/** Newest first: entries that were written together, of one origin and instant, and each field and day once. */
function acts(facts: readonly Fact[]): readonly (readonly Fact[])[] {
  const all: Fact[][] = [];
  for (const fact of facts.toReversed()) {
    const act = all.at(-1);
    const isOther = ({ source, at, field, from }: Fact) =>
      source !== fact.source || at !== fact.at || (field === fact.field && from === fact.from);
    if (act === undefined || act.some(isOther)) all.push([fact]);
    else act.unshift(fact);
  }
  return all;
}
