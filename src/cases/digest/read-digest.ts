import type { HelpItem, TownshipHelp } from '../../domain/digest/help.ts';
import type { TownshipMonth } from '../../domain/digest/month-facts.ts';
import type { LocalDate, VillageId } from '../../domain/ids.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { DigestSubject } from './digest-subject.ts';
import { helpItems, townshipHelp } from './township-help.ts';
import { townshipMonth } from './township-month.ts';

interface Reading {
  readonly tx: Tx;
  readonly today: LocalDate;
  readonly rules: { readonly zone: string };
}

/** A digest as one reader sees it. */
export interface DigestRead {
  readonly facts: TownshipMonth;
  /** Folded ones among them. */
  readonly items: readonly HelpItem[];
  readonly help: TownshipHelp;
}

/** Reads the digest of a township for whoever sees these villages (all: none given); `undefined` where there is no such township. */
export function readDigest(
  { tx, today, rules }: Reading,
  { townshipId, month, issue }: DigestSubject,
  {
    villageIds,
    expanded = false,
  }: { readonly villageIds: readonly VillageId[]; readonly expanded?: boolean },
): DigestRead | undefined {
  const township = tx.org.township(townshipId);
  if (!township) return undefined;
  const facts = townshipMonth(tx, township, month, today, villageIds);
  const items = helpItems(tx, rules.zone, facts);
  return { facts, items, help: townshipHelp(tx, facts, items, { issue, expanded }) };
}
