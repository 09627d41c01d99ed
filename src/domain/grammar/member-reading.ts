import type { LocalDate } from '../ids.ts';
import type { RosterEntry } from './names.ts';

/** What an officer says about one member; `from` and `review` only where a date was said. */
export type MemberWord =
  /** The person's page; 解除账号: with the question whether the account is to be unlinked. */
  | { readonly verb: 'show'; readonly unlink?: true }
  | { readonly verb: 'undo' }
  /** 外出, 可不参加: `review` is the day when it is to be looked at again. */
  | { readonly verb: 'away' | 'excused'; readonly from?: LocalDate; readonly review?: LocalDate }
  /** 回来, 恢复参加; 转正, 转出, 去世. */
  | { readonly verb: 'back' | 'attends' | LeavingVerb | 'formal'; readonly from?: LocalDate }
  /** 复核, 延期: only the review date. */
  | { readonly verb: 'review'; readonly review: LocalDate }
  | { readonly verb: 'contact'; readonly person: RosterEntry }
  | { readonly verb: 'group'; readonly group: string }
  /** 别名; `null`: 别名 无. */
  | { readonly verb: 'alias'; readonly alias: string | null };
export type LeavingVerb = 'transferred' | 'died';
export type MemberVerb = MemberWord['verb'];

/** Whom it is about: known, or to be asked back with a button. */
export type MemberWho =
  | { readonly kind: 'one'; readonly person: RosterEntry }
  | { readonly kind: 'namesakes'; readonly said: string; readonly people: readonly RosterEntry[] }
  | { readonly kind: 'homophone'; readonly said: string; readonly person: RosterEntry };

export interface MemberReading {
  readonly who: MemberWho;
  readonly word: MemberWord;
}

export type MemberProblem =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'unknownName'; readonly said: string }
  | { readonly kind: 'unclear'; readonly rest: string }
  /** 没去世, 外出了吗: neither a change nor its contrary. */
  | { readonly kind: 'notSaid'; readonly said: string }
  | { readonly kind: 'severalChanges'; readonly said: readonly string[] }
  | { readonly kind: 'noSuchDate' | 'dateUnclear'; readonly said: string }
  | { readonly kind: 'severalDates'; readonly said: readonly string[] }
  | { readonly kind: 'reviewPast'; readonly date: LocalDate }
  | { readonly kind: 'reviewMissing' }
  /** A death cannot be to come, and nothing begins more than a year from now. */
  | { readonly kind: 'fromTooFar'; readonly date: LocalDate }
  | { readonly kind: 'contactUnclear'; readonly said: string; readonly people: readonly RosterEntry[] }
  | { readonly kind: 'valueMissing'; readonly verb: 'contact' | 'group' | 'alias' }
  | { readonly kind: 'tooLong'; readonly most: number };
