import { monthOf } from '../../domain/calendar/time.ts';
import type { Guard } from '../../domain/delivery/guards.ts';
import { personMonths } from '../../domain/dues/person-months.ts';
import type { LocalDate } from '../../domain/ids.ts';
import { onRoster, stateOn } from '../../domain/people/facts.ts';
import type { OutboxRow } from '../../ports/store/outbox.ts';
import type { Tx } from '../../ports/store/store.ts';
import { drop, mayWrite } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/** Whether a word about dues not yet paid still holds: about some of those months of that person, in the person's own chat. */
export function duesOpen(
  tx: Tx,
  row: OutboxRow,
  { personId, months: asked }: Extract<Guard, { kind: 'duesOpen' }>,
  today: LocalDate,
): Verdict {
  const now = monthOf(today);
  const facts = tx.people.facts([personId]);
  const roster = stateOn(facts, today);
  // Who is suspended, has left or is waived is asked no more.
  if (!roster || !onRoster(roster) || roster.status === 'suspended') return drop('not asked');
  const excuse = tx.dues.excuses([personId]).get(personId);
  if (excuse !== undefined && excuse.until >= now) return drop('excused');
  const shares = tx.dues.shareSums([personId]);
  const claimedUntil = tx.dues.pendingClaim(personId)?.until;
  const mode = tx.org.branch(roster.branch)?.payMode ?? 'monthly';
  const months = personMonths(
    { facts, shares, claimedUntil },
    { now, until: asked.reduce((last, month) => (month > last ? month : last), now), mode },
  );
  const stateNow = months.find(({ month }) => month === now)?.state;
  if (stateNow === 'waived' || stateNow === 'beyond') return drop('not asked');
  const isOpen = months.some(
    ({ month, state }) => asked.includes(month) && (state === 'due' || state === 'arrears'),
  );
  return isOpen ? mayWrite(tx, row, personId) : drop('dues settled');
}
