import type { DueOccurrence, JobCall } from '../../job.ts';
import { localOf, minuteMs } from '../../domain/calendar/time.ts';
import type { ChatId, Instant, LocalDate } from '../../domain/ids.ts';
import type { StepOutcome } from '../../domain/outcome.ts';
import type { OutboxRow } from '../../ports/store/outbox.ts';
import type { TodoView } from '../cards/todo.ts';
import { cardKinds } from '../cards/touch.ts';
import { officerPrompt } from '../plan/budget.ts';
import { promptedOfficer } from '../roster/officers.ts';
import { isWorthAsking } from './uncertain-sends.ts';

/** By then somebody has tapped a card that did arrive, and it is known. */
const patienceMs = 5 * minuteMs;

/** Groups that may be without a card which the program sent them of its own accord: one question for each day of doubt. */
export function uncertainDue(
  { tx, now, rules }: JobCall,
  { to }: { from: Instant; to: Instant },
): readonly DueOccurrence[] {
  if (to > now) return [];
  const dates = new Map<ChatId, Set<LocalDate>>();
  for (const row of tx.outbox.uncertain()) {
    if (row.chatId === null || !isRipe(row, now)) continue;
    const ofChat = dates.get(row.chatId) ?? new Set();
    dates.set(row.chatId, ofChat.add(localOf(row.endedAt ?? now, rules.zone).date));
  }
  return [...dates].flatMap(([chatId, periods]) => {
    if (tx.chats.chat(chatId)?.kind !== 'group') return [];
    return [...periods].map((period) => ({
      scope: `chat:${String(chatId)}`,
      period,
      planRevision: 0,
      dueAt: to,
    }));
  });
}

/**
 * The officer's 待办, unasked: a card that nobody asks about would never show.
 */
export function askUncertain(call: JobCall, { scope }: Pick<DueOccurrence, 'scope'>): StepOutcome {
  const { tx, now, rules } = call;
  const chatId = Number(scope.split(':')[1]) as ChatId;
  if (!tx.outbox.uncertainIn(chatId).some((row) => isRipe(row, now))) return { skipped: 'answered' };
  const today = localOf(now, rules.zone).date;
  for (const branchId of tx.chats.branchesOf(chatId)) {
    const officer = promptedOfficer(tx, branchId, today);
    if (!officer) continue;
    const prompt = officerPrompt(call, officer, branchId);
    const view: TodoView = { branchIds: [branchId] };
    const own = `${String(officer.chatId)}:`;
    return {
      cards: [
        {
          ...prompt,
          kind: cardKinds.todo,
          subject: `${own}unsure.${today}`,
          supersedes: own,
          view,
          guards: [...(prompt.guards ?? []), { kind: 'unsure', chatId }],
        },
      ],
    };
  }
  return { skipped: 'no officer bound' };
}

/** Of the program's own accord, in doubt for a while, and still of use to whoever may have missed it. */
function isRipe(row: OutboxRow, now: Instant): boolean {
  return row.budgetMonth !== null && (row.endedAt ?? now) <= now - patienceMs && isWorthAsking(row, now);
}
