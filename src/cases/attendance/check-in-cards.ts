import type { JobCall } from '../../job.ts';
import { isQuiet } from '../../domain/calendar/quiet-hours.ts';
import { after, localOf } from '../../domain/calendar/time.ts';
import type { Guard } from '../../domain/delivery/guards.ts';
import type { ChatId, LocalDate } from '../../domain/ids.ts';
import type { CardRequest, StepOutcome } from '../../domain/outcome.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import { cardKinds } from '../cards/touch.ts';
import { budgetGuard } from '../plan/budget.ts';
import { plannedDay } from '../plan/steps.ts';
import type { PlannedDay } from '../plan/steps.ts';
import { missingPeople } from '../remind/missing.ts';

/**
 * The check-in cards of a group's date: one card in the group. Where villagers are in the group (design §3), or it has had
 * its messages of the month (rule 4: branches with many dates), one to each bound member privately instead, and the officer
 * records the rest.
 */
export function checkInCards(call: JobCall, chatId: ChatId, date: LocalDate): StepOutcome {
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
        guards: [
          { kind: 'planned', date },
          beforeClosing(planned),
          budget,
          // Late, it may come into the hours that the meeting kept out of.
          ...(isQuiet(planned.start, call.rules) ? [] : [{ kind: 'quiet' } as const]),
        ],
      },
    ],
  };
}

/** With the closing prompt it is too late, also for a card that waited for the same hour. */
function beforeClosing({ steps }: PlannedDay): Guard {
  return { kind: 'until', instant: after(steps.close, -1) };
}

/**
 * To those about whom nothing is known yet: whoever has asked leave is not asked again, and the officer who runs the day
 * sees it from the other side. Unasked private words keep out of quiet hours.
 */
function privateCards(call: JobCall, day: PartyDay): readonly CardRequest[] {
  const { tx, rules, now } = call;
  const planned = plannedDay(tx, rules, day);
  if (!planned || isQuiet(planned.start, rules)) return [];
  const { date } = localOf(now, rules.zone);
  return missingPeople(tx, day, date).writable.map(({ chatId }) => ({
    kind: cardKinds.ownCheckIn,
    chatId,
    subject: String(day.id),
    wave: true,
    guards: [{ kind: 'quiet' }, beforeClosing(planned)],
  }));
}
