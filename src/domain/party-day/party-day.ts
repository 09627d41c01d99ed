import type { LocalDate, LocalTime } from '../ids.ts';

/** What the month's Party day is for (handbook §1.1): study, deliberation, service. A day may have several forms. */
export type PartyDayForm = 'study' | 'deliberation' | 'service';

/**
 * `planned`: a date is known. `cancelled`: an officer called it off. `skipped`: the branch holds none this month, with a
 * reason, and the month stays visible as skipped. A month without a plan is a finding of the digest and never a stored
 * state.
 */
export type PartyDayState = 'planned' | 'cancelled' | 'skipped';

/**
 * One of several sittings of a Party day, by Party group or farm season (handbook §8.3): one record, one card, one
 * tally. The day's own date and time are those of the first sitting.
 */
export interface Sitting {
  /** Whose it is, as the officer wrote it: 第1党小组, 山上的. Empty: everybody's. */
  readonly who: string;
  readonly date: LocalDate;
  readonly time: LocalTime;
  readonly place: string | null;
}

/** In the order in which they are shown. */
export const partyDayForms: readonly PartyDayForm[] = ['study', 'deliberation', 'service'];

/** The field terms, the same in every language of the bot. */
export const formLabels: Readonly<Record<PartyDayForm, string>> = {
  study: '学习日',
  deliberation: '议事日',
  service: '奉献日',
};
