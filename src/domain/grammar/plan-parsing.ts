import type { Phrase } from './phrase.ts';
import type { PlanProblem, PlanReading } from './plan-reading.ts';

/** The officer’s words are taken out of the phrase part by part; the words that remain are the place. */
export interface Parsing {
  phrase: Phrase;
  reading: PlanReading;
  readonly problems: PlanProblem[];
}

export function learn(parsing: Parsing, more: Partial<PlanReading>): void {
  parsing.reading = { ...parsing.reading, ...more };
}
