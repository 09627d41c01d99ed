import type { Quarter } from '../calendar/time.ts';
import type { LocalDate } from '../ids.ts';
import type { LedgerPerson } from './attendance.ts';

/** What was said about an away member in a quarter; `null`: nothing yet. */
export type QuarterWord = {
  readonly state: 'contacted' | 'notContacted';
  /** Who said so: the away member, the contact person, an officer. */
  readonly via: 'self' | 'contact' | 'officer';
  readonly date: LocalDate;
} | null;

/** A 流动党员 of the year. */
export interface AwayRow extends LedgerPerson {
  /** First day of being away, as far as the ledger of facts knows. */
  readonly since: LocalDate | null;
  /** When it is to be looked at again; `null` for whoever is not away any more. */
  readonly reviewDate: LocalDate | null;
  /** 联系人; the secretary where nobody is named. */
  readonly contact: string | null;
  readonly contactNamed: boolean;
  /** Of each quarter: `undefined` when not away in it, or when it has not come. */
  readonly quarters: readonly (QuarterWord | undefined)[];
}

/** 流动党员联系台账 of a year. */
export interface AwayYear {
  readonly branch: string;
  readonly year: number;
  /** The four quarters; `true`: it has begun. */
  readonly quarters: readonly { readonly quarter: Quarter; readonly begun: boolean }[];
  /** By number. */
  readonly rows: readonly AwayRow[];
}
