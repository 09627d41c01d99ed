import { expect } from 'vitest';
import { branchDues, owedTo } from '../../../src/cases/dues/branch-dues.ts';
import type { Branch as StoredBranch } from '../../../src/ports/store/org.ts';
import type { Tx } from '../../../src/ports/store/store.ts';
import type { LocalDate } from '../../../src/domain/ids.ts';
import { dutyIn, fenOf, monthsOf, ownerOf, paidFor, stateIn } from './model.ts';
import type { Branch, Line, World } from './model.ts';
import type { Play } from './village.ts';

/** One person's month as one branch has it. */
export interface Figure {
  readonly number: string;
  readonly month: string;
  readonly state: string;
  readonly due: number;
  readonly paid: number;
}

/** Everything that a branch is owed, or was paid, by person and month. */
function figuresOfBranch(world: World, branch: Branch): readonly Figure[] {
  return world.members.flatMap((member) =>
    monthsOf(world, member, branch.mode)
      .filter((month) => ownerOf(world, member, month) === branch)
      .map((month) => ({
        number: member.number,
        month,
        state: stateIn(world, member, month, branch.mode),
        due: dutyIn(world, member, month).fen,
        paid: paidFor(member, month),
      }))
      .filter(({ state }) => state !== 'notDue'),
  );
}

/** Ledger and projection of the program are the paper's, to the fen. */
export function expectSameLedger({ village, world }: Play): void {
  for (const branch of world.branches) {
    const found = village.talk.app().store.read((tx) => {
      const stored = tx.org.branchByCode(branch.code);
      if (!stored) throw new Error(`no branch ${branch.code}`);
      return { lines: linesOf(tx, stored), figures: projectionOf(tx, stored, world.today as LocalDate) };
    });
    expect(found.lines, branch.code).toEqual(
      world.ledger.filter((line) => line.branch === branch).map(lineWords),
    );
    expect(found.figures, branch.code).toEqual([...figuresOfBranch(world, branch)].map(figureWords).sort());
  }
}

const figureWords = ({ number, month, state, due, paid }: Figure) =>
  `${number} ${month} ${state} ${String(due)} ${String(paid)}`;

function lineWords(line: Line): string {
  const shares = line.shares.map(({ month, fen }) => `${month}:${String(fen)}`).join(' ');
  const kind = line.reverses ? 'reverses' : 'takes';
  const receipt = `${String(line.year)}/${String(line.no)}`;
  return `${line.member.number} ${kind} ${receipt} [${shares}] ${String(line.extra)} ${String(fenOf(line))}`;
}

function linesOf(tx: Tx, { id }: StoredBranch): readonly string[] {
  return tx.dues.takenBy(id).map((line) => {
    const shares = line.shares.map(({ month, fen }) => `${month}:${String(fen)}`).join(' ');
    const kind = line.reversesSeq === null ? 'takes' : 'reverses';
    const receipt = `${String(line.receiptYear)}/${String(line.receiptNo)}`;
    const number = tx.people.person(line.personId)?.number ?? '';
    return `${number} ${kind} ${receipt} [${shares}] ${String(line.extraFen)} ${String(line.amountFen)}`;
  });
}

function projectionOf(tx: Tx, { id }: StoredBranch, today: LocalDate): readonly string[] {
  return branchDues(tx, id, today)
    .members.flatMap((member) =>
      owedTo(id, member).map(({ month, state, dueFen, paidFen }) => ({
        number: member.person.number,
        month,
        state,
        due: dueFen,
        paid: paidFen,
      })),
    )
    .filter(({ state }) => state !== 'notDue')
    .map(figureWords)
    .sort();
}

interface Total {
  readonly month: string;
  readonly state: string;
  readonly people: number;
  readonly dueFen: number;
  readonly paidFen: number;
}

interface Report {
  readonly ok: boolean;
  readonly problems: readonly unknown[];
  readonly totals: readonly (Total & { readonly branch: string; readonly township: string })[];
  readonly townships: readonly (Total & { readonly township: string })[];
  readonly county: {
    readonly totals: readonly Total[];
    readonly receivedFen: number;
    readonly extraFen: number;
    readonly elsewhereFen: number;
  };
  readonly cash: readonly { readonly branch: string; readonly receivedFen: number }[];
}

/** `zhibu check --json`: by branch, month and state the paper's figures; township and county are their sums. */
export async function expectSameCheck({ village, world }: Play): Promise<void> {
  const { status, out, err } = await village.talk.zhibu('check', '--json');
  const report = JSON.parse(out) as Report;
  expect({ status, ok: report.ok, problems: report.problems, err }).toEqual({
    status: 0,
    ok: true,
    problems: [],
    err: '',
  });
  const township = '望河镇';
  const byBranch = world.branches.map((branch) => figuresOfBranch(world, branch));
  expect(report.totals).toEqual(
    world.branches.flatMap(({ code: branch }, at) =>
      totalsOf(byBranch[at] ?? []).map((total) => ({ township, branch, ...total })),
    ),
  );
  const together = totalsOf(byBranch.flat());
  expect(report.townships).toEqual(together.map((total) => ({ township, ...total })));
  const { county } = report;
  expect(county.totals).toEqual(together);
  const cash = world.branches.map((branch) => cashOf(world, branch));
  expect(report.cash.map(({ branch, receivedFen }) => ({ branch, receivedFen }))).toEqual(
    world.branches.map(({ code: branch }, at) => ({ branch, receivedFen: cash[at] })),
  );
  const paid = world.members.flatMap((member) => [...member.paid.values()]);
  const extra = world.ledger.reduce((sum, line) => sum + line.extra, 0);
  const received = cash.reduce((sum, fen) => sum + fen, 0);
  expect([county.receivedFen, county.extraFen, county.elsewhereFen]).toEqual([received, extra, 0]);
  expect(paid.reduce((sum, fen) => sum + fen, extra)).toBe(received);
}

export function cashOf({ ledger }: World, branch: Branch): number {
  return ledger.filter((line) => line.branch === branch).reduce((sum, line) => sum + fenOf(line), 0);
}

/** By month, then by state. */
function totalsOf(figures: readonly Figure[]): readonly Total[] {
  const sums = new Map<string, Total>();
  for (const { month, state, due, paid } of figures) {
    const key = `${month} ${state}`;
    const before = sums.get(key) ?? { people: 0, dueFen: 0, paidFen: 0 };
    sums.set(key, {
      month,
      state,
      people: before.people + 1,
      dueFen: before.dueFen + due,
      paidFen: before.paidFen + paid,
    });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, total]) => total);
}
