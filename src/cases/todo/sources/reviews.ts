import { probationsDue, reviewsDue } from '../../people/reviews.ts';
import { peopleFiguresFor } from '../../plan/figures.ts';
import { displayName } from '../../roster/display-name.ts';
import { rosterOn } from '../../roster/roster-on.ts';
import type { TodoItem, TodoSource } from '../todo-item.ts';

/** More than these at once nobody looks through; the next ones come up as they are settled. */
const shownAtOnce = 4;

/** Away and excused members who are to be looked at again, and probation that is ending. */
export const membersToReview: TodoSource = ({ tx, text, today }, branch) => {
  const words = text.people;
  const roster = rosterOn(tx, branch.id, today);
  const { reviewMonths } = peopleFiguresFor(tx, branch);
  const button = (label: string, id: number, verb: string) => ({
    label,
    action: 'member.do',
    payload: `${String(branch.id)}.${String(id)}.${verb}`,
  });
  const reviews = reviewsDue(tx, branch.id, today).map((member): TodoItem => {
    const { person, state } = member;
    const name = displayName(member, roster);
    const still = button(words.buttonStill(name, reviewMonths), person.id, 'keep');
    const over = state.away
      ? button(words.buttonCameBack, person.id, 'back')
      : button(words.buttonComesAgain, person.id, 'attends');
    return {
      line: words.reviewDue(name, state.away, state.reviewDate ?? today, today),
      rows: [[still, over]],
    };
  });
  const probations = probationsDue(tx, branch, today).map(({ member, ends }): TodoItem => {
    const name = displayName(member, roster);
    return {
      line: words.probationDue(name, ends, today),
      rows: [[button(words.buttonFormalOf(name), member.person.id, 'formal')]],
    };
  });
  return [...reviews.slice(0, shownAtOnce), ...probations.slice(0, shownAtOnce)];
};
