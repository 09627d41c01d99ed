import type {
  BranchId,
  Instant,
  LocalDate,
  LocalTime,
  Month,
  PartyDayId,
  PersonId,
  TownshipId,
} from '../../domain/ids.ts';
import type { PartyDayForm, PartyDayState, Sitting } from '../../domain/party-day/party-day.ts';

export interface Plan {
  readonly date: LocalDate;
  readonly time: LocalTime;
  readonly place: string | null;
  readonly forms: readonly PartyDayForm[];
  /** The branch's own theme, or the one it was held with (empty: none); `null`: the township's of the month, when it has set one. */
  readonly theme: string | null;
  /** Empty: one sitting, at date, time and place. Else all of them in order; the first gives date, time and place. */
  readonly sittings: readonly Sitting[];
  /** 主持 and 记录 where an officer named them; `null`: by post. */
  readonly chairId: PersonId | null;
  readonly recorderId: PersonId | null;
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
  /** Salted hash of the reason for the last move, cancelling or skipping; the text is in `attendance.text`. */
  readonly reasonHash: string | null;
  readonly closedAt: Instant | null;
}

export interface PlanRevision extends Plan {
  readonly revision: number;
  readonly state: PartyDayState;
  readonly reasonHash: string | null;
}

export interface PartyDaysRepo {
  partyDay(id: PartyDayId): PartyDay | undefined;
  of(branchId: BranchId, month: Month): PartyDay | undefined;
  inMonth(month: Month): PartyDay[];
  /** The earliest month in which any branch has a Party day. */
  firstMonth(): Month | undefined;
  /** Days of this branch, newest month first. */
  history(branchId: BranchId, limit: number): PartyDay[];
  /**
   * Planned days with a sitting from `from` to `to`, both included: by month, then in administrative order. A day and its
   * sittings lie in its month.
   */
  plannedBetween(from: LocalDate, to: LocalDate): PartyDay[];
  onDate(branchIds: readonly BranchId[], date: LocalDate): PartyDay[];
  /** Appends a plan revision (the first makes the Party day) and returns the day with it. */
  revise(
    at: { branchId: BranchId; month: Month },
    plan: Plan & { state: PartyDayState; reasonHash: string | null; at: Instant; by: string },
  ): PartyDay;
  /** Oldest first. */
  revisions(id: PartyDayId): PlanRevision[];
  /** Whom the current plan named when it was chosen; who is named for the day afterwards (记录 主持 …) is left out. */
  plannedHosts(id: PartyDayId): Pick<Plan, 'chairId' | 'recorderId'>;
  setClosed(id: PartyDayId, at: Instant | null): void;
  /** What the township has set for its branches in that month (`/theme`). */
  townshipTheme(townshipId: TownshipId, month: Month): string | undefined;
  /** `null` takes it back. */
  setTownshipTheme(townshipId: TownshipId, month: Month, theme: string | null, at: Instant, by: string): void;
}
