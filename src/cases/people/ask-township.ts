import { actorRef } from '../../domain/authority/actor.ts';
import type { LocalDate } from '../../domain/ids.ts';
import type { CardContent } from '../../domain/outcome.ts';
import type { ChangeKind } from '../../ports/store/changes.ts';
import { boundAdmins } from '../roster/officers.ts';
import { looksAfter } from '../binding/new-officer.ts';
import type { Acting } from './acting.ts';
import { undoButton } from './changed.ts';
import type { ChangedMember } from './changed.ts';
import { touchMemberChanges } from './touch-member-changes.ts';
import { touchRoster } from './write-facts.ts';

/**
 * 转正, 转出, 去世 wait for one tap of the township (design §3). The roster stands until then; nobody is reminded of
 * somebody who is leaving. A second word on the same person's leaving takes the place of the first.
 */
export function askTownship(
  acting: Acting,
  one: ChangedMember,
  kind: ChangeKind,
  from: LocalDate,
  more: readonly string[] = [],
): CardContent {
  const { tx, now, today, text, actor } = acting;
  const { branch, member, name, written } = one;
  const words = text.people;
  const by = actorRef(actor);
  const personId = member.person.id;
  const waiting = tx.changes.pendingOf(personId);
  const same = waiting.find((change) => change.kind === kind);
  if (same?.from === from) return { text: words.askedAlready(name, kind) };
  for (const change of waiting)
    if (change.kind === kind || kind !== 'formal') tx.changes.settle(change.id, 'withdrawn', now, by);
  const id = tx.changes.ask({ personId, branchId: branch.id, kind, from, askedAt: now, askedBy: by });
  tx.audit.append({
    at: now,
    actor: by,
    action: 'member.asked',
    subject: `person:${String(personId)}`,
    detail: { kind, from, change: id },
  });
  touchRoster(tx, branch.id, today, today);
  touchMemberChanges(tx, branch.townshipId, now);
  const lines = [
    words.asked(name, kind, from, today),
    ...more,
    ...nobodyToAgree(acting, one),
    words.withdrawHow(written),
  ];
  const button = { ...undoButton(branch.id, personId, `c${String(id)}`, text) };
  return {
    text: lines.join('\n'),
    buttons: [[{ ...button, label: words.buttonWithdraw(name, kind) }]],
  };
}

/** Who must bind, where no admin who looks after the village can be reached. */
function nobodyToAgree({ tx, text }: Acting, { branch }: ChangedMember): readonly string[] {
  const bound = boundAdmins(tx, branch.townshipId).some(({ admin }) => looksAfter(admin, branch));
  if (bound) return [];
  const township = tx.org.township(branch.townshipId)?.name ?? '';
  const admins = tx.org.admins().filter((admin) => looksAfter(admin, branch));
  return [
    text.people.nobodyBound(
      township,
      admins.map(({ post, name }) => `${post}${name}`),
    ),
  ];
}
