import type { BranchId, Instant, LocalDate, LocalTime, Month, PartyDayId } from '../../domain/ids.ts';
import type { PartyDayForm, PartyDayState } from '../../domain/party-day/party-day.ts';

export interface Plan {
  readonly date: LocalDate;
  readonly time: LocalTime;
  readonly place: string | null;
  readonly forms: readonly PartyDayForm[];
  readonly theme: string | null;
}

export interface PartyDay extends Plan {
  readonly id: PartyDayId;
  readonly branchId: BranchId;
  readonly month: Month;
  readonly state: PartyDayState;
  /** Revision of the current plan, from 1. */
  readonly revision: number;
  /** When the current revision was chosen. */
  readonly plannedAt: Instant;
  readonly closedAt: Instant | null;
}

export interface PartyDaysRepo {
  partyDay(id: PartyDayId): PartyDay | undefined;
  of(branchId: BranchId, month: Month): PartyDay | undefined;
  inMonth(month: Month): PartyDay[];
  /** Days of this branch, newest month first. */
  history(branchId: BranchId, limit: number): PartyDay[];
  onDate(branchIds: readonly BranchId[], date: LocalDate): PartyDay[];
  /** Appends a plan revision (the first makes the Party day) and returns the day with it. */
  revise(
    at: { branchId: BranchId; month: Month },
    plan: Plan & { state: PartyDayState; reasonHash: string | null; at: Instant; by: string },
  ): PartyDay;
  revisions(id: PartyDayId): { revision: number; state: PartyDayState; date: LocalDate }[];
  setClosed(id: PartyDayId, at: Instant | null): void;
}
