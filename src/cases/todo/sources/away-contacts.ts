import { monthOf, quarterOf } from '../../../domain/calendar/time.ts';
import { contactDay, isReached, officersContacts } from '../../people/quarter-contacts.ts';
import { unnamedAway } from '../../people/secretary-keeps.ts';
import { displayName } from '../../roster/display-name.ts';
import { rosterOn } from '../../roster/roster-on.ts';
import type { TodoItem, TodoSource } from '../todo-item.ts';

/** Away members without a contact person; in the quarter's last month those whom the officers have to contact. */
export const awayToContact: TodoSource = ({ tx, text, today, rules }, branch) => {
  const words = text.people;
  const roster = rosterOn(tx, branch.id, today);
  const payload = String(branch.id);
  const items: TodoItem[] = [];
  const quarter = quarterOf(monthOf(today));
  const left =
    today < contactDay(quarter, rules)
      ? []
      : officersContacts(tx, branch, today).filter((one) => !isReached(one));
  if (left.length > 0)
    items.push({
      line: words.contactTodo(
        quarter,
        left.map(({ member }) => displayName(member, roster)),
      ),
      rows: [[{ label: words.buttonContactTodo, action: 'member.awayList', payload }]],
    });
  const unnamed = unnamedAway(tx, branch.id, today).map((member) => displayName(member, roster));
  if (unnamed.length > 0)
    items.push({
      line: words.contactUnnamed(unnamed),
      rows: [[{ label: words.buttonSecretaryKeeps, action: 'member.secretary', payload }]],
    });
  return items;
};
