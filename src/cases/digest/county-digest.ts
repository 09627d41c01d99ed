import { covers, yearsToLoad } from '../../domain/calendar/holidays.ts';
import {
  addMonths,
  localOf,
  monthOf,
  monthsBetween,
  parseMonth,
  yearOf,
} from '../../domain/calendar/time.ts';
import type { CountyDigest } from '../../domain/digest/month-facts.ts';
import type { Instant, LocalDate, Month } from '../../domain/ids.ts';
import type { Message, Situation, StepOutcome } from '../../domain/outcome.ts';
import { digestDays } from '../../domain/party-day/digest-days.ts';
import type { DueOccurrence, JobCall } from '../../job.ts';
import type { Tx } from '../../ports/store/store.ts';
import { feedbackCounts } from '../feedback/feedback-counts.ts';
import { digestFiguresFor } from '../plan/figures.ts';
import { writableAdmins } from '../roster/officers.ts';
import { countyMonth } from './county-month.ts';
import { digestMonth } from './digest-due.ts';

interface Reading extends Pick<Situation, 'rules'> {
  readonly tx: Tx;
}

/** What the county is told of a month: totals by township, and how it stands with calendar, feedback and audit. */
export function countyDigest({ tx, rules }: Reading, month: Month, today: LocalDate): CountyDigest {
  const year = yearOf(today);
  return {
    ...countyMonth(tx, month, today),
    calendar: {
      known: [year, year + 1].filter((one) => covers(rules.holidays, one)),
      missing: yearsToLoad(rules.holidays, today),
    },
    feedback: feedbackCounts(tx, month),
    auditHead: tx.audit.head(),
  };
}

/** At its hour on the day of the final township digests: behind them, about the month that ended. */
export function countyDigestDue(
  { tx, rules }: JobCall,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): readonly DueOccurrence[] {
  const monthAt = (instant: Instant) => monthOf(localOf(instant, rules.zone).date);
  const figures = digestFiguresFor(tx);
  return monthsBetween(addMonths(monthAt(from), -1), monthAt(to)).flatMap(
    (month): readonly DueOccurrence[] => {
      const dueAt = digestDays(month, [], rules, figures).county;
      if (dueAt < from || dueAt > to || tx.partyDays.inMonth(month).length === 0) return [];
      return [{ scope: 'county', period: month, planRevision: 0, dueAt }];
    },
  );
}

/** To each bound admin of the county, privately. */
export function sendCountyDigest(call: JobCall, period: string): StepOutcome {
  const { tx, now, rules, text } = call;
  const readers = writableAdmins(tx, null);
  if (readers.length === 0) return { skipped: 'no county admin bound' };
  const month = parseMonth(period) ?? digestMonth(call, now, undefined);
  const texts = text.digest.county(countyDigest(call, month, localOf(now, rules.zone).date));
  return {
    messages: readers.flatMap(({ admin, chatId, accountId }) =>
      texts.map((part, at): Message => ({
        chatId,
        key: ['county-digest', month, admin.id, at + 1].join(':'),
        content: { text: part },
        guards: [{ kind: 'quiet' }, { kind: 'admin', accountId, townshipId: null, villageIds: [] }],
        wave: true,
      })),
    ),
  };
}
