import type { CardRequest, Message, Situation } from '../../domain/outcome.ts';
import type { ChatId, Instant, LocalDate } from '../../domain/ids.ts';
import { hourMs } from '../../domain/calendar/time.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Catalog } from '../../text/catalog.ts';
import { sameSittings } from '../../domain/party-day/sittings.ts';
import { cardKinds } from '../cards/touch.ts';
import { budgetGuard } from './budget.ts';
import { plannedInGroup } from './group-month.ts';
import { planFacts } from './plan-facts.ts';
import { plannedDay } from './steps.ts';

export interface Announcer extends Pick<Situation, 'rules'> {
  readonly tx: Tx;
  readonly text: Catalog;
}

/**
 * The month's notice to a group, when the first of its dates asks for it: one card for every branch of the chat, so that
 * branches with different dates cost one message. A card, so that place and theme can still change in place. `undefined`
 * when it was announced before: a date that is planned later joins it where it stands.
 */
export function noticeFor(
  { tx, rules }: Announcer,
  chatId: ChatId,
  date: LocalDate,
): CardRequest | undefined {
  const first = plannedInGroup(tx, chatId, date).find(
    (day) => day.closedAt === null && !wasAnnounced(tx, chatId, day),
  );
  const planned = first && plannedDay(tx, rules, first);
  if (!planned) return undefined;
  const lapses = (planned.start - planned.figures.lapseHours * hourMs) as Instant;
  return {
    kind: cardKinds.notice,
    chatId,
    subject: first.month,
    wave: true,
    budgetMonth: first.month,
    guards: [
      { kind: 'quiet' },
      { kind: 'until', instant: lapses },
      { kind: 'planned', date },
      budgetGuard(tx, first),
    ],
  };
}

/** What the group hears of a day that was announced and then moved or cancelled by an officer: the fourth message. */
export function changeFor(
  { tx, text }: Announcer,
  day: PartyDay,
  before: PartyDay,
  reason: string | null,
): Message | undefined {
  const chatId = tx.chats.chatOf(day.branchId);
  if (chatId === undefined || !wasHeard(tx, chatId, before)) return undefined;
  const facts = planFacts(tx, day);
  const words = {
    cancelled: () => text.month.cancelled(facts, reason),
    skipped: () => text.month.skipped(facts, reason),
    planned: () => text.month.moved(facts, before.date, reason),
  }[day.state]();
  const key = changeKey(day);
  return {
    chatId,
    content: { text: words },
    key: tx.outbox.byKey(key) === undefined ? key : `${key}:${String(day.revision)}`,
    budgetMonth: day.month,
    guards: [
      { kind: 'serves', branchId: day.branchId },
      budgetGuard(tx, day, !sameSittings(day.sittings, before.sittings)),
    ],
  };
}

/** The group has heard of this date, or will: by a notice that left or is on its way, or as a change. */
function wasAnnounced(tx: Tx, chatId: ChatId, day: PartyDay): boolean {
  const notice = tx.cards.find(cardKinds.notice, chatId, day.month);
  return (notice !== undefined && notice.state !== 'lost') || wasHeard(tx, chatId, day);
}

/** The group has heard of this date. A notice that still waits for its hour will show what is true then. */
function wasHeard(tx: Tx, chatId: ChatId, day: PartyDay): boolean {
  const notice = tx.cards.find(cardKinds.notice, chatId, day.month);
  const waiting = notice !== undefined && tx.outbox.byKey(`card:${String(notice.id)}`)?.state === 'pending';
  if (notice && notice.state !== 'lost' && !waiting) return true;
  const change = tx.outbox.byKey(changeKey(day));
  return change !== undefined && change.state !== 'dropped' && change.state !== 'failed';
}

function changeKey(day: PartyDay): string {
  return `change:${String(day.id)}:${day.state === 'planned' ? day.date : day.state}`;
}
