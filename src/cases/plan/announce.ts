import { hourMs } from '../../domain/calendar/time.ts';
import type { ChatId, Instant, LocalDate, Month } from '../../domain/ids.ts';
import type { CardRequest, Situation } from '../../domain/outcome.ts';
import type { Card } from '../../ports/store/cards.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Change, ChangesView } from '../cards/changes.ts';
import { cardKinds } from '../cards/touch.ts';
import { budgetGuard, perMonthWithMove } from './budget.ts';
import { plannedInGroup } from './group-month.ts';
import { plannedDay } from './steps.ts';

export interface Announcer extends Pick<Situation, 'rules'> {
  readonly tx: Tx;
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
      budgetGuard(tx, chatId, first.month),
    ],
  };
}

/**
 * What the group hears of a day that was announced and then moved, cancelled or held elsewhere: the fourth message of the
 * month (design rule 4). One card a chat and month: further changes, and those of other branches, are edited into it.
 */
export function changeFor(
  { tx }: Announcer,
  day: PartyDay,
  before: PartyDay,
  leaves: number,
): CardRequest | undefined {
  const chatId = tx.chats.chatOf(day.branchId);
  if (chatId === undefined || !wasHeard(tx, chatId, before)) return undefined;
  const known = changesOf(standingChanges(tx, chatId, day.month));
  const earlier = known.find(({ partyDayId }) => partyDayId === day.id);
  const change: Change = {
    partyDayId: day.id,
    ...(earlier ? { from: earlier.from, once: earlier.once } : heardOf(before)),
    revision:
      day.reasonHash === null && day.state === before.state && earlier ? earlier.revision : day.revision,
    leaves: leaves > 0 || earlier?.leaves === true,
  };
  const others = known.filter(({ partyDayId }) => partyDayId !== day.id);
  const view: ChangesView = { changes: [...others, change] };
  const card = tx.cards.find(cardKinds.changes, chatId, day.month);
  if (card) tx.cards.setView(card.id, view);
  return {
    kind: cardKinds.changes,
    chatId,
    subject: day.month,
    view,
    budgetMonth: day.month,
    guards: [
      { kind: 'serves', branchId: day.branchId },
      { kind: 'budget', month: day.month, limit: perMonthWithMove },
    ],
  };
}

function heardOf({ date, time, place, sittings }: PartyDay): Pick<Change, 'from' | 'once'> {
  return { from: date, once: sittings.length > 0 ? undefined : { time, place } };
}

/** A further change is edited into a message that the group has already: nobody is called again. */
export function isSaidAlready(tx: Tx, { chatId, subject }: CardRequest): boolean {
  const card = standingChanges(tx, chatId, subject as Month);
  return card !== undefined && card.messageId !== null;
}

/** The group has heard of this date, or will: by a notice that left or is on its way, or as a change. */
function wasAnnounced(tx: Tx, chatId: ChatId, day: PartyDay): boolean {
  const notice = tx.cards.find(cardKinds.notice, chatId, day.month);
  return (notice !== undefined && notice.state !== 'lost') || wasHeard(tx, chatId, day);
}

/** The branch's group has heard of its day. */
export function isHeard(tx: Tx, day: PartyDay): boolean {
  const chatId = tx.chats.chatOf(day.branchId);
  return chatId !== undefined && wasHeard(tx, chatId, day);
}

/** The group has heard of this date. A notice that still waits for its hour will show what is true then. */
function wasHeard(tx: Tx, chatId: ChatId, day: PartyDay): boolean {
  const notice = tx.cards.find(cardKinds.notice, chatId, day.month);
  const waiting = notice !== undefined && tx.outbox.byKey(`card:${String(notice.id)}`)?.state === 'pending';
  if (notice && notice.state !== 'lost' && !waiting) return true;
  return changesOf(standingChanges(tx, chatId, day.month)).some(({ partyDayId }) => partyDayId === day.id);
}

function standingChanges(tx: Tx, chatId: ChatId, month: Month): Card | undefined {
  const card = tx.cards.find(cardKinds.changes, chatId, month);
  return card?.state === 'lost' ? undefined : card;
}

function changesOf(card: Card | undefined): readonly Change[] {
  return (card?.view as ChangesView | undefined)?.changes ?? [];
}
