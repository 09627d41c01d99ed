import type { DueOccurrence, JobCall } from '../../job.ts';
import { addMonths, after, firstDate, instantAt, localOf } from '../../domain/calendar/time.ts';
import { periodMonths } from '../../domain/dues/period-state.ts';
import type { Guard } from '../../domain/delivery/guards.ts';
import type { BranchId, ChatId, Instant, LocalDate, LocalTime, Month } from '../../domain/ids.ts';
import type { CardRequest, StepOutcome } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { cardKinds } from '../cards/touch.ts';
import { isLeaving } from '../people/leaving.ts';
import { budgetGuard, perMonthButClosing } from '../plan/budget.ts';
import { plannedInGroup } from '../plan/group-month.ts';
import { boundOfficers, writable } from '../roster/officers.ts';
import { settingFor } from '../settings/effective.ts';
import { branchDues, owedTo } from './branch-dues.ts';
import { asksForDues, branchesOnCard } from './dues-branches.ts';
import type { DuesAsking } from './dues-branches.ts';
import { periodCounts } from './period-counts.ts';

/** One dues day: the card of a group, or a private word to each who still has to pay. */
export function askDues(
  call: JobCall,
  { scope, period }: Pick<DueOccurrence, 'scope' | 'period'>,
): StepOutcome {
  const [kind, id] = scope.split(':');
  const month = period as Month;
  if (kind === 'chat') return groupCard(call, Number(id) as ChatId, month);
  const { tx } = call;
  const branch = tx.org.branch(Number(id) as BranchId);
  const chatId = branch && tx.chats.chatOf(branch.id);
  if (!branch || !asksForDues(tx, branch, month)) return { skipped: 'not asked now' };
  const asking = settingFor(tx, 'duesCard', branch) as DuesAsking;
  if (asking === 'officer') return { skipped: 'only recorded by officers' };
  if (asking === 'card' && chatId !== undefined && tx.chats.chat(chatId)?.audience !== 'mixed')
    return groupCard(call, chatId, month);
  return sent(prompts(call, branch, month));
}

/**
 * One card a chat and month, edited in place. A private word to each instead where villagers are in the group by now, where the
 * messenger cannot answer its taps privately, or where the group has had its messages of the month (design rule 4).
 */
function groupCard(call: JobCall, chatId: ChatId, month: Month): StepOutcome {
  const { tx, now, rules } = call;
  const chat = tx.chats.chat(chatId);
  const branches = branchesOnCard(tx, chatId, month);
  if (!chat || branches.length === 0) return { skipped: 'not asked now' };
  const today = localOf(now, rules.zone).date;
  const isOpen = branches.some(({ id }) => periodCounts(tx, id, today, month).open > 0);
  if (!isOpen) return { skipped: 'nobody has to pay' };
  const budget = budgetGuard(tx, chatId, month);
  const isFull =
    tx.outbox.budgetUsed(chatId, month) + checkInsToCome(tx, chatId, month, today) >= budget.limit;
  if (chat.audience === 'mixed' || !call.privateAnswers || isFull)
    return sent(branches.flatMap((branch) => prompts(call, branch, month)));
  return {
    cards: [
      {
        kind: cardKinds.dues,
        chatId,
        subject: month,
        wave: true,
        budgetMonth: month,
        guards: [{ kind: 'quiet' }, { kind: 'until', instant: endOf(month, call) }, budget],
      },
    ],
  };
}

/** Dates to come whose check-in card the group has still to get: coming to the Party day goes first. */
function checkInsToCome(tx: Tx, chatId: ChatId, month: Month, today: LocalDate): number {
  const open = plannedInGroup(tx, chatId, month).filter(({ closedAt }) => closedAt === null);
  return new Set(open.flatMap(({ date }) => (date > today ? [date] : []))).size;
}

/** To everybody who still has to pay and may be written to; looked at again at the moment of sending (design rule 5). */
function prompts(call: JobCall, branch: Branch, month: Month): readonly CardRequest[] {
  const { tx, now, rules } = call;
  const today = localOf(now, rules.zone).date;
  const dues = branchDues(tx, branch.id, today, month);
  const officers = new Set(boundOfficers(tx, branch.id, today).map(({ chatId }) => chatId));
  // An officer's own dues give way to what he is asked as an officer: he finds them under 我的党费.
  const withinHisFour: Guard = { kind: 'budget', month: dues.now, limit: perMonthButClosing };
  const excuses = tx.dues.excuses(dues.members.map(({ person }) => person.id));
  const period = periodMonths(month, dues.mode);
  return dues.members.flatMap((member): readonly CardRequest[] => {
    const { id } = member.person;
    const open = owedTo(branch.id, member).filter(
      (one) => period.includes(one.month) && (one.state === 'due' || one.state === 'arrears'),
    );
    const reached = writable(tx, id);
    const excused = (excuses.get(id)?.until ?? '') >= dues.now;
    if (open.length === 0 || !reached || excused || isLeaving(tx, id)) return [];
    return [
      {
        kind: cardKinds.ownDues,
        chatId: reached.chatId,
        subject: `${month}:${String(id)}`,
        wave: true,
        guards: [
          { kind: 'quiet' },
          { kind: 'until', instant: endOf(month, call) },
          { kind: 'duesOpen', personId: id, months: open.map((one) => one.month) },
          ...(officers.has(reached.chatId) ? [withinHisFour] : []),
        ],
      },
    ];
  });
}

function sent(cards: readonly CardRequest[]): StepOutcome {
  return cards.length === 0 ? { skipped: 'nobody to ask' } : { cards };
}

function endOf(month: Month, { rules }: JobCall): Instant {
  return after(instantAt(firstDate(addMonths(month, 1)), '00:00' as LocalTime, rules.zone), -1);
}
