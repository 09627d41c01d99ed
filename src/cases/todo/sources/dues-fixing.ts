import { yearOf } from '../../../domain/calendar/time.ts';
import { membersToFix } from '../../dues/amounts/year-amounts.ts';
import type { TodoSource } from '../todo-item.ts';

/** After this month nobody asks any more: the amounts hold as they are. */
const lastMonth = 3;

/** From January to March: the year's dues amounts are not fixed yet. */
export const amountsToFix: TodoSource = ({ tx, text, today }, branch) => {
  const year = yearOf(today);
  if (Number(today.slice(5, 7)) > lastMonth || tx.dues.yearFixed(branch.id, year)) return [];
  if (membersToFix(tx, branch.id, today).length === 0) return [];
  return [
    {
      line: text.duesFixing.todo(year),
      rows: [
        [
          {
            label: text.duesFixing.buttonOpen,
            action: 'dues.fixOpen',
            payload: `${String(branch.id)}.${String(year)}`,
          },
        ],
      ],
    },
  ];
};
