import { defaultMonthFigures } from '../../domain/party-day/month-steps.ts';
import type { MonthFigures } from '../../domain/party-day/month-steps.ts';
import type { FigureSpreads } from '../../domain/party-day/step-dates.ts';
import { defaultDigestFigures } from '../../domain/party-day/digest-days.ts';
import type { DigestFigures } from '../../domain/party-day/digest-days.ts';
import { defaultPeopleFigures } from '../../domain/people/people-figures.ts';
import type { PeopleFigures } from '../../domain/people/people-figures.ts';
import type { LocalTime, TownshipId } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { effectiveEverywhere, effectiveValues } from '../settings/effective.ts';

/** The figures of the month as the branch has them (design §4: all figures are settings). */
export function figuresFor(tx: Tx, branch: Branch): MonthFigures {
  return toFigures(effectiveValues(tx, monthKeys, { branch }));
}

const monthKeys = Object.keys(defaultMonthFigures) as (keyof MonthFigures)[];

function toFigures(values: Readonly<Record<keyof MonthFigures, string>>): MonthFigures {
  return Object.fromEntries(monthKeys.map((key) => [key, Number(values[key])])) as unknown as MonthFigures;
}

/** The figures of the whole county, read once. */
export interface CountyFigures {
  of(branch: Branch): MonthFigures;
  /** How far they lie apart. */
  readonly spreads: FigureSpreads;
}

/** As {@link figuresFor}, for all branches with one look at the store. */
export function countyFigures(tx: Tx): CountyFigures {
  const stored = effectiveEverywhere(tx, monthKeys);
  const spreads = monthKeys.map((key) => {
    const values = stored.values(key).map(Number);
    return [key, { least: Math.min(...values), most: Math.max(...values) }];
  });
  return {
    of: (branch) => toFigures(stored.of({ branch })),
    spreads: Object.fromEntries(spreads) as FigureSpreads,
  };
}

/** The figures about changes of people as the branch has them. */
export function peopleFiguresFor(tx: Tx, branch: Branch): PeopleFigures {
  const keys = Object.keys(defaultPeopleFigures) as (keyof PeopleFigures)[];
  const values = effectiveValues(tx, keys, { branch });
  return Object.fromEntries(keys.map((key) => [key, Number(values[key])])) as unknown as PeopleFigures;
}

/** When the digests of a township leave; without one, the county's. */
export function digestFiguresFor(tx: Tx, townshipId?: TownshipId): DigestFigures {
  const keys = ['firstDigestDays', 'finalDay', 'townshipTime'] as const;
  const values = effectiveValues(tx, keys, townshipId === undefined ? {} : { townshipId });
  return {
    ...defaultDigestFigures,
    firstDigestDays: Number(values.firstDigestDays),
    finalDay: Number(values.finalDay),
    townshipTime: values.townshipTime as LocalTime,
  };
}
