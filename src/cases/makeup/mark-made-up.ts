import type { Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { madeUpPeople } from '../../domain/attendance/state.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import { dayTally } from '../attendance/day-tally.ts';
import { recordMadeUp } from '../attendance/ledger.ts';
import { saidNow } from '../attendance/recorder.ts';
import { recordPageFacts } from '../record/page-facts.ts';
import { displayName } from '../roster/display-name.ts';
import type { RosterMember } from '../roster/roster-on.ts';
import { touchBranchTodos } from '../todo/touch-branch-todos.ts';

type Marking = Pick<Call, 'tx' | 'text' | 'actor' | 'now' | 'today' | 'rules'>;

/** Writes 补学 for these people; who came, was not expected or is marked already is told apart. Says how it stands. */
export function markMadeUp(
  call: Marking,
  day: PartyDay,
  ids: readonly PersonId[],
  lateReason: string | null = null,
): string {
  const { tx, text, actor, now, today, rules } = call;
  const { roster, states } = dayTally(tx, day);
  const made = madeUpPeople(tx.attendance.entries(day.id));
  const named = roster.filter(({ person }) => ids.includes(person.id));
  const came = named.filter(({ person }) => /^(present|online)$/.test(states.get(person.id) ?? ''));
  const already = named.filter((member) => made.has(member.person.id) && !came.includes(member));
  const others = named.filter((member) => !member.expected && !came.includes(member));
  const fresh = named.filter((member) => ![...came, ...already, ...others].includes(member));
  const said = saidNow(call, day.branchId);
  for (const { person } of fresh) {
    const about = { partyDayId: day.id, personId: person.id };
    const hash = lateReason === null ? null : tx.attendance.keepText(lateReason, about);
    recordMadeUp(tx, day, person.id, said, hash);
  }
  if (lateReason !== null && fresh.length > 0)
    tx.audit.append({
      at: now,
      actor: actorRef(actor),
      action: 'attendance.lateMakeUp',
      subject: `partyday:${String(day.id)}`,
      detail: { people: fresh.length },
    });
  touchBranchTodos(tx, day.branchId, today);
  const names = (members: readonly RosterMember[]) => members.map((member) => displayName(member, roster));
  const lines = [
    ...(fresh.length > 0
      ? [text.makeUp.marked(day.date, names(fresh), recordPageFacts(tx, day, rules).studied)]
      : []),
    ...(came.length > 0 ? [text.makeUp.came(names(came))] : []),
    ...(others.length > 0 ? [text.makeUp.notExpected(names(others))] : []),
    ...(already.length > 0 ? [text.makeUp.already(names(already))] : []),
    ...(fresh.length > 0 && said.via === 'officer' ? [text.makeUp.howToUndo(names(fresh)[0] ?? '')] : []),
  ];
  return lines.join('\n');
}
