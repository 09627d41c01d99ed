import type { BranchMonth, MonthDay, MonthTotals } from '../../domain/digest/month-facts.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';

/** What a language has to say for the picture and the sheets of a digest; their layout is the same in all. */
export interface DigestWords {
  pictureTitle(township: string, linkedOnly: boolean): string;
  sheetTitle(township: string, month: Month, linkedOnly: boolean): string;
  monthsTitle(township: string, linkedOnly: boolean): string;
  span(first: Month, last: Month): string;
  readonly branchesHeading: string;
  readonly peopleHeading: string;
  /** The parts of a bar. */
  readonly stands: Readonly<Record<'held' | 'unrecorded' | 'undated' | 'off' | 'planned', string>>;
  readonly people: Readonly<Record<'present' | 'leave' | 'rest', string>>;
  month(month: Month): string;
  inAll(branches: number): string;
  expected(people: number): string;
  readonly nothingHeld: string;
  apart(month: Month, totals: MonthTotals): string;
  /** Design rule 10, in Chinese in every language. */
  readonly sentences: readonly string[];
  readonly pictureCaption: string;
  readonly sheetCaption: string;
  readonly sheets: Readonly<Record<'branches' | 'months', string>>;
  under(today: LocalDate): string;
  readonly pageNumber: readonly [string, string, string];
  readonly branchesHead: readonly string[];
  readonly monthsHead: readonly string[];
  state(day: MonthDay, condition: BranchMonth['condition']): string;
  readonly total: string;
  readonly apartSection: string;
  readonly apartTotal: string;
  readonly none: string;
  readonly sheetNote: string;
}
