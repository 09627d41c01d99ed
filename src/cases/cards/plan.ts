import type { CardRenderer, CardView } from '../../card.ts';
import type { CardButton, CardContent } from '../../domain/outcome.ts';
import type { BranchId, LocalDate, Month } from '../../domain/ids.ts';
import type { Catalog } from '../../text/catalog.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { phoneRow } from './phone-list.ts';
import { hostsOf } from '../record/hosts.ts';
import { askedPlan, planFacts, reasonOf } from '../plan/plan-facts.ts';
import { suggestPlan } from '../plan/suggest-plan.ts';
import type { Suggestion } from '../plan/suggest-plan.ts';

/** The month's 三定 to an officer (subject: `branch:month`): a tap accepts, or picks a day where a holiday is in the way. */
export const planCard: CardRenderer = (view) => {
  const { tx, card, text, rules } = view;
  const { branchId, month, again } = planSubject(card.subject);
  const branch = tx.org.branch(branchId);
  if (!branch) return { text: text.month.notPlanned };
  const planned = tx.partyDays.of(branchId, month);
  if (planned) {
    const settled = { text: settledPlan(tx, text, planned) };
    return planned.state === 'planned' ? { ...settled, buttons: phoneRow(view, planned) } : settled;
  }
  if (card.state === 'closed') return { text: text.todo.movedBelow };
  const suggestion = suggestPlan(tx, branch, month, rules);
  const asked: CardContent = { text: text.month.askPlan(askedPlan(tx, branch, suggestion, rules), again) };
  const buttons = planButtons(view, branchId, suggestion);
  if (buttons.length > 0) return { ...asked, buttons };
  const { date } = suggestion.plan;
  return date !== undefined && date < view.today
    ? { text: text.month.planLate(branch.name, month, date) }
    : asked;
};

/** What stands for the month, in one sentence: planned, cancelled or skipped. */
export function settledPlan(tx: Tx, text: Catalog, day: PartyDay): string {
  const facts = planFacts(tx, day);
  if (day.state === 'skipped') return text.month.planSkipped(facts, reasonOf(tx, day));
  if (day.state === 'cancelled') return text.month.planCancelled(facts);
  const isNamed = day.chairId !== null || day.recorderId !== null;
  if (!isNamed) return text.month.planChosen(facts);
  const { chair, recorder } = hostsOf(tx, day);
  return `${text.month.planChosen(facts)}\n${text.month.planHosts(chair, recorder)}`;
}

function planButtons(
  { text, today }: CardView,
  branchId: BranchId,
  { plan, collision, uncovered }: Suggestion,
): CardButton[][] {
  const button = (date: LocalDate, label: string, action = 'partyday.accept') => [
    { label, action, payload: `${String(branchId)}.${date}` },
  ];
  const { date } = plan;
  if (collision)
    return [collision.earlier, collision.later].flatMap((day) =>
      day !== undefined && day >= today ? [button(day, text.month.planDay(day))] : [],
    );
  if (date === undefined || date < today) return [];
  const accept = button(date, text.month.planAccept);
  return uncovered === true ? [accept] : [accept, button(date, text.month.planStanding, 'partyday.standing')];
}

/** `branch:month`, with `:again` when asked once more, or the message of an officer who wanted to see it. */
export function planSubject(subject: string): { branchId: BranchId; month: Month; again: boolean } {
  const [branchId, month, again] = subject.split(':');
  return { branchId: Number(branchId) as BranchId, month: month as Month, again: again === 'again' };
}
