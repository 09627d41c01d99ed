import type { MonthNames, NamedAs, NamedGroup } from '../../domain/digest/branch-counts.ts';
import { lastDate } from '../../domain/calendar/time.ts';
import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import type { PageGroup } from '../../domain/record/page-facts.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { monthDay } from '../digest/month-day.ts';
import { recordPageFacts } from '../record/page-facts.ts';
import { displayName } from '../roster/display-name.ts';
import { rosterOn } from '../roster/roster-on.ts';
import type { RosterMember } from '../roster/roster-on.ts';

/**
 * The names of the branch's month by state, by the roster of its Party day, else of the month's last day so far. No reason of a
 * leave. Nobody is missing from a day that is not held, or not yet: then everybody stands as expected.
 */
export function monthNames(
  tx: Tx,
  branch: Branch,
  month: Month,
  { today, rules }: { readonly today: LocalDate; readonly rules: QuietRules },
): MonthNames {
  const day = tx.partyDays.of(branch.id, month);
  const end = lastDate(month);
  const roster = rosterOn(tx, branch.id, day?.date ?? (end < today ? end : today));
  const { kind } = monthDay(tx, day, today);
  const apart = notExpected(roster);
  if (!day || (kind !== 'held' && kind !== 'unrecorded'))
    return { day: kind, groups: [listed('expected', roster, ({ expected }) => expected), ...apart] };
  const facts = recordPageFacts(tx, day, rules);
  const of = (as: NamedAs, { count, names }: PageGroup): NamedGroup => ({
    as,
    count,
    names: names.map(({ name }) => name),
  });
  const madeUp = facts.madeUp.map(({ name }) => name);
  return {
    day: kind,
    groups: [
      of('present', facts.onSite),
      of('online', facts.online),
      of('leave', facts.leave),
      of('absent', facts.absent),
      of('unrecorded', facts.unrecorded),
      { as: 'madeUp', count: madeUp.length, names: madeUp },
      ...apart,
    ],
  };
}

function notExpected(roster: readonly RosterMember[]): readonly NamedGroup[] {
  const others = (member: RosterMember, of: boolean) => !member.expected && of;
  const isSuspended = ({ state }: RosterMember) => state.status === 'suspended';
  return [
    listed('away', roster, (one) => others(one, one.state.away && !isSuspended(one))),
    listed('excused', roster, (one) =>
      others(one, one.state.excused && !one.state.away && !isSuspended(one)),
    ),
    listed('suspended', roster, (one) => others(one, isSuspended(one))),
  ];
}

function listed(
  as: NamedAs,
  roster: readonly RosterMember[],
  is: (member: RosterMember) => boolean,
): NamedGroup {
  const names = roster.filter(is).map((member) => displayName(member, roster));
  return { as, count: names.length, names };
}
