import { standingLines } from '../../../domain/dues/standing.ts';
import { quarterCash, quarterToHandUp } from '../../../domain/dues/hand-up.ts';
import { branchCash, handUpFacts } from '../../hand-up/branch-cash.ts';
import { openButton } from '../../hand-up/hand-up-words.ts';
import type { TodoItem, TodoSource } from '../todo-item.ts';

/** Money of the last quarter that is not handed up yet, and hand-ups that the township says it has not received. */
export const cashToHandUp: TodoSource = ({ tx, text, today, rules }, branch) => {
  const cash = branchCash(tx, branch.id, rules.zone);
  const items: TodoItem[] = [];
  const late = quarterToHandUp(cash, today);
  if (late !== undefined) {
    const { dueFen } = quarterCash(cash, late);
    if (dueFen > 0)
      items.push({
        line: text.handUp.todo(late, dueFen, today),
        rows: [[openButton({ text }, branch.id, late, dueFen)]],
      });
  }
  for (const line of standingLines(cash.lines)) {
    if (tx.dues.handUpAnswer(line.seq)?.state !== 'notReceived') continue;
    items.push({
      line: text.handUp.todoNotReceived(handUpFacts(line, rules.zone), today),
      rows: [
        [
          {
            label: text.handUp.buttonReverseThis,
            action: 'handup.askReverse',
            payload: `${String(branch.id)}.${String(line.seq)}`,
          },
        ],
      ],
    });
  }
  return items;
};
