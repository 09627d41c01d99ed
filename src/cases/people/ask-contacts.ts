import type { DueOccurrence, JobCall } from '../../job.ts';
import { instantAt, lastDate, lastMonthOf, localOf, monthOf, quarterOf } from '../../domain/calendar/time.ts';
import type { Quarter } from '../../domain/calendar/time.ts';
import type { BranchId, Instant, LocalDate, LocalTime } from '../../domain/ids.ts';
import type { CardRequest, Outcome } from '../../domain/outcome.ts';
import type { Guard } from '../../domain/delivery/guards.ts';
import { cardKinds } from '../cards/touch.ts';
import { officerPrompt } from '../plan/budget.ts';
import { monthsAround } from '../plan/steps.ts';
import { officerPosts, reachable } from '../roster/officers.ts';
import { awayMembers } from './contact.ts';
import { canBeAsked, contactDay, isReached, keptIn } from './quarter-contacts.ts';

const at = '09:00' as LocalTime;
const evening = '19:00' as LocalTime;

/** First ordinary working day of the quarter's last month, 9:00, for bound branches with members away. */
export function contactsDue(
  { tx, rules }: JobCall,
  window: { readonly from: Instant; readonly to: Instant },
): readonly DueOccurrence[] {
  const quarters = new Set(monthsAround(window, rules.zone).map(quarterOf));
  return [...quarters].flatMap((quarter) => {
    const date = contactDay(quarter, rules);
    const dueAt = instantAt(date, at, rules.zone);
    if (dueAt < window.from || dueAt > window.to) return [];
    return tx.org.branches().flatMap((branch): readonly DueOccurrence[] => {
      const served = tx.chats.servedSince(branch.id);
      return served !== undefined && served.since <= dueAt && awayMembers(tx, branch.id, date).length > 0
        ? [{ scope: `branch:${String(branch.id)}`, period: quarter, planRevision: 0, dueAt }]
        : [];
    });
  });
}

/**
 * One list to each contact person who can be reached, of the own away members not heard of this quarter. Those of the
 * others wait in the officers' 待办.
 */
export function askContacts(call: JobCall, scope: string): Outcome {
  const { tx, rules, now } = call;
  const branchId = Number(scope.split(':')[1]) as BranchId;
  const today = localOf(now, rules.zone).date;
  const quarter = quarterOf(monthOf(today));
  const open = keptIn(tx, branchId, quarter, today).filter((one) => !isReached(one));
  const people = new Set(open.flatMap(({ contact }) => contact?.personId ?? []));
  return {
    cards: [...people].flatMap((personId): readonly CardRequest[] => {
      const reached = reachable(tx, personId);
      if (!reached || !canBeAsked(tx, personId)) return [];
      const subject = `${String(branchId)}:${quarter}:${String(personId)}`;
      const isOfficer = officerPosts(tx, branchId, today).some((officer) => officer.personId === personId);
      const leaves = isOfficer
        ? officerPrompt(call, reached, branchId)
        : { chatId: reached.chatId, wave: true, guards: memberGuards(quarter, rules.zone) };
      return [{ kind: cardKinds.awayContacts, subject, ...leaves }];
    }),
  };
}

/** Not in quiet hours, and useless once the quarter is over. */
function memberGuards(quarter: Quarter, zone: string): readonly Guard[] {
  const end: LocalDate = lastDate(lastMonthOf(quarter));
  return [{ kind: 'quiet' }, { kind: 'until', instant: instantAt(end, evening, zone) }];
}
