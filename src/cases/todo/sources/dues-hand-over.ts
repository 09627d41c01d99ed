import { addDays } from '../../../domain/calendar/time.ts';
import type { LocalDate } from '../../../domain/ids.ts';
import { holdsPosts } from '../../../domain/people/facts.ts';
import type { Branch } from '../../../ports/store/org.ts';
import type { Tx } from '../../../ports/store/store.ts';
import { rosterOn } from '../../roster/roster-on.ts';
import type { RosterMember } from '../../roster/roster-on.ts';
import type { TodoSource } from '../todo-item.ts';

/** How long after a change of the dues officer the sheet is offered unasked. */
const offeredDays = 30;

/** The dues officer has changed lately: money and books are handed over with a sheet (规定 art. 25). */
export const duesToHandOver: TodoSource = ({ tx, text, today }, branch) => {
  const now = duesHolder(tx, branch, today);
  const before = now && holderBefore(tx, branch, now, today);
  if (!now || !before) return [];
  return [
    {
      line: text.dues.handOver(before.person.name, now.person.name),
      rows: [
        [
          {
            label: text.dues.buttonHandOver,
            action: 'dues.book',
            payload: `${String(branch.id)}.handOver.`,
          },
        ],
      ],
    },
  ];
};

/** Who held it before, where that changed lately; a roster that is younger has nobody to hand over. */
function holderBefore(tx: Tx, branch: Branch, now: RosterMember, today: LocalDate): RosterMember | undefined {
  const since = addDays(today, -offeredDays);
  const changes = tx.people
    .facts(tx.people.everIn(branch.id))
    .flatMap(({ field, from }) => (field === 'posts' && from > since && from <= today ? [from] : []));
  return [...new Set(changes)]
    .map((from) => duesHolder(tx, branch, addDays(from, -1)))
    .find((holder) => holder && holder.person.id !== now.person.id);
}

/** By the roster, bound or not: 组织委员, else 书记 (design §3). */
function duesHolder(tx: Tx, branch: Branch, day: LocalDate): RosterMember | undefined {
  const roster = rosterOn(tx, branch.id, day).filter(({ state }) => holdsPosts(state));
  const holding = (post: 'organisation' | 'secretary') =>
    roster.find(({ state }) => state.posts.includes(post));
  return holding('organisation') ?? holding('secretary');
}
