import { speaksOfIllness } from '../../domain/grammar/leave-reason.ts';
import type { Catalog } from '../../text/catalog.ts';

/** A reason as it may be kept: of illness nothing but that there was another reason (design rule 11). */
export function keptReason(text: Catalog, reason: string): string {
  return speaksOfIllness(reason) ? text.dues.beyondReason.other : reason;
}
