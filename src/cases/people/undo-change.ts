import { actorRef } from '../../domain/authority/actor.ts';
import type { Instant, PersonId } from '../../domain/ids.ts';
import type { CardContent } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import { changesAmount, takeBackAmount } from '../dues/amounts/take-back-amount.ts';
import { rosterOn } from '../roster/roster-on.ts';
import type { Acting } from './acting.ts';
import { changedMember } from './changed.ts';
import type { ChangedMember } from './changed.ts';
import { lastChange, lastOf } from './last-change.ts';
import type { LastChange } from './last-change.ts';
import { personView } from './person-view.ts';
import { setBack, undoMs } from './set-back.ts';
import { touchMemberChanges } from './touch-member-changes.ts';
import { touchRoster } from './write-facts.ts';

/** What this officer changed last about a member of the branch, or about one of them, where it can be taken back still. */
export function changeToUndo(
  acting: Pick<Acting, 'tx' | 'now' | 'today' | 'actor'>,
  branch: Branch,
  only?: PersonId,
): { readonly one: ChangedMember; readonly at: Instant } | undefined {
  const { tx, now, today, actor } = acting;
  const me = actorRef(actor);
  const people = rosterOn(tx, branch.id, today).map(({ person }) => person.id);
  const facts = tx.people.facts(people);
  const pending = tx.changes.pendingIn([branch.id]);
  const [newest] = people
    .filter((id) => only === undefined || id === only)
    .flatMap((id) => {
      const of = ({ personId }: { readonly personId: PersonId }) => personId === id;
      const said = whoSaid(lastOf(facts.filter(of), pending.filter(of)), now);
      return said?.by === me ? [{ id, at: said.at }] : [];
    })
    .sort((a, b) => b.at - a.at);
  const one = newest && changedMember(acting, branch, newest.id);
  return one && { one, at: newest.at };
}

function whoSaid(
  last: LastChange | undefined,
  now: Instant,
): { readonly by: string; readonly at: Instant } | undefined {
  if (last?.kind === 'waiting') return { by: last.change.askedBy, at: last.change.askedAt };
  return last?.kind === 'facts' && now - last.at <= undoMs ? last : undefined;
}

/** 撤销: withdraws what waits, else sets back by later entries what the last change had set. Nothing is ever edited. */
export function undoChange(acting: Acting, one: ChangedMember): CardContent {
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
    return { text: words.withdrawn(name, last.change.kind) };
  }
  if (now - last.at > undoMs) return { text: words.undoTooOld(written, last.facts[0]?.from ?? today, today) };
  if (changesAmount(last)) return { text: takeBackAmount(acting, one, last).text };
  const since = setBack(tx, id, last, { at: now, by });
  audit('member.undone', { from: since });
  touchRoster(tx, branch.id, since, today);
  const roster = rosterOn(tx, branch.id, today);
  const current = roster.find(({ person }) => person.id === id) ?? member;
  const fields = [...new Set(last.facts.map(({ field }) => field))];
  const main = fields.filter((field) => field !== 'reviewDate');
  const lines = words.person(personView(tx, current, roster, today), today);
  return { text: [words.undone(name, main.length > 0 ? main : fields), ...lines].join('\n') };
}
