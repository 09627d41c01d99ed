import type { LocalDate, Month } from '../ids.ts';
import type { Whom } from '../people/whom.ts';

/** Who above the branch has seen names of its month, as the branch reads it. */
export interface ShownLook {
  readonly date: LocalDate;
  readonly who: Whom | 'formerAdmin' | 'operator';
  readonly month: Month;
  /** When it is read. */
  readonly today: LocalDate;
  /** `undefined` once the words were erased. */
  readonly reason: string | undefined;
}
