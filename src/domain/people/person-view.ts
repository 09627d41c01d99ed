import type { LocalDate } from '../ids.ts';
import type { MemberStatus } from './facts.ts';

/** What waits for the township about one person. */
export interface WaitingChange {
  readonly kind: 'formal' | 'transferred' | 'died';
  readonly from: LocalDate;
}

/** One member as the officers see him: facts for the text. */
export interface PersonView {
  readonly name: string;
  readonly groupName: string | undefined;
  readonly status: MemberStatus;
  readonly away: boolean;
  readonly excused: boolean;
  readonly reviewDate: LocalDate | null;
  /** Of an away member; `undefined`: nobody named. */
  readonly contactName: string | undefined;
  readonly bound: boolean;
  readonly smartphone: boolean;
  readonly waiting: readonly WaitingChange[];
}

/** The roster of a branch in figures. */
export interface RosterCounts {
  readonly members: number;
  readonly expected: number;
  readonly away: number;
  readonly excused: number;
  readonly probationary: number;
  readonly bound: number;
}

/** What an officer changed, for the sentence that says so. */
export type SaidChange =
  | { readonly verb: 'away' | 'excused'; readonly from: LocalDate; readonly review: LocalDate }
  | { readonly verb: 'back' | 'attends'; readonly from: LocalDate }
  | { readonly verb: 'review'; readonly review: LocalDate }
  | { readonly verb: 'contact' | 'group'; readonly value: string }
  | { readonly verb: 'alias'; readonly value: string | null };
