import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayTally } from '../../../src/cases/attendance/day-tally.ts';
import { countyMonth } from '../../../src/cases/digest/county-month.ts';
import { townshipMonth } from '../../../src/cases/digest/township-month.ts';
import type { LocalDate, Month } from '../../../src/domain/ids.ts';
import type { AttendanceEntry } from '../../../src/ports/store/attendance.ts';
import type { PartyDay } from '../../../src/ports/store/party-days.ts';
import type { Tx } from '../../../src/ports/store/store.ts';
import { actKinds, isRepeatable, perform } from '../../harness/random-months/acts.ts';
import type { Act, ActKind } from '../../harness/random-months/acts.ts';
import { momentOf, story } from '../../harness/random-months/story.ts';
import { countByLine, countByName, lineInForce, stateOf } from '../../harness/random-months/oracle.ts';
import type { Counts } from '../../harness/random-months/oracle.ts';
import { daysOf, factsOf, openTown, start } from '../../harness/random-months/town.ts';
import type { Town } from '../../harness/random-months/town.ts';

/*
 * Random months of three branches in two townships, on a real store and with the program's own use cases: after every
 * single step the counts of every Party day add up, agree with a second computation, and the roll-ups are their sums.
 */

const afterwards = '2026-12-15' as LocalDate;
const figures = ['expected', 'present', 'online', 'leave', 'absent', 'unrecorded'] as const;

function expectSound(counts: Counts, what: string): void {
  const { expected, present, online, leave, absent, unrecorded } = counts;
  const sound =
    expected === present + leave + absent + unrecorded &&
    figures.every((figure) => counts[figure] >= 0) &&
    online <= present;
  if (!sound) expect.fail(`${what} does not add up: ${JSON.stringify(counts)}`);
}

/** What was looked at already: counts by Party day, as long as plan, ledger, projection and facts stay the same. */
interface Known {
  readonly prints: Map<number, string>;
  readonly held: Map<number, Counts | undefined>;
}

/** Everything that must be true at every moment. */
function expectAllTrue(town: Town, tx: Tx, { prints, held }: Known): void {
  const facts = factsOf(town, tx);
  const written = [...facts.values()].map(({ length }) => length).join();
  const stale = new Set<Month>();
  for (const day of daysOf(town, tx)) {
    const entries = tx.attendance.entries(day.id);
    const print = JSON.stringify([day, entries, [...tx.attendance.states(day.id)], written]);
    if (prints.get(day.id) === print) continue;
    prints.set(day.id, print);
    stale.add(day.month);
    held.set(day.id, expectDay(tx, day, entries, facts));
  }
  for (const month of stale) expectRollUps(tx, month, held);
}

/** One Party day against the oracle. Returns its counts when it was held. */
function expectDay(
  tx: Tx,
  day: PartyDay,
  entries: readonly AttendanceEntry[],
  facts: ReturnType<typeof factsOf>,
): Counts | undefined {
  const what = `branch ${String(day.branchId)}, ${day.month}`;
  const { tally, byName, states, totals } = dayTally(tx, day);
  const oracle = countByName(facts, entries, day.branchId, day.date);
  expect(byName, `${what}, by name`).toEqual(oracle);
  expectSound(byName, `${what}, by name`);
  expectSound(tally, what);

  const line = lineInForce(entries);
  expect(totals ?? null, `${what}, the line that governs`).toEqual(line);
  if (line === null) expect(tally, what).toEqual(byName);
  else expect(tally, `${what}, by ${JSON.stringify(line)}`).toEqual(countByLine(oracle, line));

  const said = new Set(entries.flatMap(({ personId }) => personId ?? []));
  const folded = [...said].map((id) => [id, stateOf(id, entries)] as const);
  expect(new Map(states), `${what}, projection`).toEqual(
    new Map(folded.filter(([, state]) => state !== 'unrecorded')),
  );
  const isHeld = day.state === 'planned' && (line !== null || oracle.present > 0);
  return isHeld ? tally : undefined;
}

function expectRollUps(tx: Tx, month: Month, held: Known['held']): void {
  const county = countyMonth(tx, month, afterwards);
  for (const [at, township] of tx.org.townships().entries()) {
    const own = tx.org.branches({ townshipId: township.id }).map(({ id }) => {
      const day = tx.partyDays.of(id, month);
      return day && held.get(day.id);
    });
    const what = `${township.name}, ${month}`;
    const shown = townshipMonth(tx, township, month, afterwards).branches;
    expect(
      shown.map(({ day }) => (day.kind === 'held' ? day.tally : undefined)),
      what,
    ).toEqual(own);
    const sumOf = (counts: readonly (Counts | undefined)[]) =>
      figures.map((figure) => counts.reduce((total, one) => total + (one?.[figure] ?? 0), 0));
    const parts = county.townships[at];
    expect(sumOf([parts?.normal.tally, parts?.apart.tally]), `county, ${what}`).toEqual(sumOf(own));
  }
}

/** Ledger, projection and plans, as far as they could change. */
function ledgerOf(town: Town, tx: Tx): readonly unknown[] {
  return daysOf(town, tx).map(({ id, revision, closedAt }) => [
    revision,
    closedAt,
    tx.attendance.entries(id).length,
    [...tx.attendance.states(id)],
  ]);
}

function live(acts: readonly Act[]): void {
  const town = openTown();
  const nothingKnown = (): Known => ({ prints: new Map(), held: new Map() });
  const known = nothingKnown();
  try {
    let now = start;
    for (const act of acts) {
      const after = town.store.write((tx) => {
        now = momentOf(town, tx, now, act);
        perform(town, tx, now, act);
        expectAllTrue(town, tx, known);
        return ledgerOf(town, tx);
      });
      if (!isRepeatable(act)) continue;
      const again = town.store.write((tx) => {
        perform(town, tx, now, act);
        return ledgerOf(town, tx);
      });
      expect(again, `${act.kind} for the second time`).toEqual(after);
    }
    town.store.read((tx) => {
      expectAllTrue(town, tx, nothingKnown());
    });
  } finally {
    town.store.close();
  }
}

describe('random months', () => {
  it('add up at every moment, in every branch and in every roll-up', { timeout: 180_000 }, () => {
    fc.assert(
      fc.property(story, (acts) => {
        live(acts);
      }),
      { numRuns: 20 },
    );
  });

  it('are made of acts that each change something', { timeout: 60_000 }, () => {
    const effective = new Set<ActKind>();
    for (const acts of fc.sample(story, { seed: 7, numRuns: 24 })) {
      const town = openTown();
      let now = start;
      for (const act of acts) {
        const changed = town.store.write((tx) => {
          now = momentOf(town, tx, now, act);
          const look = () =>
            JSON.stringify([
              ledgerOf(town, tx),
              tx.people.facts(town.people).length,
              town.people.map((id) => tx.changes.pendingOf(id).length),
            ]);
          const before = look();
          perform(town, tx, now, act);
          return look() !== before;
        });
        if (changed) effective.add(act.kind);
      }
      town.store.close();
    }
    expect([...effective].sort()).toEqual([...actKinds].sort());
  });
});
