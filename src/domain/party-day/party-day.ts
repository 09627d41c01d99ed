/** What the month's Party day is for (handbook §1.1): study, deliberation, service. A day may have several forms. */
export type PartyDayForm = 'study' | 'deliberation' | 'service';

/**
 * `planned`: a date is known. `cancelled`: an officer called it off. A month without a plan is a finding of the digest
 * and never a stored state.
 */
export type PartyDayState = 'planned' | 'cancelled';

/** In the order in which they are shown. */
export const partyDayForms: readonly PartyDayForm[] = ['study', 'deliberation', 'service'];

/** The field terms, the same in every language of the bot. */
export const formLabels: Readonly<Record<PartyDayForm, string>> = {
  study: '学习日',
  deliberation: '议事日',
  service: '奉献日',
};
