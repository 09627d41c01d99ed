import { monthOf } from '../../domain/calendar/time.ts';
import { accept, refuse } from '../../domain/decision.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Instant, LocalDate, Month } from '../../domain/ids.ts';
import {
  lastDateOf,
  sameSittings,
  sitsAt,
  sitsOn,
  sittingsBefore,
  sittingsOf,
} from '../../domain/party-day/sittings.ts';
import type { PartyDayState, Sitting } from '../../domain/party-day/party-day.ts';
import type { CardRequest } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay, Plan } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { dayTally } from '../attendance/day-tally.ts';
import { isLeave } from '../cards/own-leave.ts';
import { touchDay, touchPlans } from '../cards/touch.ts';
import { changeFor, isHeard } from './announce.ts';
import type { Announcer } from './announce.ts';
import { plannedDay } from './steps.ts';

type NextPlan = Plan & { readonly state: PartyDayState };

export interface Planner extends Announcer {
  readonly now: Instant;
  readonly today: LocalDate;
  /** `person:12`, or `system` for a standing plan. */
  readonly by: string;
}

export type PlanRefusal =
  | { readonly kind: 'past'; readonly date: LocalDate }
  | { readonly kind: 'otherMonth'; readonly month: Month; readonly date: LocalDate | undefined }
  | { readonly kind: 'held'; readonly day: PartyDay }
  /** Moves and cancellations have a reason: the group is told it. */
  | { readonly kind: 'reasonMissing'; readonly month: Month; readonly plan: NextPlan }
  /** One of several sittings has been held, and the new plan does without it. */
  | { readonly kind: 'sittingHeld'; readonly day: PartyDay; readonly state: PartyDayState };

/** How the plan was put: a move that is called one has a reason even before the group has heard of the day. */
export interface PlanWords {
  readonly reason: string | null;
  readonly isMove: boolean;
}

/** A plan that was tapped or made by itself. */
export const noWords: PlanWords = { reason: null, isMove: false };

export interface Revised {
  readonly day: PartyDay;
  /** False when the plan was exactly this already. */
  readonly changed: boolean;
  /** How many asked leave for the day as it was, and have it for the one as it is now. */
  readonly leaves: number;
  /** What the group must hear, when the day had been announced. */
  readonly cards: readonly CardRequest[];
}

/**
 * Writes the plan that an officer chose. A date that an officer chose stands: quiet hours and holidays do not move it.
 * A moved day keeps its month (design §2), and a day with attendance does not move.
 */
export function revisePlan(
  planner: Planner,
  branch: Branch,
  month: Month,
  next: NextPlan,
  words: PlanWords,
): Decision<Revised, PlanRefusal> {
  const { tx, now, today, by } = planner;
  const before = tx.partyDays.of(branch.id, month);
  const moves = before?.date !== next.date || before.state !== next.state;
  const past = next.state === 'planned' ? newPastDate(before, next, today) : undefined;
  if (past !== undefined) return refuse({ kind: 'past', date: past });
  const dates = [next.date, ...next.sittings.map(({ date }) => date)];
  if (dates.some((date) => monthOf(date) !== month))
    return refuse({ kind: 'otherMonth', month, date: next.sittings.length > 0 ? undefined : next.date });
  if (before?.state === 'planned' && dropsHeld(before, next, today))
    return refuse({ kind: 'sittingHeld', day: before, state: next.state });
  if (before && moves && dayTally(tx, before).recorded) return refuse({ kind: 'held', day: before });
  if (before && !moves && samePlan(before, next))
    return accept({ day: before, changed: false, leaves: 0, cards: [] });
  if (words.reason === null && needsReason(planner, before, next, words))
    return refuse({ kind: 'reasonMissing', month, plan: next });
  const written = writeRevision(planner, branch, month, next, before, words.reason);
  const isHeldThen = before && (moves || !sameHours(before, next));
  const day = isHeldThen ? reopenOrClose(planner, written) : written;
  const leaves = isHeldThen && next.state === 'planned' ? leavesOn(tx, day) : 0;
  tx.audit.append({
    at: now,
    actor: by,
    action: before && next.state === 'planned' ? 'partyday.revise' : actions[next.state],
    subject: `branch:${branch.code}`,
    detail: { month, date: next.date, revision: day.revision },
  });
  touchPlans(tx, branch.id, month, today);
  if (before) touchDay(tx, before);
  touchDay(tx, day);
  const heard =
    before &&
    !isOver(day, today) &&
    (moves ||
      before.time !== next.time ||
      before.place !== next.place ||
      !sameSittings(before.sittings, next.sittings));
  const change = heard ? changeFor(planner, day, before, leaves) : undefined;
  return accept({ day, changed: true, leaves, cards: change ? [change] : [] });
}

