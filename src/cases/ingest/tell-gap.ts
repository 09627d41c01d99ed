import { addMonths, localOf, monthOf } from '../../domain/calendar/time.ts';
import type { ChatId, LocalDate } from '../../domain/ids.ts';
import { gapsOnCard } from '../../domain/ingest/gap.ts';
import type { Gap } from '../../domain/ingest/gap.ts';
import type { Situation } from '../../domain/outcome.ts';
import type { Card } from '../../ports/store/cards.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { shownSince } from '../cards/told-of-gaps.ts';
import { cardKinds } from '../cards/touch.ts';

/** Words about arrears that are older have been answered, or never will be. */
const arrearsDays = 31;
const dayMs = 86_400_000;

/**
 * The cards on which people act themselves, which they had during the gap and which still take taps: rendered again, they
 * tell of it. A group's card stands for everybody in it; private ones are told where they are the only place.
 */
export function tellGap(
  { tx, now, rules }: Pick<Situation, 'rules'> & { readonly tx: Tx; readonly now: Gap['to'] },
  gap: Gap,
): void {
  const today = localOf(now, rules.zone).date;
  const cards = [...daysOpen(tx, today).flatMap((day) => cardsOf(tx, day, today)), ...duesCards(tx, today)];
  const arrears = tx.cards
    .withSubject(cardKinds.ownArrears, '')
    .filter(({ createdAt }) => now - createdAt < arrearsDays * dayMs);
  const told = new Set<Card['id']>();
  for (const card of [...cards, ...arrears]) {
    const since = shownSince(card);
    if (since === undefined || card.state !== 'open' || told.has(card.id)) continue;
    if (gapsOnCard([gap], since, now).length === 0) continue;
    told.add(card.id);
    tx.cards.touch(card.id);
  }
}

function daysOpen(tx: Tx, today: LocalDate): readonly PartyDay[] {
  const month = monthOf(today);
  return [addMonths(month, -1), month, addMonths(month, 1)]
    .flatMap((one) => tx.partyDays.inMonth(one))
    .filter(({ state, closedAt }) => state === 'planned' && closedAt === null);
}

function cardsOf(tx: Tx, day: PartyDay, today: LocalDate): readonly Card[] {
  const chatId = tx.chats.chatOf(day.branchId);
  const inGroup = (kind: string, subject: string): readonly Card[] => {
    const card = chatId === undefined ? undefined : tx.cards.find(kind, chatId, subject);
    return card ? [card] : [];
  };
  const id = String(day.id);
  const own = day.date > today ? [] : tx.cards.withSubject(cardKinds.ownCheckIn, id);
  return [
    ...(day.date > today ? [] : inGroup(cardKinds.checkIn, day.date)),
    ...own.filter(({ subject }) => subject === id),
    ...(isForMembers(tx, chatId)
      ? inGroup(cardKinds.notice, day.month)
      : tx.cards.withSubject(cardKinds.reminder, `${id}:`)),
  ];
}

function duesCards(tx: Tx, today: LocalDate): readonly Card[] {
  const month = monthOf(today);
  return [
    ...tx.cards.withSubject(cardKinds.dues, month),
    ...tx.cards.withSubject(cardKinds.ownDues, `${month}:`),
  ];
}

function isForMembers(tx: Tx, chatId: ChatId | undefined): boolean {
  return chatId !== undefined && tx.chats.chat(chatId)?.audience !== 'mixed';
}
