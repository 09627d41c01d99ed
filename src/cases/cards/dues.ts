import type { CardRenderer } from '../../card.ts';
import { monthOf } from '../../domain/calendar/time.ts';
import type { Month } from '../../domain/ids.ts';
import { branchesOnCard } from '../dues/dues-branches.ts';
import { periodCounts } from '../dues/period-counts.ts';

/**
 * The dues card of a group (subject: the month): a line a branch. Counts only: a sum would tell from one edit to the next
 * what somebody pays.
 */
export const duesCard: CardRenderer = ({ tx, card, text, today }) => {
  const month = card.subject as Month;
  const branches = branchesOnCard(tx, card.chatId, month);
  const words = text.duesCard;
  if (branches.length === 0) return { text: words.notHere };
  const modes = new Set(branches.map(({ payMode }) => payMode));
  const [only] = modes;
  const mode = only === 'quarterly' && modes.size === 1 ? 'quarterly' : 'monthly';
  const shown = branches.map(({ id, name, payMode }) => ({
    name: payMode === mode ? name : words.branchOfQuarter(name, { month, mode: payMode }),
    counts: periodCounts(tx, id, today, month),
  }));
  const lines = [words.title({ month, mode }), ...shown.map(({ name, counts }) => words.line(name, counts))];
  const isPaid = shown.every(({ counts }) => counts.claimed + counts.open === 0);
  if (isPaid) return { text: [...lines, words.allPaid].join('\n') };
  if (month < monthOf(today)) return { text: [...lines, words.over(month)].join('\n') };
  return {
    text: [...lines, words.foot].join('\n'),
    buttons: [
      [
        { label: words.buttonMine, action: 'dues.mine', payload: month },
        { label: words.buttonPaid, action: 'paid.tap', payload: month },
      ],
    ],
  };
};
