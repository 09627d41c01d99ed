import { localOf } from '../../domain/calendar/time.ts';
import type { Instant, LocalDate, Month, PersonId } from '../../domain/ids.ts';
import type { DuesPayment } from '../../ports/store/dues.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Catalog } from '../../text/catalog.ts';

interface Line {
  readonly at: Instant;
  readonly words: string;
}

/** Everything about the own dues, oldest first: money with its receipt, what took it back, what was claimed, a reason approved. */
export function ownDuesData(tx: Tx, personId: PersonId, text: Catalog, zone: string): readonly string[] {
  const payments = tx.dues.paymentsOf([personId]);
  const bySeq = new Map(payments.map((payment) => [payment.seq, payment]));
  const excuse = tx.dues.excuses([personId]).get(personId);
  const { data } = text.duesCard;
  const lines: readonly Line[] = [
    ...payments.map((payment): Line => {
      const reversed = payment.reversesSeq === null ? undefined : bySeq.get(payment.reversesSeq);
      const words = reversed ? data.reversal(reversed) : data.payment(payment, monthsOf(payment));
      return { at: payment.at, words };
    }),
    ...tx.dues
      .claimsOf(personId)
      .map(({ at, until, state }): Line => ({ at, words: data.claim(until, state) })),
    ...(excuse ? [{ at: excuse.at, words: data.excuse(excuse.until) }] : []),
  ];
  return [...lines]
    .sort((a, b) => a.at - b.at)
    .map(({ at, words }) => text.me.dataDay(dateOf(at, zone), words));
}

function monthsOf({ shares }: DuesPayment): readonly Month[] {
  return shares.map(({ month }) => month).sort();
}

function dateOf(at: Instant, zone: string): LocalDate {
  return localOf(at, zone).date;
}
