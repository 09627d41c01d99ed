import type { DecisionId, Instant, LocalDate, PartyDayId } from '../../domain/ids.ts';

/** The record page besides attendance. `null`: nobody has said yet. */
export interface PartyDayRecord {
  /** 三有: 有记录, 有图像, 有讨论. */
  readonly recorded: boolean | null;
  readonly pictured: boolean | null;
  readonly discussed: boolean | null;
  /** Pictures in the paper record book: a count, never a picture (design rule 2). */
  readonly pictures: number | null;
  readonly agenda: readonly string[];
}

/** 议定事项 with 责任人 and 时限, and later 落实情况. */
export interface DecisionItem {
  readonly id: DecisionId;
  readonly partyDayId: PartyDayId;
  readonly text: string;
  readonly responsible: string | null;
  readonly deadline: LocalDate | null;
  readonly outcome: string | null;
  readonly outcomeAt: Instant | null;
}

/** Erasable: holds what officers wrote. */
export interface RecordsRepo {
  record(id: PartyDayId): PartyDayRecord | undefined;
  putRecord(id: PartyDayId, record: PartyDayRecord, at: Instant, by: string): void;
  /** In the order in which they were decided; dropped ones left out. */
  decisions(id: PartyDayId): DecisionItem[];
  decision(id: DecisionId): DecisionItem | undefined;
  addDecision(
    id: PartyDayId,
    decision: Pick<DecisionItem, 'text' | 'responsible' | 'deadline'>,
    at: Instant,
    by: string,
  ): DecisionId;
  setOutcome(id: DecisionId, outcome: string | null, at: Instant): void;
  dropDecision(id: DecisionId, at: Instant): void;
}
