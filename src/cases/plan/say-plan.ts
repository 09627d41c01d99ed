import type { Call, CommandCall } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { monthOf } from '../../domain/calendar/time.ts';
import { accept, refuse } from '../../domain/decision.ts';
import type { Decision } from '../../domain/decision.ts';
import type { PlanReading } from '../../domain/grammar/plan-reading.ts';
import type { BranchId, LocalDate, Month } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { inOrder, sitsOn, sittingsBefore } from '../../domain/party-day/sittings.ts';
import type { PartyDayState } from '../../domain/party-day/party-day.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { PartyDay, Plan } from '../../ports/store/party-days.ts';
import { settledPlan } from '../cards/plan.ts';
import { cardKinds } from '../cards/touch.ts';
import { isSaidAlready } from './announce.ts';
import { hostsNamed } from './name-hosts.ts';
import { unknownPlace } from './known-places.ts';
import { planFacts } from './plan-facts.ts';
import { isOver, revisePlan } from './revise-plan.ts';
import type { PlanRefusal } from './revise-plan.ts';
import { shifted } from './shifted.ts';
import { suggestPlan } from './suggest-plan.ts';
import { isOtherDay, planMonth } from './plan-month.ts';

/** What an officer said about the month's Party day: shown, planned, moved, cancelled or skipped. */
export function sayPlan(call: CommandCall<PlanReading>): Outcome {
  const { tx, args, branchIds, text } = call;
  const branch = tx.org.branch(branchIds[0] as BranchId);
  if (!branch) return { reply: { text: text.common.unknownBranch } };
  const month = planMonth(call, branch, args);
  const shows = args.verb === 'show' || (isOnlyTogether(args) && !tx.partyDays.of(branch.id, month));
  return shows ? show(call, branch, month) : revise(call, branch, month);
}

/** 不分场, and nothing else: of a month without a plan it plans nothing. */
function isOnlyTogether(said: PlanReading): boolean {
  const about = new Set(['verb', 'month', 'reason', 'together']);
  return said.together === true && Object.keys(said).every((key) => about.has(key));
}

function revise(call: CommandCall<PlanReading>, branch: Branch, month: Month): Outcome {
  const { tx, args, today, text } = call;
  const next = nextPlan(call, branch, month, args);
  if (!next.ok) return { reply: { text: next.reason } };
  const { target, plan } = next.value;
  const planner = { ...call, by: actorRef(call.actor) };
  const words = { reason: args.reason ?? null, isMove: args.verb === 'move' };
  const revised = revisePlan(planner, branch, target, plan, words);
  if (!revised.ok) return { reply: { text: refusalText(call, revised.reason) } };
  const { day, cards, changed, leaves } = revised.value;
  const facts = planFacts(tx, day);
  if (call.chat.kind === 'group') return { acknowledge: true, cards };
  if (!changed)
    return {
      reply: { text: day.state === 'planned' ? text.month.planSame(facts) : settledPlan(tx, text, day) },
    };
  const lines = [settledPlan(tx, text, day)];
  if (isOver(day, today)) lines.push(text.month.planOnlyRecorded);
  if (cards.some((card) => isSaidAlready(tx, card))) lines.push(text.changes.edited);
  if (leaves > 0) lines.push(text.changes.leavesGoAlong(leaves));
  if (day.state === 'planned' && today <= facts.date) lines.push(text.month.planHint);
  return { reply: { text: lines.join('\n') }, cards };
}

interface NextPlan {
  readonly target: Month;
  readonly plan: Plan & { readonly state: PartyDayState };
}

