import type { SaidWhen } from './attend-when.ts';
import type { RosterEntry } from './names.ts';

/** Beside every reading: 列席, people who were there and count neither in 应到 nor in 实到. */
interface WithGuests {
  readonly guests?: number;
}

/** What may be said of somebody. */
export type SaidState = 'present' | 'online' | 'leave' | 'absent';

/** A record by numbers; what was not said is absent. `present` includes `online`. */
export interface TotalsReading extends WithGuests {
  readonly kind: 'totals';
  readonly expected?: number;
  readonly present: number;
  readonly online?: number;
  readonly leave?: number;
  readonly absent?: number;
  /** Who they are, where names stand beside the numbers: 请假3：张三、李四、王五. Their counts agree. */
  readonly named?: NamesReading | AllExceptReading;
}

/** Numbers and what became of everybody else: 来了28个，剩下都请假. How many those are, the roster says. */
export interface RestReading extends WithGuests {
  readonly kind: 'rest';
  readonly rest: 'present' | 'leave' | 'absent';
  readonly said: Partial<Omit<TotalsReading, 'kind' | 'named' | 'guests'>>;
}

/** People named with what was said about them. */
export interface NamesReading extends WithGuests {
  readonly kind: 'names';
  readonly present: readonly RosterEntry[];
  readonly online: readonly RosterEntry[];
  readonly leave: readonly RosterEntry[];
  readonly absent: readonly RosterEntry[];
}

/** Everybody came except these. `unsaid`: the officer did not say whether on leave or absent, so neither is recorded. */
export interface AllExceptReading extends WithGuests {
  readonly kind: 'allExcept';
  /** Came, but online. */
  readonly online: readonly RosterEntry[];
  readonly leave: readonly RosterEntry[];
  readonly absent: readonly RosterEntry[];
  readonly unsaid: readonly RosterEntry[];
}

export interface AllReading extends WithGuests {
  readonly kind: 'all';
}

/** Only guests were said. */
export interface GuestsReading {
  readonly kind: 'guests';
  readonly guests: number;
}

export type AttendReading =
  TotalsReading | RestReading | AllReading | AllExceptReading | NamesReading | GuestsReading;

/** A reading that says by itself what is to be written. */
export type SettledReading = Exclude<AttendReading, RestReading>;

/** Who came, and which Party day is meant where that was said. */
export interface AttendRecord {
  readonly who: AttendReading;
  readonly when: SaidWhen | undefined;
}

export type AttendProblem =
  /** `came`: said to be there, so perhaps a guest. */
  | { readonly kind: 'unknownName'; readonly said: string; readonly came?: true }
  | { readonly kind: 'namesakes'; readonly said: string; readonly choices: readonly RosterEntry[] }
  | { readonly kind: 'homophone'; readonly said: string; readonly suggestion: RosterEntry }
  /** Somebody is said to be two things. */
  | { readonly kind: 'saidTwice'; readonly person: RosterEntry }
  /** Names without 到, 请假 or 缺席. `last`: nothing follows them, so that one word completes the message. */
  | { readonly kind: 'stateMissing'; readonly people: readonly RosterEntry[]; readonly last?: true }
  /** 除… without saying that the others came. */
  | { readonly kind: 'othersMissing'; readonly people: readonly RosterEntry[] }
  /** `parts` (present, leave, absent together) are more than `whole`. */
  | {
      readonly kind: 'contradiction';
      readonly whole: '应到' | '实到';
      readonly wholeCount: number;
      readonly partsCount: number;
    }
  /** Numbers without 实到. */
  | { readonly kind: 'presentMissing' }
  /** The same number said twice, or more bare numbers than 应到/实到/请假. */
  | { readonly kind: 'numberUnclear'; readonly said: string }
  /** 二十几个, 差不多30: a record is of the exact number. */
  | { readonly kind: 'rough'; readonly said: string }
  /** 请假3 beside two names. */
  | {
      readonly kind: 'countsDiffer';
      readonly state: SaidState;
      readonly count: number;
      readonly people: readonly RosterEntry[];
    }
  /** Numbers and names in one message that do not say whose number is whose. */
  | { readonly kind: 'numbersAndNames' }
  | { readonly kind: 'unclear'; readonly rest: string }
  | { readonly kind: 'nothing' };

/** Why a text was refused: every problem found, and the reading without the places that have one. */
export interface AttendRefusal {
  readonly problems: readonly [AttendProblem, ...AttendProblem[]];
  readonly understood: AttendReading | Partial<TotalsReading> | undefined;
}
