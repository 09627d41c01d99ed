import { recordMadeUp, recordPerson } from '../../../src/cases/attendance/ledger.ts';
import type { Month, PersonId } from '../../../src/domain/ids.ts';
import type { Branch } from '../../../src/ports/store/org.ts';
import type { Store, Tx } from '../../../src/ports/store/store.ts';
import { at } from '../../cases/digest/township.ts';
import { seededRandom } from '../../harness/seeded-random.ts';
import { officerSaid, writeDay, writeTotals } from '../../harness/written-day.ts';

/** What the branches of a county do in a month; the same seed does the same. */
export function liveMonth(
  store: Store,
  month: Month,
  expected: ReadonlyMap<string, readonly string[]>,
  {
    seed = 1,
    silent = new Set<string>(),
  }: { readonly seed?: number; readonly silent?: ReadonlySet<string> } = {},
): void {
  store.write((tx) => {
    const ids = numbers(tx, expected);
    for (const branch of tx.org.branches()) {
      if (silent.has(branch.code)) continue;
      liveBranch(tx, branch, month, ids.get(branch.code) ?? [], seed);
    }
  });
}

function numbers(
  tx: Tx,
  expected: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly PersonId[]> {
  return new Map(
    [...expected].map(([code, people]) => [
      code,
      people.map((number) => {
        const person = tx.people.personByNumber(number);
        if (!person) throw new Error(`no person ${number}`);
        return person.id;
      }),
    ]),
  );
}

function liveBranch(tx: Tx, branch: Branch, month: Month, people: readonly PersonId[], seed: number): void {
  const random = seededRandom(seed * 7_919 + branch.id * 97 + Number(month.slice(5)));
  const luck = random.below(100);
  if (luck < 4) return;
  const state = luck < 6 ? 'cancelled' : luck < 8 ? 'skipped' : 'planned';
  const fixed = /^\d+$/.test(branch.fixedDay) ? branch.fixedDay.padStart(2, '0') : '05';
  const date = `${month}-${fixed}`;
  const day = writeDay(tx, branch.id, date, { state, at: at(`${month}-01`, '09:00') });
  if (state !== 'planned' || luck < 14) return;
  const moment = at(date);
  if (luck < 80) {
    const leave = random.below(3);
    const present = people.length - leave - random.below(3);
    // Of two lines the later one governs.
    if (luck < 20) writeTotals(tx, day, { expected: people.length, present: 1, leave: 0 }, moment);
    writeTotals(tx, day, { expected: people.length, present, leave }, moment);
    return;
  }
  const said = officerSaid(moment);
  for (const id of people) {
    const kind = random.pick([
      'present',
      'present',
      'present',
      'present',
      'online',
      'leaveAgreed',
      'absent',
      'nothing',
    ]);
    if (kind === 'nothing') continue;
    recordPerson(tx, day, id, kind as 'present', said);
    if (kind === 'leaveAgreed' && random.below(2) === 0) recordMadeUp(tx, day, id, said, null);
    // A word taken for another one: the later of an officer's words holds.
    if (random.below(40) === 0) recordPerson(tx, day, id, kind === 'absent' ? 'present' : 'absent', said);
  }
}
