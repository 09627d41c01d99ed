import { periodEnd } from '../dues/periods.ts';
import type { DuesPeriod } from '../dues/own-dues.ts';
import type { LocalDate, LocalTime, Month } from '../ids.ts';
import type { MonthDay } from './month-facts.ts';

/** A branch's month, as its secretary is told when it is over: counts, no names. */
export interface SecretaryMonth {
  readonly branch: string;
  readonly month: Month;
  readonly day: MonthDay;
  /** Who made up the study of a day that was held, and who still has to. */
  readonly madeUp: number;
  readonly toMakeUp: number;
  readonly dues: DuesPeriod & {
    readonly payers: number;
    readonly paid: number;
    readonly paidFen: number;
    readonly claimed: number;
    readonly open: number;
  };
  /** What waits in 待办. */
  readonly waiting: number;
  /** Next month's Party day. */
  readonly next:
    | { readonly kind: 'planned'; readonly date: LocalDate; readonly time: LocalTime }
    | { readonly kind: 'calledOff' }
    | { readonly kind: 'undated'; readonly suggested: LocalDate | undefined };
  readonly nextMonth: Month;
}

/** Whether nothing of it needs the secretary. */
export function isAllDone({ day, toMakeUp, dues, waiting, next }: SecretaryMonth): boolean {
  return (
    unrecordedIn(day) + toMakeUp + openDues(dues) + dues.claimed + waiting === 0 && next.kind !== 'undated'
  );
}

/** Of whom nobody said anything on a day that was held. */
export function unrecordedIn(day: MonthDay): number {
  return day.kind === 'held' ? day.tally.unrecorded : 0;
}

/** Whose dues are to be recorded by now: of a quarter nobody's before it is over. */
export function openDues({ month, mode, open }: SecretaryMonth['dues']): number {
  return month === periodEnd(month, mode) ? open : 0;
}
