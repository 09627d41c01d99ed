import type { CardRenderer } from '../../card.ts';
import { instantAt } from '../../domain/calendar/time.ts';
import { lastSitting } from '../../domain/party-day/sittings.ts';
import type { Month } from '../../domain/ids.ts';
import { plannedInGroup } from '../plan/group-month.ts';
import { planFacts } from '../plan/plan-facts.ts';

/**
 * The notice of a month in a group (subject: the month). Shows the plans of all its branches as they stand; not what was
 * recorded as held when it was over: that is no news to anybody.
 */
export const noticeCard: CardRenderer = ({ tx, card, text, rules }) => {
  const month = card.subject as Month;
  const days = plannedInGroup(tx, card.chatId, month).filter((day) => {
    const last = lastSitting(day);
    return day.plannedAt < instantAt(last.date, last.time, rules.zone);
  });
  if (days.length === 0) return { text: text.month.notPlanned };
  const coming = days.filter(({ closedAt }) => closedAt === null);
  const shown = coming.length > 0 ? coming : days;
  const plain = { text: text.month.notice(shown.map((day) => planFacts(tx, day))) };
  if (tx.chats.chat(card.chatId)?.audience === 'mixed' || coming.length === 0) return plain;
  return { ...plain, buttons: [[{ label: text.month.buttonLeave, action: 'leave.ask', payload: month }]] };
};
