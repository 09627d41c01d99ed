/** Two things that are measured in turns, each by one figure a time. */
export interface Sides {
  /** What the other is held against. */
  base(): number | Promise<number>;
  subject(): number | Promise<number>;
  close?(): void | Promise<void>;
}

export interface Compared {
  /** Medians, in the bench's unit. */
  readonly base: number;
  readonly subject: number;
  /** Median of subject ÷ base of each round, and the quartiles around it. */
  readonly ratio: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Measures both in each round, one right after the other and each first in every second round, so that a machine that slows down or
 * is busy with something else meets both alike. The round before the first warms up and does not count.
 */
export async function compare({ base, subject }: Sides, rounds: number): Promise<Compared> {
  const figures: { readonly base: number; readonly subject: number }[] = [];
  for (let round = 0; round <= rounds; round += 1)
    if (round % 2 === 0) figures.push({ base: await base(), subject: await subject() });
    else {
      const first = await subject();
      figures.push({ base: await base(), subject: first });
    }
  const counted = figures.slice(1);
  const ratios = counted.map((one) => one.subject / one.base);
  return {
    base: quantile(
      counted.map((one) => one.base),
      0.5,
    ),
    subject: quantile(
      counted.map((one) => one.subject),
      0.5,
    ),
    ratio: quantile(ratios, 0.5),
    lower: quantile(ratios, 0.25),
    upper: quantile(ratios, 0.75),
  };
}

/** Between two values in proportion; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? 0;
  return below + (above - below) * (place - Math.floor(place));
}
