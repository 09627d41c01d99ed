import { expect } from 'vitest';
import type { Instant, Month, PersonId } from '../../src/domain/ids.ts';
import type { Tx } from '../../src/ports/store/store.ts';
import { saidInGroup } from './acts.ts';
import type { BoundVillage } from './bound.ts';
import { memberName } from './village.ts';
import type { BranchPlan } from './village.ts';

/** Number of the k-th member of a branch of `writeVillage`. */
export function idOf(tx: Tx, k: number, code = 'SQ01'): PersonId {
  const found = tx.people.personByNumber(`${code}${String(k + 1).padStart(3, '0')}`);
  if (!found) throw new Error(`nobody at ${String(k)} of ${code}`);
  return found.id;
}

/** What the dues officer confirms, written without the conversation that leads to it. Amounts in fen a month. */
export function pay(
  tx: Tx,
  at: Instant,
  personId: PersonId,
  months: readonly Month[],
  fen = 50,
): ReturnType<Tx['dues']['pay']> {
  const [fact] = tx.people.facts([personId]).filter(({ field }) => field === 'branch');
  const branchId = JSON.parse(fact?.value ?? '0') as never;
  const actId = tx.dues.openAct({ branchId, plan: null, at, by: 'test' });
  tx.dues.settleAct(actId, 'written', at, 'test');
  return tx.dues.pay({
    branchId,
    personId,
    receiptYear: 2026,
    amountFen: fen * months.length,
    extraFen: 0,
    shares: months.map((month) => ({ month, fen })),
    paidBy: 'self',
    payerId: null,
    flags: [],
    actId,
    at,
    by: 'test',
    key: `test:${String(personId)}:${months.join()}:${String(at)}`,
    reversesSeq: null,
    reasonHash: null,
  });
}

/** Design rule 7: the group sees counts, and neither anybody's money nor, beside dues, anybody's name. */
export function expectNoMoneyInGroup(village: BoundVillage, branches: readonly BranchPlan[]): void {
  const names = branches.flatMap((branch) =>
    Array.from({ length: branch.expected + (branch.away ?? 0) }, (_, k) => memberName(branch, k)),
  );
  const texts = saidInGroup(village.talk, village.group);
  expect(texts.some((text) => text.includes('党费'))).toBe(true);
  for (const text of texts) {
    expect(text).not.toMatch(/\d元|\d\.\d\d|欠|自行脱党/);
    if (text.includes('党费')) for (const name of names) expect(text).not.toContain(name);
  }
}
