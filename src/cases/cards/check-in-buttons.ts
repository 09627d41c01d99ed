import type { CardView } from '../../card.ts';
import type { LocalDate } from '../../domain/ids.ts';
import type { CardButton } from '../../domain/outcome.ts';

/** What a person can say about the own attendance on that date: the answers in one row, taking them back below. */
export function checkInButtons(
  text: CardView['text'],
  date: LocalDate,
  online: boolean,
): readonly (readonly CardButton[])[] {
  const button = (label: string, action: string): CardButton => ({ label, action, payload: date });
  return [
    [
      button(text.month.buttonCheckIn, 'attend.in'),
      button(text.month.buttonLeave, 'leave.ask'),
      ...(online ? [button(text.month.buttonOnline, 'attend.online')] : []),
    ],
    [button(text.checkIn.buttonUndo, 'undo.own')],
  ];
}
