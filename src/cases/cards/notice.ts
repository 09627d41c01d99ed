import type { CardRenderer } from '../../card.ts';
import type { LocalDate } from '../../domain/ids.ts';
import { planFacts } from '../plan/plan-facts.ts';

/** The notice of a date in a group (subject: the date). Shows the plans as they stand. */
export const noticeCard: CardRenderer = ({ tx, card, text }) => {
  const date = card.subject as LocalDate;
  const days = tx.partyDays
    .onDate(tx.chats.branchesOf(card.chatId), date)
    .filter(({ state }) => state === 'planned');
  if (days.length === 0) return { text: text.month.notPlanned };
  const plain = { text: text.month.notice(days.map((day) => planFacts(tx, day))) };
  const open = days.some(({ closedAt }) => closedAt === null);
  if (tx.chats.chat(card.chatId)?.audience === 'mixed' || !open) return plain;
  return { ...plain, buttons: [[{ label: text.month.buttonLeave, action: 'leave.ask', payload: date }]] };
};
