import type { JobCall } from '../../job.ts';
import { isQuiet } from '../../domain/calendar/quiet-hours.ts';
import type { ChatId, LocalDate } from '../../domain/ids.ts';
import type { CardRequest, Outcome } from '../../domain/outcome.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import { cardKinds } from '../cards/touch.ts';
import { budgetGuard } from '../plan/budget.ts';
import { plannedDay } from '../plan/steps.ts';
import { reachable } from '../roster/officers.ts';
import { rosterOn } from '../roster/roster-on.ts';

/**
 * The check-in cards of a group's date: one card in the group. Where villagers are in the group (design §3), or it has had
 * its messages of the month (rule 4: branches with many dates), one to each bound member privately instead, and the officer
 * records the rest.
 */
export function checkInCards(call: JobCall, chatId: ChatId, date: LocalDate): Outcome & { skipped?: string } {
  const { tx } = call;
  const chat = tx.chats.chat(chatId);
  const days = tx.partyDays
    .onDate(tx.chats.branchesOf(chatId), date)
    .filter(({ state, closedAt }) => state === 'planned' && closedAt === null);
  const [first] = days;
  const planned = first && plannedDay(tx, call.rules, first);
  if (!chat || !planned) return { skipped: 'no longer planned' };
  const { month } = planned.day;
  const budget = budgetGuard(tx, chatId, month);
  const isFull = tx.outbox.budgetUsed(chatId, month) >= budget.limit;
  if (chat.audience === 'mixed' || isFull) return { cards: days.flatMap((day) => privateCards(call, day)) };
  return {
    cards: [
      {
        kind: cardKinds.checkIn,
        chatId,
        subject: date,
        budgetMonth: month,
        guards: [{ kind: 'planned', date }, { kind: 'until', instant: planned.steps.close }, budget],
      },
    ],
  };
}

/** To members who can be written to and are expected. Unasked private words keep out of quiet hours. */
function privateCards(call: JobCall, day: PartyDay): readonly CardRequest[] {
  const { tx, rules } = call;
  const planned = plannedDay(tx, rules, day);
  if (!planned || isQuiet(planned.start, rules)) return [];
  return rosterOn(tx, day.branchId, day.date).flatMap(({ person, expected }) => {
    const reached = expected ? reachable(tx, person.id) : undefined;
    if (!reached || tx.accounts.account(reached.accountId)?.muted === true) return [];
    return [
      {
        kind: cardKinds.ownCheckIn,
        chatId: reached.chatId,
        subject: String(day.id),
        wave: true,
        guards: [{ kind: 'quiet' }, { kind: 'until', instant: planned.steps.close }],
      },
    ];
  });
}