/** What was said, on top of what stands or, for a month without a plan, of what is suggested. */
function nextPlan(
  call: CommandCall<PlanReading>,
  branch: Branch,
  month: Month,
  said: PlanReading,
): Decision<NextPlan, string> {
  const { tx, rules, today, text } = call;
  const current = tx.partyDays.of(branch.id, month);
  const suggested = suggestPlan(tx, branch, month, rules);
  const base = current ?? suggested.plan;
  const unknown = unknownPlace(tx, branch, said);
  if (unknown !== undefined) return refuse(text.month.planUnknownPlace(unknown));
  const moved = shifted(base, said.shift);
  const args = { ...moved, ...said };
  if (said.shift && args.date === undefined && args.time === undefined)
    return refuse(text.grammar.planProblem({ kind: 'moveTargetMissing' }));
  if (isOtherDay(args, base))
    return refuse(
      text.month.planOtherDay(branch.name, month, base.date, args.planned ?? 0, args.verb === 'move'),
    );
  const state = args.verb === 'cancel' ? 'cancelled' : args.verb === 'skip' ? 'skipped' : 'planned';
  if (current && current.state !== 'planned' && state === 'planned' && !(args.date ?? args.sittings))
    return refuse(calledOff(call, current));
  const sittings = inOrder(
    (args.sittings ?? []).map(({ who, date, time, place }) => {
      return { who, date, time: time ?? base.time, place: place ?? base.place };
    }),
  );
  const [first] = sittings;
  const date =
    first?.date ?? args.date ?? (state === 'planned' ? base.date : (base.date ?? suggested.around));
  if (date === undefined) return refuse(text.month.planNone(branch.name, month));
  if (current && asksWhich(current, args, today))
    return refuse(text.month.planWhichSitting(planFacts(tx, current)));
  const hosts = hostsNamed(call, branch.id, today, args);
  if (!hosts.ok) return hosts;
  const single = [args.together, args.date, args.time, args.place].some((part) => part !== undefined);
  const plan = {
    ...base,
    ...hosts.value,
    date,
    time: first?.time ?? args.time ?? base.time,
    place: first?.place ?? args.place ?? base.place,
    forms: args.forms ?? base.forms,
    theme: args.theme ?? base.theme,
    sittings: first ? sittings : single ? [] : base.sittings,
    state,
  } as const;
  // A move of this month's day into the next month is refused by name, not taken for the next month's plan.
  const stays =
    args.month !== undefined || state !== 'planned' || (args.verb === 'move' && current !== undefined);
  return accept({ target: stays ? month : monthOf(date), plan });
}

/** A time or place alone, or a date of theirs, may be meant for one of several sittings: it must not replace them all. */
function asksWhich(
  day: PartyDay,
  { verb, sittings, together, date, time, place, shift }: PlanReading,
  today: LocalDate,
): boolean {
  if (day.state !== 'planned' || day.sittings.length === 0) return false;
  if (sittings !== undefined || together === true) return false;
  if (verb !== 'plan' && verb !== 'move') return false;
  if (shift !== undefined) return true;
  if (date !== undefined) return date >= today && sitsOn(day, date);
  return time !== undefined || place !== undefined;
}

/** A month that was called off comes back by a date, not by a theme or an hour that may have been meant for another month. */
function calledOff({ tx, text, today }: CommandCall<PlanReading>, day: PartyDay): string {
  const date = day.date < today && monthOf(today) === day.month ? today : day.date;
  return `${settledPlan(tx, text, day)}\n${text.month.planSkipHint({ ...planFacts(tx, day), date })}`;
}

function show(call: CommandCall<PlanReading>, branch: Branch, month: Month): Outcome {
  const { tx, chat, text, messageId } = call;
  const day = tx.partyDays.of(branch.id, month);
  if (day) {
    if (day.state !== 'planned') return { reply: { text: calledOff(call, day) } };
    return { reply: { text: `${settledPlan(tx, text, day)}\n${text.month.planHint}` } };
  }
  if (chat.kind === 'group') return { reply: { text: text.month.planNone(branch.name, month) } };
  const subject = `${String(branch.id)}:${month}`;
  return {
    cards: [
      { kind: cardKinds.plan, chatId: chat.id, subject: `${subject}:${messageId}`, supersedes: subject },
    ],
  };
}

export function refusalText({ tx, text, today }: Call, reason: PlanRefusal): string {
  switch (reason.kind) {
    case 'past':
      return text.month.planPast(reason.date);
    case 'otherMonth':
      return text.month.planOtherMonth(reason.month, reason.date);
    case 'held':
      return text.month.planHeld(planFacts(tx, reason.day));
    case 'reasonMissing':
      return reason.plan.state === 'planned'
        ? text.month.moveNeedsReason(reason.plan)
        : text.month.cancelNeedsReason(reason.month);
    case 'sittingHeld':
      return text.month.planSittingHeld(
        planFacts(tx, reason.day),
        sittingsBefore(reason.day, today),
        reason.state === 'planned',
      );
  }
}
