import type { Month } from '../ids.ts';
import type { DuesClass } from '../people/facts.ts';

/** A step of a scale: incomes up to `upToFen`, that amount included, pay `basisPoints` of the whole. */
export interface DuesTier {
  /** In fen; `null` where there is no step above. */
  readonly upToFen: number | null;
  /** Hundredths of a percent. */
  readonly basisPoints: number;
}

export type DuesScale = 'wage' | 'retired';

/** What the Party asks as dues, from a month on until the next entry. The branch's approved amount is what counts. */
export interface DuesStandard {
  readonly from: Month;
  /** Number of the document. */
  readonly source: string;
  readonly scales: Readonly<Record<DuesScale, readonly DuesTier[]>>;
  /** Fen a month; the county sets the amount between them. */
  readonly farmer: { readonly leastFen: number; readonly mostFen: number };
  /** Fen a month: students, laid-off, living on relief or 低保. */
  readonly reliefFen: number;
}

/** Oldest first: a revision is one more entry. 《关于中国共产党党费收缴、使用和管理的规定》 arts 1–6. */
export const duesStandards: readonly [DuesStandard, ...DuesStandard[]] = [
  {
    from: '2008-04' as Month,
    source: '中组发〔2008〕3号',
    scales: {
      wage: [
        { upToFen: 300_000, basisPoints: 50 },
        { upToFen: 500_000, basisPoints: 100 },
        { upToFen: 1_000_000, basisPoints: 150 },
        { upToFen: null, basisPoints: 200 },
      ],
      retired: [
        { upToFen: 500_000, basisPoints: 50 },
        { upToFen: null, basisPoints: 100 },
      ],
    },
    farmer: { leastFen: 20, mostFen: 100 },
    reliefFen: 20,
  },
];

/** The standard in force in a month; before the first one, the first. */
export function standardIn(month: Month): DuesStandard {
  return duesStandards.findLast(({ from }) => from <= month) ?? duesStandards[0];
}

const basisPointsInAll = 10_000;

/**
 * The share of a whole income, by the step that it falls into, in ten-thousandths of a fen: exact, never rounded.
 * 3,000.00 yuan give 15,000,000 of them (15.00 yuan), 3,000.01 yuan 30,000,100 (30.0001 yuan).
 */
export function shareByTiers(tiers: readonly DuesTier[], incomeFen: number): number {
  const tier = tiers.find(({ upToFen }) => upToFen === null || incomeFen <= upToFen);
  return incomeFen * (tier?.basisPoints ?? 0);
}

/** Ten-thousandths of a fen as yuan: two decimals, and as many more as it takes to say it exactly. */
export function exactYuan(share: number): string {
  const inYuan = 100 * basisPointsInAll;
  const decimals = String(share % inYuan).padStart(6, '0');
  return `${String(Math.trunc(share / inYuan))}.${decimals.replace(/0{1,4}$/, '')}`;
}

/** What the standard leaves to a class at least, in fen; 0 where it depends on the income. */
export function leastFenOf(duesClass: DuesClass, month: Month): number {
  const { farmer, reliefFen } = standardIn(month);
  return duesClass === 'farmer' ? farmer.leastFen : duesClass === 'relief' ? reliefFen : 0;
}

/** What a scale comes to at every edge of any scale and one fen above it: where people ask. */
export function scaleExamples(
  { scales }: DuesStandard,
  scale: DuesScale,
): readonly { readonly incomeFen: number; readonly share: number }[] {
  const edges = [...scales.wage, ...scales.retired].flatMap(({ upToFen }) => upToFen ?? []);
  return [...new Set(edges)]
    .sort((a, b) => a - b)
    .flatMap((edge) => [edge, edge + 1])
    .map((incomeFen) => ({ incomeFen, share: shareByTiers(scales[scale], incomeFen) }));
}
