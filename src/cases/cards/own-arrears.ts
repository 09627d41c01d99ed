import type { CardRenderer } from '../../card.ts';
import { openFen } from '../../domain/dues/person-months.ts';
import type { CardButton } from '../../domain/outcome.ts';
import type { OwnArrearsView } from '../dues/arrears/tell-arrears.ts';
import { memberDues } from '../dues/own-dues.ts';
import { ownerOf } from './own-leave.ts';

/** The word to somebody in arrears (subject: person, then when): of the months that it is about, those still open. */
export const ownArrearsCard: CardRenderer = (view) => {
  const { tx, card, text, today } = view;
  const { branchId, noted } = card.view as OwnArrearsView;
  const personId = ownerOf(view);
  if (personId === undefined || String(personId) !== card.subject.split(':')[0])
    return { text: text.duesCard.unknown };
  const about = new Set(noted.map(({ month }) => month));
  const open = (memberDues(tx, personId, today)?.months ?? []).filter(
    ({ month, state }) => about.has(month) && state === 'arrears',
  );
  const last = open.at(-1)?.month;
  if (last === undefined) return { text: text.duesArrears.toPersonNobody };
  const button = (label: string, action: string): CardButton => ({ label, action, payload: last });
  const fen = open.reduce((sum, month) => sum + openFen(month), 0);
  const months = open.map(({ month }) => month);
  return {
    text: text.duesArrears.toPerson(tx.org.branch(branchId)?.name ?? '', months, fen, today),
    buttons: [[button(text.duesCard.buttonPaid, 'paid.tap'), button(text.duesCard.buttonMine, 'dues.mine')]],
  };
};
