import type { CardRenderer } from '../../card.ts';
import { monthOf } from '../../domain/calendar/time.ts';
import type { CardButton } from '../../domain/outcome.ts';
import type { Month } from '../../domain/ids.ts';
import { ownDues } from '../dues/own-dues.ts';
import { ownerOf } from './own-leave.ts';

/** A private question about the own dues (subject: month and person), where the group has no card. */
export const ownDuesCard: CardRenderer = (view) => {
  const { tx, card, text, today, rules } = view;
  const words = text.duesCard;
  const [month, asked] = card.subject.split(':');
  const personId = ownerOf(view);
  const own =
    personId === undefined || String(personId) !== asked
      ? undefined
      : ownDues(tx, personId, { today, zone: rules.zone, month: month as Month });
  if (!own || personId === undefined) return { text: words.unknown };
  const { period } = own;
  const button = (label: string, action: string, payload: string): CardButton => ({ label, action, payload });
  const mine = button(words.buttonMine, 'dues.mine', period.month);
  if (period.state === 'claimed')
    return {
      text: words.stands(period),
      buttons: [[button(words.buttonUndo, 'paid.withdraw', String(personId)), mine]],
    };
  if (period.state !== 'due' && period.state !== 'arrears') return { text: words.stands(period) };
  if (period.month < monthOf(today))
    return { text: `${words.stands(period)}\n${words.promptOver(period)}`, buttons: [[mine]] };
  // The tap claims these too: they are said beside it.
  const { months, fen } = own.earlier;
  const earlier = months.length > 0 ? [words.earlier(months, fen, period.month)] : [];
  return {
    text: [words.stands(period), ...earlier, words.promptFoot].join('\n'),
    buttons: [[button(words.buttonPaid, 'paid.tap', period.month), mine]],
  };
};
