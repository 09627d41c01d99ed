import { isQuiet } from '../../domain/calendar/quiet-hours.ts';
import { addDays, instantAt, localOf } from '../../domain/calendar/time.ts';
import type { ChatId, Instant, LocalTime, TownshipId } from '../../domain/ids.ts';
import type { CardRequest, StepOutcome } from '../../domain/outcome.ts';
import type { DueOccurrence, JobCall } from '../../job.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Overseer } from '../binding/new-officer.ts';
import { writableAdmins } from '../roster/officers.ts';

/** A list that a township's admins get unasked, at most once a day. */
export interface DailyList {
  /** Card kind; its subjects begin with the township. */
  readonly kind: string;
  /** Whether something came for this admin after his last list, and not after `by`. */
  readonly hasNews: (tx: Tx, admin: Overseer, since: number, by: Instant) => boolean;
}

const at = '09:00' as LocalTime;

/**
 * Once a day, at 9:00 of days that are not quiet, for townships where something new waits for an admin. Of the mornings
 * that were missed only the last one counts: its card shows everything that waits.
 */
export function dailyListDue(
  list: DailyList,
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
      .filter(({ id }) => chatsWithNews(list, tx, id, dueAt).length > 0)
      .map(({ id }) => ({ scope: `township:${String(id)}`, period, planRevision: 0, dueAt })),
  );
}

/** The day's one card to each admin for whom something new waits. */
export function sendDailyList(list: DailyList, { tx, now, rules }: JobCall, scope: string): StepOutcome {
  const township = Number(scope.split(':')[1]) as TownshipId;
  const chats = chatsWithNews(list, tx, township, now);
  if (chats.length === 0) return { skipped: 'nothing new' };
  const prefix = `${String(township)}:`;
  const { date } = localOf(now, rules.zone);
  return {
    cards: chats.map((chatId): CardRequest => ({
      kind: list.kind,
      chatId,
      subject: `${prefix}${date}`,
      supersedes: prefix,
      guards: [{ kind: 'quiet' }],
      wave: true,
    })),
  };
}

/** Chats of bound admins who have not muted the bot and for whom something came after their last list. */
function chatsWithNews(
  { kind, hasNews }: DailyList,
  tx: Tx,
  townshipId: TownshipId,
  by: Instant,
): readonly ChatId[] {
  const seen = new Map<ChatId, Instant>();
  for (const card of tx.cards.withSubject(kind, `${String(townshipId)}:`))
    if (card.createdAt > (seen.get(card.chatId) ?? -1)) seen.set(card.chatId, card.createdAt);
  return writableAdmins(tx, townshipId).flatMap(({ admin, chatId }) =>
    hasNews(tx, admin, seen.get(chatId) ?? -1, by) ? [chatId] : [],
  );
}
