import type { Random } from '../harness/seeded-random.ts';
import type { Branch } from '../harness/street-county.ts';
import { emptyDiary, errandsOf, tapAgain } from './errands.ts';
import type { Diary, Errand } from './errands.ts';
import type { Street } from '../harness/street.ts';

/** What the whole county still wants to do. */
export interface Play {
  readonly diary: Diary;
  /** Branches that have a Party day so far. */
  readonly planned: readonly Branch[];
  /** Gives the next branch its Party day, while there is one. */
  planNext(): void;
  /** Does one errand at random; false when none can be done now. */
  errand(): boolean;
  /** Somebody of the newest branches, so many, taps once more; false when nobody can. */
  again(branches: number): boolean;
  left(): number;
  /** What stands first in each of the queues that are left. */
  waiting(): readonly string[];
  /** One of the newest updates comes again: under its old number, or where that may be under a new one. */
  redeliver(): boolean;
  /** Whether everything that people did so far was taken, and their taps are not waiting. */
  isQuiet(): boolean;
}

const newest = 300;

export function createPlay(street: Street, random: Random, files: number): Play {
  const { rehearsal, county } = street;
  const diary = emptyDiary();
  const planned: Branch[] = [];
  const queues = new Map<Branch, Errand[][]>(
    county.branches.map((branch) => [branch, errandsOf(street, branch, diary, random, files)]),
  );
  let left = [...queues.values()].flat(2).length;
  let waiting = 0;
  let looked = 0;

  const anyOf = (branch: Branch): boolean => {
    const open = (queues.get(branch) ?? []).filter((queue) => queue.length > 0);
    for (const queue of random.shuffled(open))
      if (queue[0]?.tries() === true) {
        queue.shift();
        left -= 1;
        return true;
      }
    return false;
  };

  return {
    diary,
    planned,
    left: () => left,
    waiting: () =>
      [...queues].flatMap(([branch, open]) =>
        open.flatMap(([first]) => (first ? [`${branch.name}: ${first.what}`] : [])),
      ),
    planNext() {
      const branch = county.branches[planned.length];
      if (!branch) return;
      county.plan(branch);
      planned.push(branch);
    },
    errand() {
      const busy = planned.filter((branch) => (queues.get(branch) ?? []).some((queue) => queue.length > 0));
      return random.shuffled(busy).some(anyOf);
    },
    again(branches) {
      const idle = planned
        .slice(-branches)
        .filter((branch) => (queues.get(branch) ?? []).every(({ length }) => length === 0));
      return random.shuffled(idle).some((branch) => tapAgain(street, branch, diary, random));
    },
    redeliver() {
      // What was never taken keeps its place in the order.
      const waits = new Set(rehearsal.pendingUpdates().map((one) => one.update_id));
      const updates = rehearsal
        .allUpdates()
        .slice(-newest)
        .filter((one) => !waits.has(one.update_id));
      if (updates.length === 0) return false;
      const update = random.pick(updates);
      const { callback_query: query } = update;
      const asNewId = query !== undefined && diary.repeatable.has(query.id) && random.below(2) === 0;
      rehearsal.redeliver(update.update_id, { asNewId });
      return true;
    },
    isQuiet() {
      if (!rehearsal.isPolled() || rehearsal.pendingUpdates().length > 0) return false;
      // Taps never wait again once they were fetched.
      for (; looked < diary.taps.length; looked += 1)
        if (diary.taps[looked]?.tap.status() === 'waiting') return false;
      for (; waiting < diary.buttons.length; waiting += 1)
        if (diary.buttons[waiting]?.status() === 'waiting') return false;
      return true;
    },
  };
}
