import { rosterOn } from '../roster/roster-on.ts';
import { hostsOf } from '../record/hosts.ts';
import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay, Plan } from '../../ports/store/party-days.ts';
import type { Month } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { AskedPlan, PlanFacts } from '../../text/zh-cn/month.ts';
import type { Suggestion } from './suggest-plan.ts';

/** A Party day as texts want it. */
export function planFacts(tx: Tx, day: PartyDay): PlanFacts {
  const branch = tx.org.branch(day.branchId);
  return {
    branch: branch?.name ?? '',
    month: day.month,
    ...factsOf(tx, branch, day.month, day),
    date: day.date,
  };
}

/** Why the day last moved, was cancelled or skipped, where somebody said so. */
export function reasonOf(tx: Tx, { reasonHash }: PartyDay): string | null {
  return reasonHash === null ? null : (tx.attendance.text(reasonHash) ?? null);
}

/** 三定 as the officer is asked about it: with the people it is about, and why the day is not simply the usual one. */
export function askedPlan(tx: Tx, branch: Branch, suggestion: Suggestion, rules: QuietRules): AskedPlan {
  const { month, plan, around } = suggestion;
  const expected = rosterOn(tx, branch.id, around).filter((member) => member.expected).length;
  const hosts = hostsOf(tx, { ...plan, branchId: branch.id, date: around });
  return {
    branch: branch.name,
    month,
    ...factsOf(tx, branch, month, plan),
    date: plan.date,
    expected,
    ...hosts,
    note: noteOf(suggestion, rules),
  };
}

function noteOf(
  { month, collision, movedFrom, uncovered }: Suggestion,
  rules: QuietRules,
): AskedPlan['note'] {
  if (collision) {
    const choices = [collision.earlier, collision.later].flatMap((day) => day ?? []);
    return { kind: 'holiday', name: collision.holidayName, choices };
  }
  if (movedFrom !== undefined)
    return { kind: 'moved', from: movedFrom, holiday: rules.holidays.off.get(movedFrom) };
  return uncovered === true ? { kind: 'uncovered', year: month.slice(0, 4) } : undefined;
}

function factsOf(
  tx: Tx,
  branch: Branch | undefined,
  month: Month,
  { time, place, forms, theme, sittings }: Omit<Plan, 'date'>,
) {
  const own = theme ?? (branch && tx.partyDays.townshipTheme(branch.townshipId, month)) ?? null;
  return { time, place, forms, sittings, theme: own === '' ? null : own };
}
