import type { HelpItem, TownshipHelp } from '../../domain/digest/help.ts';
import { readsTotalsOnly } from '../../domain/digest/reader.ts';
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

interface Reader {
  readonly villageIds: readonly VillageId[];
  readonly post?: string;
  /** Nothing folded. */
  readonly expanded?: boolean;
}

/** A digest as one reader sees it. */
export interface DigestRead {
  readonly facts: TownshipMonth;
  /** Folded ones among them. */
  readonly items: readonly HelpItem[];
  readonly help: TownshipHelp;
  /** Of the reader's post: without the lines of the branches. */
  readonly totalsOnly: boolean;
}

/** Reads the digest of a township for whoever holds that post and sees these villages (all: none given); `undefined` where there is no such township. */
export function readDigest(
  { tx, today, rules }: Reading,
  { townshipId, month, issue }: DigestSubject,
  { villageIds, post = '', expanded = false }: Reader,
): DigestRead | undefined {
  const township = tx.org.township(townshipId);
  if (!township) return undefined;
  const facts = townshipMonth(tx, township, month, today, villageIds);
  const items = helpItems(tx, rules.zone, facts);
  return {
    facts,
    items,
    help: townshipHelp(tx, facts, items, { issue, expanded }),
    totalsOnly: readsTotalsOnly(post),
  };
}
