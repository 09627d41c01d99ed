import type { FeedbackDraftId, FeedbackId, LocalDate, Month } from '../../domain/ids.ts';

/**
 * 意见. Of its time only the day is kept, and of who wrote it nothing where it was not signed: whoever reads the tables must
 * not find him by the hour at which his chat was answered. Erasable: it holds text.
 */
export interface Feedback {
  readonly id: FeedbackId;
  readonly year: number;
  /** Counts within the year: 意见2026-0007 is 7. */
  readonly number: number;
  readonly date: LocalDate;
  /** `person:12`, `admin:3` or `account:7` where it was signed. */
  readonly by: string | null;
  /** Empty once erased. */
  readonly text: string;
  /** `read`: the county has seen it and does not answer. */
  readonly state: 'open' | 'read' | 'answered';
  readonly answer: string | null;
}

/** What somebody has written and not sent: feedback, or the answer to one. It knows its chat by its signed buttons alone. */
export interface FeedbackDraft {
  readonly text: string;
  /** The feedback that it answers. */
  readonly about: FeedbackId | null;
}

export interface FeedbackRepo {
  begin(draft: FeedbackDraft & { readonly date: LocalDate }): FeedbackDraftId;
  draft(id: FeedbackDraftId): FeedbackDraft | undefined;
  /** Leaves nothing of it, not even that it was. */
  drop(id: FeedbackDraftId): void;

  /** Gives it the next number of its year. `returnTo`: where the answer to an unsigned one goes, sealed. */
  add(feedback: {
    readonly date: LocalDate;
    readonly by: string | null;
    readonly text: string;
    readonly returnTo: string | null;
  }): Feedback;
  feedback(id: FeedbackId): Feedback | undefined;
  byNumber(year: number, number: number): Feedback | undefined;
  /** Oldest first. */
  open(): Feedback[];
  openCount(): number;
  /** Signed so, newest first. */
  signedBy(by: string, limit: number): Feedback[];
  /** The sealed return addresses that there are. */
  returns(): { readonly id: FeedbackId; readonly returnTo: string }[];
  /** Ends it and forgets its return address; false when it was not open any more. */
  settle(
    id: FeedbackId,
    as: { readonly state: 'read' | 'answered'; readonly answer: string | null; readonly on: LocalDate },
  ): boolean;
  /** By the day of arrival, and by the day on which it was answered or marked as read. */
  counts(month: Month): { readonly received: number; readonly answered: number; readonly read: number };
  /** Of whoever signed so: blanks the words of what was written and answered. */
  erase(by: string): void;

  /** How often this was counted on that day. `key` is a keyed hash: it names nobody. */
  sentOn(key: string, date: LocalDate): number;
  count(key: string, date: LocalDate): void;
  /** Drops drafts and counts of the days before `today`, and return addresses of what came before `returnsFrom`. */
  sweep(today: LocalDate, returnsFrom: LocalDate): void;
}