/** The day was held and closed, or has passed: what is changed then is only written down, and calls nobody. */
export function isOver(day: PartyDay, today: LocalDate): boolean {
  return day.state === 'planned' && (day.closedAt !== null || lastDateOf(day) < today);
}

/** What is corrected of a day that is over is no move. */
function needsReason(
  planner: Planner,
  before: PartyDay | undefined,
  next: NextPlan,
  { isMove }: PlanWords,
): boolean {
  if (next.state === 'cancelled') return true;
  if (next.state !== 'planned' || before?.state !== 'planned' || sameHours(before, next)) return false;
  return !closesBefore(planner, { ...before, ...next }) && (isMove || isHeard(planner.tx, before));
}

/** A date that has passed and on which nothing was to be until now. */
function newPastDate(before: PartyDay | undefined, next: NextPlan, today: LocalDate): LocalDate | undefined {
  const known = (date: LocalDate) => before?.state === 'planned' && sitsOn(before, date);
  return sittingsOf(next).find(({ date }) => date < today && !known(date))?.date;
}

/** What is held later than it was closed is open again, and closes once more; what is over by now is closed. */
function reopenOrClose(planner: Planner, day: PartyDay): PartyDay {
  const closedAt = !closesBefore(planner, day) ? null : (day.closedAt ?? planner.now);
  planner.tx.partyDays.setClosed(day.id, closedAt);
  return { ...day, closedAt };
}

function closesBefore({ tx, now, rules }: Planner, day: PartyDay): boolean {
  const planned = day.state === 'planned' ? plannedDay(tx, rules, day) : undefined;
  return planned !== undefined && planned.steps.close <= now;
}

function leavesOn(tx: Tx, { id }: PartyDay): number {
  return [...tx.attendance.states(id).values()].filter(isLeave).length;
}

function sameHours(a: Plan, b: Plan): boolean {
  const hours = (plan: Plan) => sittingsOf(plan).map(({ date, time }) => `${date} ${time}`);
  return hours(a).join() === hours(b).join();
}

function dropsHeld(before: PartyDay, next: NextPlan, today: LocalDate): boolean {
  const keeps = (sitting: Sitting) => next.state === 'planned' && sitsAt(next, sitting);
  return !sittingsBefore(before, today).every(keeps);
}

/** The reason of a day that did not exist before stands in a second revision: its text belongs to the day. */
function writeRevision(
  { tx, now, by }: Planner,
  branch: Branch,
  month: Month,
  next: NextPlan,
  before: PartyDay | undefined,
  reason: string | null,
): PartyDay {
  const asPlanned = before && plannedHosts(tx, before, next);
  const write = (reasonHash: string | null) => {
    const revise = (plan: NextPlan) =>
      tx.partyDays.revise({ branchId: branch.id, month }, { ...plan, reasonHash, at: now, by });
    if (asPlanned) revise({ ...next, ...asPlanned });
    return revise(next);
  };
  if (reason === null) return write(null);
  const { id } = before ?? write(null);
  return write(tx.attendance.keepText(reason, { partyDayId: id }));
}

/** Whoever was named for this day alone (记录 主持 …) stays so, and does not become the plan's: that goes on month by month. */
function plannedHosts(
  tx: Tx,
  before: PartyDay,
  next: Plan,
): Pick<Plan, 'chairId' | 'recorderId'> | undefined {
  const planned = tx.partyDays.plannedHosts(before.id);
  const chairId = next.chairId === before.chairId ? planned.chairId : next.chairId;
  const recorderId = next.recorderId === before.recorderId ? planned.recorderId : next.recorderId;
  return chairId === next.chairId && recorderId === next.recorderId ? undefined : { chairId, recorderId };
}

const actions: Readonly<Record<PartyDayState, string>> = {
  planned: 'partyday.plan',
  cancelled: 'partyday.cancel',
  skipped: 'partyday.skip',
};

function samePlan(a: Plan, b: Plan): boolean {
  return (
    a.time === b.time &&
    a.place === b.place &&
    a.theme === b.theme &&
    a.forms.join() === b.forms.join() &&
    a.chairId === b.chairId &&
    a.recorderId === b.recorderId &&
    sameSittings(a.sittings, b.sittings)
  );
}
