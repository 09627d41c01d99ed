import { actorRef } from '../../domain/authority/actor.ts';
import { hourMs } from '../../domain/calendar/time.ts';
import type { LocalDate, PersonId } from '../../domain/ids.ts';
import type { CardContent } from '../../domain/outcome.ts';
import { stateOn } from '../../domain/people/facts.ts';
import type { Fact } from '../../domain/people/facts.ts';
import type { Tx } from '../../ports/store/store.ts';
import { rosterOn } from '../roster/roster-on.ts';
import type { Acting } from './acting.ts';
import type { Changed } from './changed.ts';
import { lastChange } from './last-change.ts';
import { personView } from './person-view.ts';
import { touchMemberChanges } from './touch-member-changes.ts';
import { touchRoster } from './write-facts.ts';

/** Later than this the months in between have been counted by it: the contrary word, from then on, is right. */
export const undoMs = 7 * 24 * hourMs;

/** 撤销: withdraws what waits, else sets back by later entries what the last change had set. Nothing is ever edited. */
export function undoChange(acting: Acting, one: Changed): CardContent {
  const { tx, now, today, text, actor } = acting;
  const words = text.people;
  const { branch, member, name, written } = one;
  const { id } = member.person;
  const last = lastChange(tx, id);
  if (!last) return { text: words.nothingToUndo(name) };
  if (last.kind === 'township') return { text: words.undoTownship(name) };
  const by = actorRef(actor);
  const audit = (action: string, detail: Readonly<Record<string, string | number>>) => {
    tx.audit.append({ at: now, actor: by, action, subject: `person:${String(id)}`, detail });
  };
  if (last.kind === 'waiting') {
    tx.changes.settle(last.change.id, 'withdrawn', now, by);
    audit('member.withdrawn', { change: last.change.id });
    touchRoster(tx, branch.id, today, today);
    touchMemberChanges(tx, branch.townshipId, now);
    return { text: words.withdrawn(name) };
  }
  if (now - last.at > undoMs) return { text: words.undoTooOld(written, last.facts[0]?.from ?? today, today) };
  const since = setBack(tx, id, last.facts, { at: now, by });
  audit('member.undone', { from: since });
  touchRoster(tx, branch.id, since, today);
  const roster = rosterOn(tx, branch.id, today);
  const current = roster.find(({ person }) => person.id === id) ?? member;
  const lines = words.person(personView(tx, current, roster, today), today);
  return { text: [words.undone, ...lines].join('\n') };
}

/** For each field and day of the batch: what held there without it. Returns the first day that this reaches. */
function setBack(
  tx: Tx,
  personId: PersonId,
  batch: readonly Fact[],
  { at, by }: { readonly at: Acting['now']; readonly by: string },
): LocalDate {
  const seqs = new Set(batch.map(({ seq }) => seq));
  const others = tx.people.facts([personId]).filter(({ seq }) => !seqs.has(seq));
  let since = batch[0]?.from ?? ('' as LocalDate);
  for (const { field, from } of batch) {
    const before = stateOn(others, from);
    if (!before) continue;
    const value = JSON.stringify(before[field]);
    tx.people.addFact({ personId, field, value, from, at, by, source: 'officer' });
    if (from < since) since = from;
  }
  return since;
}
