import { hourMs, localOf } from '../../domain/calendar/time.ts';
import { nextPermittedFrom } from '../../domain/calendar/quiet-hours.ts';
import type { Instant } from '../../domain/ids.ts';
import type { CardRequest, Situation } from '../../domain/outcome.ts';
import type { Tx } from '../../ports/store/store.ts';
import { cardKinds } from '../cards/touch.ts';
import type { PlannedDay } from '../plan/steps.ts';
import { missingPeople } from './missing.ts';

export interface Reminders {
  readonly cards: readonly CardRequest[];
  /** How many got one that day already, and how many have had all that a person gets. */
  readonly today: number;
  readonly finished: number;
  /** When they leave. */
  readonly at: Instant;
  /** Too close to the start then: nobody is reminded. */
  readonly tooLate: boolean;
}

/**
 * Private reminders to everybody missing whom the bot may write to: one a day, at most two a person and Party day, and each looked
 * at again at the moment of sending (design rules 5 and 6). Of several sittings the last is what is too close: before it they can come.
 */
export function reminders(
  { tx, now, rules }: Pick<Situation, 'rules'> & { readonly tx: Tx; readonly now: Instant },
  { day, lastStart, figures }: PlannedDay,
): Reminders {
  const at = nextPermittedFrom(now, rules);
  const lapses = (lastStart - figures.lapseHours * hourMs) as Instant;
  const none = { cards: [], today: 0, finished: 0, at };
  if (at > lapses) return { ...none, tooLate: true };
  const { date } = localOf(at, rules.zone);
  const counts = { today: 0, finished: 0 };
  const cards: CardRequest[] = [];
  for (const { member, chatId } of missingPeople(tx, day, localOf(now, rules.zone).date).writable) {
    const { id } = member.person;
    const topic = `${String(day.id)}:${String(id)}:`;
    const subject = `${topic}${date}`;
    const earlier = tx.cards.withSubject(cardKinds.reminder, topic);
    if (earlier.some((card) => card.subject === subject)) counts.today += 1;
    else if (earlier.length >= figures.mostReminders) counts.finished += 1;
    else
      cards.push({
        kind: cardKinds.reminder,
        chatId,
        subject,
        wave: true,
        guards: [
          { kind: 'quiet' },
          { kind: 'until', instant: lapses },
          { kind: 'dayStands', partyDayId: day.id, date: day.date },
          { kind: 'personStands', partyDayId: day.id, personId: id, state: 'unrecorded' },
        ],
      });
  }
  return { ...counts, cards, at, tooLate: false };
}
