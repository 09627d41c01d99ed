import type { DueOccurrence, JobCall } from '../../job.ts';
import { isQuiet } from '../../domain/calendar/quiet-hours.ts';
import { addDays, instantAt, localOf } from '../../domain/calendar/time.ts';
import type { ChatId, Instant, LocalTime, TownshipId } from '../../domain/ids.ts';
import type { CardRequest, StepOutcome } from '../../domain/outcome.ts';
import type { Tx } from '../../ports/store/store.ts';
import { cardKinds } from '../cards/touch.ts';
import { writableAdmins } from '../roster/officers.ts';
import { changesFor } from './touch-member-changes.ts';

const at = '09:00' as LocalTime;

/**
 * Once a day, at 9:00 of days that are not quiet, for townships where something new waits for an admin. Of the mornings
 * that were missed only the last one counts: its card shows everything that waits.
 */
export function changesDue(
  { tx, rules, now }: JobCall,
  window: { readonly from: Instant; readonly to: Instant },
): readonly DueOccurrence[] {
  const slots: { period: string; dueAt: Instant }[] = [];
  const last = localOf(window.to, rules.zone).date;
  for (let date = localOf(window.from, rules.zone).date; date <= last; date = addDays(date, 1)) {
    const dueAt = instantAt(date, at, rules.zone);
    if (dueAt >= window.from && dueAt <= window.to && !isQuiet(dueAt, rules))
      slots.push({ period: date, dueAt });
  }
  const past = slots.filter(({ dueAt }) => dueAt <= now).slice(-1);
  const wanted = [...past, ...slots.filter(({ dueAt }) => dueAt > now)];
  return wanted.flatMap(({ period, dueAt }) =>
    tx.org
      .townships()
      .filter(({ id }) => chatsWithNews(tx, id, dueAt).length > 0)
      .map(({ id }) => ({ scope: `township:${String(id)}`, period, planRevision: 0, dueAt })),
  );
}

/** The day's one card to each admin for whom something new waits. */
export function sendChanges({ tx, now, rules }: JobCall, scope: string): StepOutcome {
  const township = Number(scope.split(':')[1]) as TownshipId;
  const chats = chatsWithNews(tx, township, now);
  if (chats.length === 0) return { skipped: 'nothing new' };
  const prefix = `${String(township)}:`;
  const { date } = localOf(now, rules.zone);
  return {
    cards: chats.map((chatId): CardRequest => ({
      kind: cardKinds.memberChanges,
      chatId,
      subject: `${prefix}${date}`,
      supersedes: prefix,
      guards: [{ kind: 'quiet' }],
      wave: true,
    })),
  };
}

/** Chats of bound admins who have not muted the bot and for whom something was asked after their last list. */
function chatsWithNews(tx: Tx, townshipId: TownshipId, by: Instant): readonly ChatId[] {
  const seen = new Map<ChatId, Instant>();
  for (const card of tx.cards.withSubject(cardKinds.memberChanges, `${String(townshipId)}:`))
    if (card.createdAt > (seen.get(card.chatId) ?? -1)) seen.set(card.chatId, card.createdAt);
  return writableAdmins(tx, townshipId).flatMap(({ admin, chatId }) => {
    const since = seen.get(chatId) ?? -1;
    const news = changesFor(tx, admin).some(({ change }) => change.askedAt > since && change.askedAt <= by);
    return news ? [chatId] : [];
  });
}
