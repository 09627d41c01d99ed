import type { Call } from '../../command.ts';
import { localOf, monthOf } from '../../domain/calendar/time.ts';
import type { BranchId } from '../../domain/ids.ts';
import type { CardButton, Outcome } from '../../domain/outcome.ts';
import { lastDateOf } from '../../domain/party-day/sittings.ts';
import { comingDay } from '../attendance/day-in-hand.ts';
import { plannedDay } from '../plan/steps.ts';
import type { PlannedDay } from '../plan/steps.ts';
import { missingPeople } from './missing.ts';
import { reminders } from './reminders.ts';
import { peopleToPhone } from './to-phone.ts';

/** /remind: those still missing, once a day; says whom only the telephone reaches. */
export function sayRemind(call: Call): Outcome {
  const { tx, text, today, rules, now, branchIds } = call;
  const branch = tx.org.branch(branchIds[0] as BranchId);
  const day = branch && comingDay(tx, branch, today);
  const planned = day && plannedDay(tx, rules, day);
  if (!planned) return { reply: { text: whyNot(call) } };
  if (now >= planned.lastStart) return { reply: { text: text.remind.over(lastDateOf(planned.day)) } };
  const toPhone = peopleToPhone(tx, planned.day, today).length;
  const payload = String(planned.day.id);
  const phone: CardButton = { label: text.remind.buttonPhone, action: 'remind.phone', payload };
  const { words, cards } = remind(call, planned, toPhone);
  return { reply: { text: words, ...(toPhone > 0 ? { buttons: [[phone]] } : {}) }, cards };
}

function remind(call: Call, planned: PlannedDay, toPhone: number) {
  const { tx, text, now, today, rules } = call;
  const { day, figures } = planned;
  const { cards, today: hadToday, finished, at, tooLate } = reminders(call, planned);
  const phone = toPhone > 0 ? [text.remind.onlyPhone(toPhone)] : [];
  if (tooLate) return { words: [text.remind.tooLate(figures.lapseHours), ...phone].join('\n'), cards };
  if (cards.length > 0) {
    const { date, time } = localOf(at, rules.zone);
    const count = cards.length;
    const sent = at > now ? text.remind.sentLater(count, date, time) : text.remind.sent(count);
    return { words: [sent, ...phone].join('\n'), cards };
  }
  if (hadToday > 0) return { words: text.remind.today, cards };
  if (finished > 0) return { words: text.remind.limit(figures.mostReminders), cards };
  if (toPhone > 0) return { words: text.remind.onlyPhone(toPhone), cards };
  const answered = missingPeople(tx, day, today).unreachable.length === 0;
  return { words: answered ? text.remind.allAnswered : text.remind.phoneEmpty(day.date), cards };
}

function whyNot({ tx, text, today, branchIds }: Call): string {
  const day = tx.partyDays.of(branchIds[0] as BranchId, monthOf(today));
  if (day?.state !== 'planned') return text.remind.noDay;
  return day.closedAt === null ? text.remind.over(lastDateOf(day)) : text.remind.closed(day.date);
}
