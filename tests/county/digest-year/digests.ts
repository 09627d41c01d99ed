import countyJob from '../../../jobs/county-digest.ts';
import finalJob from '../../../jobs/township-digest-final.ts';
import firstJob from '../../../jobs/township-digest.ts';
import { cardKinds } from '../../../src/cases/cards/touch.ts';
import { readDigestSubject } from '../../../src/cases/digest/digest-subject.ts';
import { addMonths, localOf } from '../../../src/domain/calendar/time.ts';
import type { Instant, LocalDate, Month } from '../../../src/domain/ids.ts';
import type { Job } from '../../../src/job.ts';
import type { Store } from '../../../src/ports/store/store.ts';
import { scheduleOf } from '../../cases/digest/scheduled.ts';
import { at, drawDigest, zone } from '../../cases/digest/township.ts';
import { must } from '../../contract/store-seed.ts';

/** A digest as it was sent. */
export interface Sent {
  /** Of the card, or the key of the message. */
  readonly subject: string;
  /** `null`: the county's, or a township's branches behind their card. */
  readonly townshipId: number | null;
  readonly month: Month;
  readonly issue: string;
  readonly today: LocalDate;
  /** The text, and the words on the buttons. */
  readonly texts: readonly string[];
}

const jobs: readonly Job[] = [
  { ...firstJob, name: 'township-digest' },
  { ...finalJob, name: 'township-digest-final' },
  { ...countyJob, name: 'county-digest' },
];

/** Lets these months pass, one after the other, and gives every digest that went out, each once for all who read the same. */
export function playDigests(
  store: Store,
  months: readonly Month[],
  live: (month: Month) => void,
): readonly Sent[] {
  const sent: Sent[] = [];
  const drawn = new Set<number>();
  const [first] = months;
  const last = addMonths(must(months.at(-1)), 1);
  const { clock, schedule } = scheduleOf({ store }, jobs, at(`${must(first)}-01`, '12:00'));
  for (const month of [...months, last]) {
    if (month !== last) live(month);
    const end = at(month === last ? `${month}-05` : `${month}-28`, '23:00');
    const due = schedule.upcoming(end - clock.now()).map(({ dueAt }) => dueAt);
    for (const dueAt of [...new Set(due)].sort((one, other) => one - other)) {
      clock.advanceTo(dueAt);
      schedule.tick();
      collect(clock.now());
    }
    clock.advanceTo(end);
  }
  return sent;

  function collect(now: Instant): void {
    const { date } = localOf(now, zone);
    store.read((tx) => {
      for (const card of tx.cards.withSubject(cardKinds.digest, '')) {
        if (drawn.has(card.id) || card.state !== 'open') continue;
        drawn.add(card.id);
        if (sent.some((one) => one.subject === card.subject)) continue;
        const content = drawDigest(tx, card, now);
        const about = readDigestSubject(card.subject);
        const labels = (content.buttons ?? []).flat().map(({ label }) => label);
        sent.push({
          ...about,
          subject: card.subject,
          issue: about.issue ?? '',
          today: date,
          texts: [content.text, ...labels],
        });
      }
    });
    // What stands behind another one in its chat leaves when that has left.
    for (let left = 1; left > 0;)
      store.write((tx) => {
        const due = tx.outbox.dueCreates(now, 10_000);
        left = due.length;
        for (const { id, key, body } of due) {
          tx.outbox.end(id, 'sent', now, { messageId: String(id) });
          const subject = key ?? '';
          if (body.kind !== 'message' || sent.some((one) => one.subject === subject)) continue;
          const month = (/\d{4}-\d{2}/.exec(subject)?.[0] ?? '') as Month;
          sent.push({ subject, townshipId: null, month, issue: subject, today: date, texts: [body.text] });
        }
      });
  }
}
