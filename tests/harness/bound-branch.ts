import { holdTap } from '../../src/cases/binding/hold-tap.ts';
import type { BranchId, LocalDate, LocalTime, Month } from '../../src/domain/ids.ts';
import { writeOutcome } from '../../src/runtime/effects.ts';
import { momentIn } from '../../src/runtime/world.ts';
import { seedVillage } from './bench-village.ts';
import { benchDay, openBench } from './ingest-bench.ts';
import type { Bench, Phone } from './ingest-bench.ts';

export const group = '-100';

/** 石桥村 whose first branch has its secretary bound, its group registered and a Party day today. `privateAnswer`: of the messenger. */
export async function openBoundBranch(privateAnswer = true) {
  const bench = await openBench('zh-CN', privateAnswer);
  const village = bench.write((tx) => seedVillage(tx));
  const lin = bench.phone('老林');
  bench.bindBySlip(lin, '林福贵');
  bench.say(lin, '/bind', group);
  bench.tap(lin, '只有党员', group);
  planToday(bench, village.first);
  return { bench, village, lin };
}

export type BoundBranch = Awaited<ReturnType<typeof openBoundBranch>>;

/** What the check-in button does with the tap of an unknown account. Tells whether it was new. */
export function hold(
  bench: Bench,
  from: Phone,
  kind: 'present' | 'leave' = 'present',
  date: LocalDate = benchDay,
): boolean {
  const isNew = bench.write((tx) => {
    const moment = momentIn(bench.world, tx);
    const account = tx.accounts.ensure('telegram', from.userId, from.name);
    const chat = tx.chats.ensure('telegram', { externalId: group, kind: 'group' });
    const held = holdTap(moment, { accountId: account.id, chatId: chat.id, date, kind, at: moment.now });
    writeOutcome(tx, moment.now, { cards: held.cards });
    return held.isNew;
  });
  bench.phones.deliver();
  return isNew;
}

/** The ledger of today's Party day. `by` is `own` for the person's own word. */
export function entriesOf(bench: Bench, branchId: BranchId) {
  return bench.read((tx) => {
    const [day] = tx.partyDays.onDate([branchId], benchDay);
    return (day ? tx.attendance.entries(day.id) : []).map(({ personId, kind, via, at, recordedAt, by }) => ({
      name: personId === null ? '' : (tx.people.person(personId)?.name ?? ''),
      kind,
      via,
      waitedMs: recordedAt - at,
      by: by === `person:${String(personId)}` ? 'own' : by,
    }));
  });
}

/** Member numbers to which the account is bound. */
export function numbersOf(bench: Bench, phone: Phone): readonly string[] {
  return bench.read((tx) => {
    const account = tx.accounts.byUser('telegram', phone.userId);
    return (account ? tx.accounts.bindings(account.id) : []).flatMap(({ personId }) =>
      personId === null ? [] : [tx.people.person(personId)?.number ?? ''],
    );
  });
}

function planToday(bench: Bench, branchId: BranchId): void {
  const plan = {
    date: benchDay,
    time: '09:00' as LocalTime,
    place: null,
    forms: ['study'] as const,
    theme: null,
    sittings: [],
    chairId: null,
    recorderId: null,
    state: 'planned' as const,
    reasonHash: null,
    at: bench.clock.now(),
    by: 'person:1',
  };
  bench.write((tx) => tx.partyDays.revise({ branchId, month: '2026-11' as Month }, plan));
}
