import { addMonths, firstDate, monthOf } from '../../domain/calendar/time.ts';
import { personMonths } from '../../domain/dues/person-months.ts';
import type { PersonMonth } from '../../domain/dues/person-months.ts';
import type { DuesShare } from '../../domain/dues/payment.ts';
import type { LocalDate, Month, PersonId } from '../../domain/ids.ts';
import { factValue } from '../../domain/people/facts.ts';
import type { Fact, FactField } from '../../domain/people/facts.ts';
import { memberColumns } from '../../domain/roster/columns.ts';
import type { AmountLater } from '../../domain/roster/import-report.ts';
import type { Tx } from '../../ports/store/store.ts';
import { factHeading } from './member-cells.ts';
import type { HeldMember, PlannedMember } from './member-cells.ts';

const duesFields = ['duesClass', 'duesFen'] as const satisfies readonly FactField[];
type DuesField = (typeof duesFields)[number];

export function isDues(field: FactField): field is DuesField {
  return field === 'duesClass' || field === 'duesFen';
}

/** Whether the import writes this field of somebody's dues: its cell is news, or 生效月 dates it anew. */
export function writesDues({ diff }: Pick<PlannedMember, 'diff'>, field: DuesField): boolean {
  const heading = factHeading(field);
  if (diff.toWrite.includes(heading)) return true;
  const redated = diff.toWrite.includes(memberColumns.effectiveMonth.heading);
  return redated && !diff.conflicts.some((conflict) => conflict.heading === heading);
}

/** From that date on, whatever was dated later before. */
export function datesFrom(from: LocalDate, field: FactField, facts: readonly Fact[]): readonly LocalDate[] {
  const later = facts.filter((fact) => fact.field === field && fact.from > from).map((fact) => fact.from);
  return [from, ...new Set(later)];
}

/**
 * Members whose new dues the file dates behind months that have money, by number. What was paid stands at the amount at
 * which it was paid, as where an officer changes one amount; the new dues hold from the month after. Only reads.
 */
export function amountsLater(
  tx: Tx,
  planned: readonly PlannedMember[],
  today: LocalDate,
): ReadonlyMap<string, AmountLater> {
  const said = planned.filter((member) => duesFields.some((field) => writesDues(member, field)));
  const ids = said.flatMap(({ held }) => held?.person.id ?? []);
  const shares = sharesOf(tx, ids);
  return new Map(
    said.flatMap((member): [string, AmountLater][] => {
      const { row, held } = member;
      const paid = held && shares.get(held.person.id);
      const later = held && paid && amountLater(member, held, paid, today);
      return later ? [[row.key, later]] : [];
    }),
  );
}

function sharesOf(tx: Tx, ids: readonly PersonId[]): ReadonlyMap<PersonId, readonly DuesShare[]> {
  const shares = new Map<PersonId, DuesShare[]>();
  for (const payment of tx.dues.paymentsOf(ids))
    shares.set(payment.personId, [...(shares.get(payment.personId) ?? []), ...payment.shares]);
  return shares;
}

function amountLater(
  member: PlannedMember,
  held: HeldMember,
  shares: readonly DuesShare[],
  today: LocalDate,
): AmountLater | undefined {
  const { key, at, values } = member.row;
  const now = monthOf(today);
  const first = firstDate(now) === today ? now : addMonths(now, 1);
  const wanted = values.effectiveMonth ?? first;
  const before = paidMonths(held.facts, shares, now);
  const touched: Month[] = [];
  let from = wanted;
  for (;;) {
    const after = paidMonths([...held.facts, ...newDues(member, held, from)], shares, now);
    const changed = before.filter((one, at) => !isSame(one, after[at])).map(({ month }) => month);
    const last = changed.at(-1);
    if (last === undefined) break;
    touched.push(...changed);
    from = addMonths(last < from ? from : last, 1);
  }
  const [paidFrom, paidTo] = [touched.toSorted()[0], touched.toSorted().at(-1)];
  if (paidFrom === undefined || paidTo === undefined) return undefined;
  const { duesClass, dueFen } = values;
  return { key, at, duesClass, dueFen, wanted, from, paidFrom, paidTo };
}

/** The months that have money; the others are free to change. */
function paidMonths(
  facts: readonly Fact[],
  shares: readonly DuesShare[],
  now: Month,
): readonly PersonMonth[] {
  const until = shares.map(({ month }) => month).reduce((a, b) => (a > b ? a : b), now);
  const months = personMonths({ facts, shares, claimedUntil: undefined }, { now, until, mode: 'monthly' });
  return months.filter(({ paidFen }) => paidFen > 0);
}

function isSame(one: PersonMonth, other: PersonMonth | undefined): boolean {
  return one.month === other?.month && one.dueFen === other.dueFen && one.duesClass === other.duesClass;
}

/** The facts that the import would write from that month on. */
function newDues(member: PlannedMember, { person, facts }: HeldMember, from: Month): readonly Fact[] {
  const { duesClass, dueFen } = member.row.values;
  const values = { duesClass: factValue<'duesClass'>(duesClass), duesFen: factValue<'duesFen'>(dueFen) };
  const last = Math.max(0, ...facts.map(({ seq }) => seq));
  return duesFields
    .filter((field) => writesDues(member, field))
    .flatMap((field) =>
      datesFrom(firstDate(from), field, facts).map((date, at): Fact => {
        const written = { at: 0 as Fact['at'], by: 'operator', source: 'import' } as const;
        const value = values[field];
        return { seq: last + 1 + at, personId: person.id, field, value, from: date, ...written };
      }),
    );
}
