import type { LocalDate } from '../../src/domain/ids.ts';
import { openBoundVillage } from './bound.ts';
import type { BoundVillage } from './bound.ts';
import { memberName } from './village.ts';
import type { BranchPlan } from './village.ts';

export const planOf = (more: Partial<BranchPlan> = {}): BranchPlan => ({
  code: 'SQ01',
  village: '石桥村',
  name: '石桥村党支部',
  expected: 12,
  away: 1,
  secretary: '林福贵',
  ...more,
});

export const partyDate = '2026-11-15' as LocalDate;

/** The morning of the Party day of 15 November, 9 o'clock, with the check-in card sent. */
export async function openPartyDay(
  branches: readonly BranchPlan[],
  options: {
    readonly audience?: '也有群众';
    /** Places of the branches that let people take part online. */
    readonly online?: readonly number[];
  } = {},
): Promise<BoundVillage> {
  const { online = [], ...more } = options;
  const village = await openBoundVillage(branches, { at: { date: '2026-11-06', time: '10:00' }, ...more });
  const { store } = village.talk.app();
  store.write((tx) => {
    for (const place of online) {
      const branch = tx.org.branchByCode(branches[place]?.code ?? '');
      const scope = { level: 'branch', scopeId: branch?.id ?? 0 } as const;
      tx.settings.put({ ...scope, key: 'online', value: 'yes' }, village.talk.clock.now(), 'test');
    }
  });
  for (const place of branches.keys()) await village.say(village.person(0, place), 'bot', '党日 15日 9点');
  await village.talk.advanceTo('2026-11-10', '09:00');
  await village.talk.advanceTo(partyDate, '08:30');
  return village;
}

/** What the ledger of the Party day holds: who, how, by whom, and how long it waited for a name. */
export function ledgerOf({ talk }: BoundVillage, code = 'SQ01') {
  return talk.app().store.read((tx) => {
    const branch = tx.org.branchByCode(code);
    const [day] = branch ? tx.partyDays.onDate([branch.id], partyDate) : [];
    return (day ? tx.attendance.entries(day.id) : []).map(
      ({ personId, kind, via, at, recordedAt, by, guests, leaveReason }) => ({
        name: personId === null ? '' : (tx.people.person(personId)?.name ?? ''),
        kind,
        via,
        waitedMs: recordedAt - at,
        by: by === `person:${String(personId)}` ? 'own' : nameOf(by),
        ...(guests === null ? {} : { guests }),
        ...(leaveReason === null ? {} : { leaveReason }),
      }),
    );
    function nameOf(ref: string): string {
      const [kind, id] = ref.split(':');
      return kind === 'person' ? (tx.people.person(Number(id) as never)?.name ?? ref) : (kind ?? ref);
    }
  });
}

export { memberName };
