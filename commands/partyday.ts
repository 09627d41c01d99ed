import { planFacts, suggestedFacts } from '../src/cases/plan/plan-facts.ts';
import { revisePlan } from '../src/cases/plan/revise-plan.ts';
import type { PlanRefusal } from '../src/cases/plan/revise-plan.ts';
import { monthInHand, suggestPlan } from '../src/cases/plan/suggest-plan.ts';
import { cardKinds } from '../src/cases/cards/touch.ts';
import { planSubject } from '../src/cases/cards/plan.ts';
import { defineCommand } from '../src/command.ts';
import type { Call, CommandCall, Grammar } from '../src/command.ts';
import { monthOf } from '../src/domain/calendar/time.ts';
import { accept, refuse } from '../src/domain/decision.ts';
import { parsePlan } from '../src/domain/grammar/plan-grammar.ts';
import type { PlanReading } from '../src/domain/grammar/plan-reading.ts';
import type { BranchId, LocalDate, Month } from '../src/domain/ids.ts';
import type { Outcome } from '../src/domain/outcome.ts';
import type { Branch } from '../src/ports/store/org.ts';

const words: Grammar<PlanReading> = {
  example: { 'zh-CN': '党日 15日 9点 村委会 学习日 主题 冬季学习', en: '/partyday 15日 9点 村委会 学习日' },
  parse(said, { today, text }) {
    const parsed = parsePlan(said, today);
    if (parsed.ok) return accept(parsed.value);
    return refuse(parsed.reason.problems.map((problem) => text.grammar.planProblem(problem)).join('\n'));
  },
};

function run(call: CommandCall<PlanReading>): Outcome {
  const { tx, args, today, rules, branchIds, text } = call;
  const branch = tx.org.branch(branchIds[0] as BranchId);
  if (!branch) return { reply: { text: text.common.unknownBranch } };
  const month = monthMeant(call, branch, args);
  if (args.verb === 'show') return show(call, branch, month);
  const current = tx.partyDays.of(branch.id, month);
  const base = current ?? suggestPlan(tx, branch, month, rules).plan;
  const {
    date = base.date,
    time = base.time,
    place = base.place,
    forms = base.forms,
    theme = base.theme,
  } = args;
  const state = args.verb === 'cancel' ? 'cancelled' : 'planned';
  // A move of this month's day into the next month is refused by name, not taken for the next month's plan.
  const target = args.verb === 'move' && current ? month : state === 'cancelled' ? month : monthOf(date);
  const revised = revisePlan(
    call,
    branch,
    target,
    { ...base, date, time, place, forms, theme, state },
    args.reason ?? null,
  );
  if (!revised.ok) return { reply: { text: refusalText(call, revised.reason) } };
  const facts = planFacts(tx, revised.value.day);
  const { messages, changed } = revised.value;
  if (call.chat.kind === 'group') return { acknowledge: true, messages };
  if (!changed) return { reply: { text: text.month.planSame(facts) } };
  const sentence = state === 'cancelled' ? text.month.planCancelled(facts) : text.month.planChosen(facts);
  return {
    reply: {
      text: today <= facts.date && state === 'planned' ? `${sentence}\n${text.month.planHint}` : sentence,
    },
    messages,
  };
}

/** The month that the words are about: the date's own, else the one in hand. */
function monthMeant({ tx, today, rules }: Call, branch: Branch, { verb, date }: PlanReading): Month {
  const hand = monthInHand(tx, branch, today, rules);
  return date === undefined || verb === 'move' ? hand : monthOf(date);
}

function show(
  { tx, chat, text, messageId }: CommandCall<PlanReading>,
  branch: Branch,
  month: Month,
): Outcome {
  const day = tx.partyDays.of(branch.id, month);
  if (day) return { reply: { text: `${text.month.planChosen(planFacts(tx, day))}\n${text.month.planHint}` } };
  if (chat.kind === 'group') return { reply: { text: text.month.planNone(branch.name, month) } };
  const subject = `${String(branch.id)}:${month}`;
  return {
    cards: [
      { kind: cardKinds.plan, chatId: chat.id, subject: `${subject}:${messageId}`, supersedes: subject },
    ],
  };
}

function refusalText({ tx, text }: Call, reason: PlanRefusal): string {
  switch (reason.kind) {
    case 'past':
      return text.month.planPast(reason.date);
    case 'otherMonth':
      return text.month.planOtherMonth(reason.month);
    case 'held':
      return text.month.planHeld(planFacts(tx, reason.day));
  }
}

export default defineCommand({
  description: {
    'zh-CN': '看、定、改、取消本支部的主题党日',
    en: 'Shows, plans, moves or cancels the branch’s Party day',
  },
  aliases: ['党日', '主题党日'],
  where: 'both',
  who: 'branch.run',
  branch: 'one',
  args: words,
  buttons: {
    accept: {
      who: 'branch.run',
      branchOf: ({ payload }) => Number(payload.split('.')[0]) as BranchId,
      run(call) {
        const { tx, payload, card, rules, text } = call;
        const [branchId, date] = payload.split('.');
        const branch = tx.org.branch(Number(branchId) as BranchId);
        if (!branch || !card) return { answer: { text: text.common.staleButton } };
        const { month } = planSubject(card.subject);
        const planned = tx.partyDays.of(branch.id, month);
        if (planned) return { answer: { text: text.month.planSame(planFacts(tx, planned)) } };
        const { plan } = suggestPlan(tx, branch, month, rules);
        const chosen = { ...plan, date: date as LocalDate, state: 'planned' } as const;
        const revised = revisePlan(call, branch, month, chosen, null);
        if (!revised.ok) return { answer: { text: refusalText(call, revised.reason), alert: true } };
        return {
          answer: { text: text.month.planLine(suggestedFacts(branch, month, chosen)) },
          messages: revised.value.messages,
        };
      },
    },
  },
  run,
});
