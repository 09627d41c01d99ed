import { comingDay } from '../../attendance/day-in-hand.ts';
import { phoneRows } from '../../cards/phone-list.ts';
import { plannedDay } from '../../plan/steps.ts';
import { phoningDue } from '../../remind/to-phone.ts';
import type { TodoSource } from '../todo-item.ts';

const namesShown = 12;
/** So few people have a button each at once; more are on the list that [看电话名单] opens. */
const mostButtons = 4;

/** Whom only the telephone reaches, from the day before to the start; and at any time with whom leave is to be talked over. */
export const peopleToTelephone: TodoSource = ({ tx, text, now, today, rules }, branch) => {
  const day = comingDay(tx, branch, today);
  const planned = day && plannedDay(tx, rules, day);
  const people = planned ? phoningDue(tx, planned, now, today) : [];
  if (!planned || people.length === 0) return [];
  const names = people
    .slice(0, namesShown)
    .map(({ name, deferred }) => (deferred ? text.remind.phoneDeferred(name) : name));
  const payload = String(planned.day.id);
  const few = people.length > mostButtons ? [] : phoneRows(people, planned.day, text);
  return [
    {
      line: text.remind.phone(planned.day.date, names, people.length),
      rows: [
        ...few,
        [
          { label: text.remind.buttonAllCalled, action: 'remind.allCalled', payload },
          { label: text.remind.buttonPhone, action: 'remind.phone', payload },
        ],
      ],
    },
  ];
};
