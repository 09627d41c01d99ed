import type { CardRenderer } from '../../card.ts';
import type { CardButton } from '../../domain/outcome.ts';
import { secretaryMonth } from '../digest/secretary-month.ts';
import { planSubject } from './plan.ts';

/** A month that is over, to the branch's officer (subject: `branch:month`). */
export const secretaryMonthCard: CardRenderer = (view) => {
  const { tx, card, text } = view;
  const { branchId, month } = planSubject(card.subject);
  const branch = tx.org.branch(branchId);
  if (!branch) return { text: text.common.noRight };
  const facts = secretaryMonth(view, branch, month);
  const words = text.secretaryMonth;
  if (card.state === 'closed') return { text: words.told(facts) };
  const buttons: CardButton[] = [
    ...(facts.waiting > 0 ? [{ label: words.buttonTodo, action: 'dispatch.run', payload: 'todo' }] : []),
    ...(facts.next.kind === 'undated'
      ? [
          {
            label: words.buttonPlan,
            action: 'todo.plan',
            payload: `${String(branchId)}.${facts.nextMonth}`,
          },
        ]
      : []),
  ];
  const content = { text: words.told(facts) };
  return buttons.length > 0 ? { ...content, buttons: [buttons] } : content;
};
