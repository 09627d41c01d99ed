import { dayTally } from '../../../src/cases/attendance/day-tally.ts';
import { countyMonth } from '../../../src/cases/digest/county-month.ts';
import { townshipMonth } from '../../../src/cases/digest/township-month.ts';
import type { Tally } from '../../../src/domain/attendance/tally.ts';
import { localOf } from '../../../src/domain/calendar/time.ts';
import type { LocalDate, Month } from '../../../src/domain/ids.ts';
import type { VillageYear } from './village-year.ts';

const afterwards = '2027-01-04' as LocalDate;

/** How a branch's month stands in the end. */
export interface MonthOutcome {
  readonly kind: 'held' | 'cancelled' | 'skipped' | 'unrecorded' | 'undated' | 'planned';
  readonly date?: string;
  readonly tally?: Tally;
}

/** The months of a branch as the ledger has them, checked against the digest of the township and the county's totals. */
export function outcomesOf(
  year: VillageYear,
  months: readonly string[],
): readonly (readonly MonthOutcome[])[] {
  return year.talk.app().store.read((tx) =>
    months.map((name) => {
      const month = name as Month;
      const [township] = tx.org.townships();
      if (!township) throw new Error('no township');
      const digest = townshipMonth(tx, township, month, afterwards).branches.map(({ day }) => day);
      const outcomes = tx.org.branches().map((branch): MonthOutcome => {
        const day = tx.partyDays.of(branch.id, month);
        if (!day) return { kind: 'undated' };
        if (day.state !== 'planned') return { kind: day.state };
        const { recorded, tally } = dayTally(tx, day);
        return recorded ? { kind: 'held', date: day.date, tally } : { kind: 'unrecorded', date: day.date };
      });
      const told = digest.map(({ kind, ...more }) => ({
        kind,
        ...('tally' in more ? { tally: more.tally } : {}),
      }));
      const own = outcomes.map(({ kind, tally }) => ({ kind, ...(tally ? { tally } : {}) }));
      if (JSON.stringify(told) !== JSON.stringify(own))
        throw new Error(`${name}: digest ${JSON.stringify(told)}, ledger ${JSON.stringify(own)}`);
      const totals = countyMonth(tx, month, afterwards).townships[0]?.normal.tally;
      const sum = (figure: keyof Tally) => own.reduce((all, { tally }) => all + (tally?.[figure] ?? 0), 0);
      for (const figure of ['expected', 'present', 'online', 'leave', 'absent', 'unrecorded'] as const)
        if (totals?.[figure] !== sum(figure))
          throw new Error(`${name}: the county's ${figure} is not the sum`);
      return outcomes;
    }),
  );
}

/** Party days, planned before their morning, that the group never saw a notice of or got no check-in card for. */
export function uncalled(
  { talk, recorder, group }: VillageYear,
  months: readonly string[],
): readonly string[] {
  const inGroup = recorder.sent.filter(({ to }) => to === group.id);
  return talk.app().store.read((tx) =>
    months.flatMap((name) =>
      tx.org.branches().flatMap(({ id, name: branch }) => {
        const day = tx.partyDays.of(id, name as Month);
        if (day?.state !== 'planned' || localOf(day.plannedAt, 'Asia/Shanghai').date >= day.date) return [];
        const short = branch.slice(branch.search(/第.党支部|党支部/));
        const title = `${String(Number(name.slice(5)))}月主题党日`;
        const noticed = recorder.shown.some((text) => text.startsWith(title) && text.includes(branch));
        const carded = inGroup.some(
          ({ date, text }) => date === day.date && text.includes('应到') && text.includes(short),
        );
        return [
          ...(noticed ? [] : [`${name} ${branch}: no notice`]),
          ...(carded ? [] : [`${name} ${branch}: no card`]),
        ];
      }),
    ),
  );
}

export const addsUp = ({ expected, present, leave, absent, unrecorded }: Tally): boolean =>
  expected === present + leave + absent + unrecorded;
