import type { PlanReading } from '../../domain/grammar/plan-reading.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { settingFor } from '../settings/effective.ts';

/** How far back a place that was used is remembered, in Party days. */
const remembered = 24;

/** The first place that neither sounds like one nor has been one of the branch's before. */
export function unknownPlace(
  tx: Tx,
  branch: Branch,
  { doubtfulPlaces = [] }: PlanReading,
): string | undefined {
  if (doubtfulPlaces.length === 0) return undefined;
  const used = tx.partyDays
    .history(branch.id, remembered)
    .flatMap(({ place, sittings }) => [place, ...sittings.map((sitting) => sitting.place)]);
  const known = new Set([branch.place, settingFor(tx, 'place', branch), ...used]);
  return doubtfulPlaces.find((place) => !known.has(place));
}
