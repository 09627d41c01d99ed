import { isPublicHoliday, isWorkday } from '../../domain/calendar/holidays.ts';
import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import {
  datesOf,
  daysBetween,
  firstDate,
  lastDate,
  lastMonthOf,
  monthOf,
  quarterOf,
} from '../../domain/calendar/time.ts';
import type { Quarter } from '../../domain/calendar/time.ts';
import type { BranchId, LocalDate, PersonId } from '../../domain/ids.ts';
import type { AwayContact } from '../../ports/store/changes.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { peopleFiguresFor } from '../plan/figures.ts';
import { writable } from '../roster/officers.ts';
import type { RosterMember } from '../roster/roster-on.ts';
import { awayMembers, contactOf, secretaryOf } from './contact.ts';
import type { ContactPerson } from './contact.ts';

/** An away member with who keeps in touch and what was said this quarter. */
export interface Kept {
  readonly member: RosterMember;
  readonly contact: ContactPerson | undefined;
  readonly said: AwayContact | undefined;
}

/** First ordinary working day of the quarter's last month: when contact persons get their list. */
export function contactDay(quarter: Quarter, { holidays }: QuietRules): LocalDate {
  const month = lastMonthOf(quarter);
  return (
    datesOf(month).find((date) => isWorkday(holidays, date) && !isPublicHoliday(holidays, date)) ??
    firstDate(month)
  );
}

export function keptIn(tx: Tx, branchId: BranchId, quarter: Quarter, today: LocalDate): readonly Kept[] {
  const secretary = secretaryOf(tx, branchId, today);
  return awayMembers(tx, branchId, today).map((member) => ({
    member,
    contact: contactOf(tx, member.person.id, member.state, today, () => secretary),
    said: tx.changes.contact(member.person.id, quarter),
  }));
}

export function isReached({ said }: Kept): boolean {
  return said?.state === 'contacted';
}

/** Whether this contact person can be given a list: reachable privately and not muted. */
export function canBeAsked(tx: Tx, personId: PersonId): boolean {
  return writable(tx, personId) !== undefined;
}

/**
 * Whom the officers keep in touch with themselves: nobody is named, or the one who is cannot be asked; near the
 * quarter's end everybody.
 */
export function officersContacts(tx: Tx, branch: Branch, today: LocalDate): readonly Kept[] {
  const quarter = quarterOf(monthOf(today));
  const { contactLastDays } = peopleFiguresFor(tx, branch);
  const near = daysBetween(today, lastDate(lastMonthOf(quarter))) <= contactLastDays;
  return keptIn(tx, branch.id, quarter, today).filter(
    ({ contact }) => near || contact?.named !== true || !canBeAsked(tx, contact.personId),
  );
}
