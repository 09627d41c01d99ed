import { speaksOfIllness } from '../../domain/grammar/leave-reason.ts';
import { hasIdentityCard } from '../../domain/roster/identity-card.ts';
import type { Catalog } from '../../text/catalog.ts';

/** A reason as it may be kept: of illness, or with an identity-card number, nothing but that there was another reason (design rule 11). */
export function keptReason(text: Catalog, reason: string): string {
  return speaksOfIllness(reason) || hasIdentityCard(reason) ? text.dues.beyondReason.other : reason;
}
