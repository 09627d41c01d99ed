import type { Call } from '../../command.ts';
import { addDays, lastDate, monthOf } from '../../domain/calendar/time.ts';
import type { HelpAsked, HelpKind } from '../../domain/digest/help.ts';
import { lastPeriod } from '../../domain/dues/periods.ts';
import type { Guard } from '../../domain/delivery/guards.ts';
import type { BranchId, ChatId, Month } from '../../domain/ids.ts';
import type { CardButton, Message } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import { officerPrompt, perMonthButClosing } from '../plan/budget.ts';
import { suggestPlan } from '../plan/suggest-plan.ts';
import { duesOfficer, promptedOfficer } from '../roster/officers.ts';

type Asking = Pick<Call, 'tx' | 'now' | 'today' | 'text' | 'rules'>;

/**
 * A word from the township to the officer of a branch, with the tap that settles it; `nobody` can be written to, or `enough` has been
 * said to him this month (design rule 4), together with what is asked in the same breath. A date, a record, a group or a
 * dues book that came until it leaves is not asked for.
 */
export function askOfficer(
  call: Asking,
  branchId: BranchId,
  month: Month,
  help: HelpKind,
  besides: (chatId: ChatId) => number,
): Message | 'nobody' | 'enough' {
  const { tx, today, text } = call;
  const branch = tx.org.branch(branchId);
  const officer = help === 'dues' ? duesOfficer(tx, branchId, today) : promptedOfficer(tx, branchId, today);
  if (!branch || !officer) return 'nobody';
  const { guards = [], ...prompt } = officerPrompt(call, officer, branchId);
  const used = tx.outbox.budgetUsed(officer.chatId, prompt.budgetMonth ?? month);
  if (used + besides(officer.chatId) >= perMonthButClosing) return 'enough';
  const asked = askedOf(call, branch, month, help);
  const button = settlingButton(call, branch, asked);
  return {
    ...prompt,
    key: ['help', branchId, month, help].join(':'),
    guards: [...guards, ...stillOpen(branchId, help, { month, now: monthOf(today) })],
    content: { text: text.digestHelp.word(asked), ...(button ? { buttons: [[button]] } : {}) },
  };
}

function askedOf({ tx, today, rules }: Asking, branch: Branch, month: Month, help: HelpKind): HelpAsked {
  const about = { township: tx.org.township(branch.townshipId)?.name ?? '', branch: branch.name, month };
  if (help === 'dues') return { ...about, help, dues: lastPeriod(branch.payMode, monthOf(today)) };
  if (help !== 'undated') return { ...about, help };
  const { plan, collision } = suggestPlan(tx, branch, month, rules);
  const days = collision ? [collision.earlier, collision.later] : [plan.date];
  const canTap = days.some((day) => day !== undefined && day >= today);
  const soon = addDays(today, 3);
  const end = lastDate(month);
  const named = today > end ? undefined : soon > end ? end : soon;
  return { ...about, help, plan: canTap ? 'tap' : named };
}

function stillOpen(
  branchId: BranchId,
  help: HelpKind,
  { month, now }: { readonly month: Month; readonly now: Month },
): readonly Guard[] {
  switch (help) {
    case 'undated':
    case 'unrecorded':
    case 'silent':
      return [{ kind: 'unheard', branchId, month, undated: help === 'undated' }];
    case 'noChat':
    case 'chatLeft':
      return [{ kind: 'groupless', branchId }];
    case 'dues':
      return [{ kind: 'bookBehind', branchId, now }];
    case 'noOfficer':
      return [];
  }
}

function settlingButton(
  { tx, text }: Pick<Call, 'tx' | 'text'>,
  { id }: Branch,
  asked: HelpAsked,
): CardButton | undefined {
  const words = text.digestHelp;
  if (asked.help === 'undated' && asked.plan === 'tap')
    return { label: words.buttonPlan, action: 'todo.plan', payload: `${String(id)}.${asked.month}` };
  const day = tx.partyDays.of(id, asked.month);
  return day && (asked.help === 'unrecorded' || asked.help === 'silent')
    ? { label: words.buttonRecord, action: 'todo.closing', payload: String(day.id) }
    : undefined;
}
