import fc from 'fast-check';
import type { BranchId, PersonId } from '../../../src/domain/ids.ts';
import { ledgerScene } from './ledger-scene.ts';
import type { LedgerScene } from './ledger-scene.ts';

/** Approved amounts by person, in fen; 0 is free of dues. */
const amounts = [50, 100, 20, 1150, 0, 333] as const;
/** Is transferred to the second branch on the first of this month. */
const moved = { person: 3, from: '2026-10' } as const;
const settled = { person: 5, until: '2026-08' } as const;
const handUps = [
  { quarter: '2026-Q3', fen: 700, date: '2026-10-09' },
  { quarter: '2026-Q4', fen: 130, date: '2026-11-20' },
] as const;

interface Act {
  readonly k: number;
  readonly taker: 0 | 1;
  readonly received: string;
  readonly months: readonly string[];
  readonly extraFen: number;
  /** Month of the reversal, when there is one. */
  readonly reversed: string | undefined;
}

/** A line of the ledger as the story knows it: nothing of it was read from a store. */
interface Told {
  readonly k: number;
  readonly taker: 0 | 1;
  readonly received: string;
  readonly shares: readonly { readonly month: string; readonly fen: number }[];
  readonly extraFen: number;
  readonly reversal: boolean;
}

const receiving = ['2026-07', '2026-08', '2026-09', '2026-10', '2026-11'];
export const paidFor = ['2026-06', ...receiving, '2026-12', '2027-01'];

export const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.record({
    k: fc.nat(amounts.length - 1),
    taker: fc.constantFrom<0 | 1>(0, 0, 0, 1),
    received: fc.constantFrom(...receiving),
    months: fc.uniqueArray(fc.constantFrom(...paidFor), { minLength: 1, maxLength: 4 }),
    extraFen: fc.constantFrom(0, 0, 0, 7, 1000),
    reversed: fc.option(fc.constantFrom(...receiving), { nil: undefined, freq: 3 }),
  }),
  { minLength: 1, maxLength: 14 },
);

/** Months as the paper would have them: of each branch, of each person, and of the cash. */
export interface Oracle {
  readonly people: readonly number[];
  owner(k: number, month: string): 0 | 1 | undefined;
  due(k: number, month: string): number;
  paid(k: number, month: string): number;
  readonly lines: readonly Told[];
  handedUp(quarter: string, branch: 0 | 1): number;
}

/** Writes the story into a store and keeps its own account of it. */
export function tellStory(story: readonly Act[]): { readonly scene: LedgerScene; readonly oracle: Oracle } {
  const scene = ledgerScene();
  const ids = amounts.map((duesFen, k) =>
    scene.person(`QH100${String(k)}`, k === 2 ? '=1+1' : `党员${String(k)}`, {
      duesFen,
      ...(duesFen === 0 ? { duesClass: 'waived' } : {}),
      ...(k === settled.person ? { paidUntil: settled.until } : {}),
    }),
  );
  const [first, second] = scene.branches;
  scene.fact(ids[moved.person] as PersonId, 'branch', second, `${moved.from}-01`);
  const lines = story.flatMap((act) => play(act, scene, ids, [first, second]));
  for (const { quarter, fen, date } of handUps) scene.handUp(quarter, fen, date, null);
  const oracle: Oracle = {
    people: amounts.map((_, k) => k),
    owner: (k, month) => (month < '2026-07' ? undefined : k === moved.person && month >= moved.from ? 1 : 0),
    due: (k, month) =>
      month < '2026-07' || (k === settled.person && month <= settled.until) ? 0 : (amounts[k] ?? 0),
    paid: (k, month) =>
      lines
        .filter((line) => line.k === k)
        .flatMap(({ shares }) => shares)
        .reduce((fen, share) => fen + (share.month === month ? share.fen : 0), 0),
    lines,
    handedUp: (quarter, branch) =>
      handUps.reduce((fen, line) => fen + (branch === 0 && line.quarter === quarter ? line.fen : 0), 0),
  };
  return { scene, oracle };
}

function play(
  { k, taker, received, months, extraFen, reversed }: Act,
  scene: LedgerScene,
  ids: readonly PersonId[],
  branches: readonly [BranchId, BranchId],
): readonly Told[] {
  const shares = months.map((month) => ({ month, fen: amounts[k] === 0 ? 20 : (amounts[k] ?? 0) }));
  const payment = scene.pay(
    ids[k] as PersonId,
    `${received}-10`,
    Object.fromEntries(shares.map(({ month, fen }) => [month, fen])),
    { branchId: branches[taker], extraFen },
  );
  const line: Told = { k, taker, received, shares, extraFen, reversal: false };
  if (reversed === undefined || reversed < received) return [line];
  scene.reverse(payment, `${reversed}-25`);
  return [
    line,
    {
      ...line,
      received: reversed,
      shares: shares.map(({ month, fen }) => ({ month, fen: -fen })),
      extraFen: -extraFen,
      reversal: true,
    },
  ];
}

/** Every amount of the way from dues to cash, by its line, over the months from the first to the last. */
export function cashByHand(
  { lines, owner }: Oracle,
  branch: 0 | 1,
  from: string,
  to: string,
): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {
    confirmed: 0,
    otherTimes: 0,
    otherBranches: 0,
    back: 0,
    ahead: 0,
    extra: 0,
    elsewhere: 0,
    reversal: 0,
    ledger: 0,
  };
  const add = (name: string, fen: number) => (sums[name] = (sums[name] ?? 0) + fen);
  for (const { k, taker, received, shares, extraFen, reversal } of lines) {
    const now = received >= from && received <= to;
    for (const { month, fen } of shares) {
      const mine = owner(k, month) === branch;
      const within = month >= from && month <= to;
      if (mine && within) {
        add('confirmed', fen);
        if (taker !== branch) add('otherBranches', fen);
        else if (!now) add('otherTimes', fen);
      } else if (taker === branch && now)
        add(reversal ? 'reversal' : !mine ? 'elsewhere' : month < from ? 'back' : 'ahead', fen);
      if (taker === branch && now) add('ledger', fen);
    }
    if (taker === branch && now) {
      add(reversal ? 'reversal' : 'extra', extraFen);
      add('ledger', extraFen);
    }
  }
  return { ...sums, cash: sums['ledger'] ?? 0, difference: 0 };
}
