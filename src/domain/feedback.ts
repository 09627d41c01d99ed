import type { LocalDate } from './ids.ts';
import type { Whom } from './people/whom.ts';

/** Who has signed. `gone`: not on the roster any more, or the account has left. */
export type FeedbackSigner =
  | { readonly kind: 'whom'; readonly whom: Whom }
  /** Nobody of the roster: the name that the account gives itself. */
  | { readonly kind: 'account'; readonly name: string }
  | { readonly kind: 'gone' };

/** 意见2026-0007. */
export function feedbackName({ year, number }: { readonly year: number; readonly number: number }): string {
  return `${String(year)}-${String(number).padStart(4, '0')}`;
}

/** A feedback as the county's list shows it, or the own list of whoever wrote it. */
export interface ShownFeedback {
  readonly name: string;
  readonly number: number;
  readonly date: LocalDate;
  readonly signer: FeedbackSigner | undefined;
  readonly text: string;
  readonly state: 'open' | 'read' | 'answered';
  readonly answer: string | null;
}
