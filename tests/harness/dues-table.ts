import type { BoundVillage } from './bound.ts';
import { openPartyDay, planOf } from './party-day.ts';
import { memberName } from './village.ts';

const branch = planOf();
export const name = (k: number): string => memberName(branch, k);
export const secretary = 0;
export const duesOfficer = 1;

/** 15 November: eight of twelve came, by name; the closing card has come. */
export async function afterTheDay(): Promise<BoundVillage> {
  const opened = await openPartyDay([branch]);
  const { say, person, talk } = opened;
  for (const k of [3, 4, 5]) talk.rehearsal.people.pressStart(person(k));
  await talk.settle();
  await say(person(secretary), 'bot', `到会 ${Array.from({ length: 8 }, (_, k) => name(k)).join(' ')}`);
  await talk.advanceTo('2026-11-15', '12:05');
  return opened;
}

/** `name 26-11:50 1`: person, shares, receipt; reversals with their minus. */
export function ledgerOf({ talk }: BoundVillage): readonly string[] {
  return talk.app().store.read((tx) => {
    const id = tx.org.branchByCode('SQ01')?.id;
    if (id === undefined) throw new Error('no branch');
    return tx.dues.takenBy(id).map(({ personId, shares, receiptNo, extraFen }) => {
      const parts = shares.map(({ month, fen }) => `${month.slice(2)}:${String(fen)}`);
      const extra = extraFen === 0 ? [] : [`extra:${String(extraFen)}`];
      return [tx.people.person(personId)?.name ?? '', ...parts, ...extra, `#${String(receiptNo)}`].join(' ');
    });
  });
}

export const said = ({ talk, person }: BoundVillage, k: number, containing: string) =>
  talk.rehearsal
    .messages(person(k))
    .filter(({ fromBot, text }) => fromBot && text.includes(containing))
    .map(({ text }) => text);
