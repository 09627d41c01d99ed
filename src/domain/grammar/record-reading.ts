import type { LocalDate } from '../ids.ts';
import type { AttendProblem } from './attend-reading.ts';
import type { RosterEntry } from './names.ts';

/** 修水渠 张三 12月底前: what was decided, who sees to it, until when. */
export interface DecisionReading {
  readonly text: string;
  readonly responsible: string | null;
  readonly deadline: LocalDate | null;
}

/** What an officer wants of the record page. Numbers are those that the page shows, from 1. */
export type RecordReading =
  | { readonly kind: 'show' }
  | { readonly kind: 'agenda'; readonly lines: readonly string[] }
  /** 议程 集中学习 议定 修水渠 张三: both in one message. */
  | {
      readonly kind: 'agendaAndDecisions';
      readonly lines: readonly string[];
      readonly decisions: readonly DecisionReading[];
    }
  | { readonly kind: 'usualAgenda' }
  | { readonly kind: 'dropAgenda' }
  | { readonly kind: 'decide'; readonly decisions: readonly DecisionReading[] }
  | { readonly kind: 'outcomes'; readonly outcomes: readonly { number: number; outcome: string }[] }
  | { readonly kind: 'drop'; readonly numbers: readonly number[] }
  | ({ readonly kind: 'flags' } & RecordFlags)
  | { readonly kind: 'host'; readonly role: 'chair' | 'recorder'; readonly person: RosterEntry };

/** 三有, as far as said. */
export interface RecordFlags {
  readonly recorded?: boolean;
  readonly pictured?: boolean;
  readonly pictures?: number;
  readonly discussed?: boolean;
}

export type RecordVerb = 'agenda' | 'decide' | 'outcomes' | 'drop' | 'host';
export type RecordTextKind = 'agendaLine' | 'decision' | 'responsible' | 'outcome' | 'reason';

export type RecordProblem =
  | { readonly kind: 'unknown'; readonly said: string }
  /** The word that says what to do stands alone. */
  | { readonly kind: 'empty'; readonly verb: RecordVerb }
  | { readonly kind: 'numberMissing'; readonly said: string }
  /** 议定 1 删除. */
  | { readonly kind: 'dropMeant'; readonly number: number }
  | { readonly kind: 'outcomeMissing'; readonly number: number }
  | { readonly kind: 'tooLong'; readonly what: RecordTextKind; readonly most: number }
  | { readonly kind: 'tooMany'; readonly what: 'agenda' | 'decisions'; readonly most: number }
  /** 身份证 numbers are never kept (design rule 11). */
  | { readonly kind: 'idNumber' }
  | { readonly kind: 'unreadable'; readonly said: string }
  | { readonly kind: 'noSuchDate'; readonly said: string }
  | { readonly kind: 'name'; readonly problem: AttendProblem };
