import type { CardRenderer, CardView } from '../../card.ts';
import { arrearsLevels } from '../../domain/dues/arrears.ts';
import type { BranchId } from '../../domain/ids.ts';
import type { CardButton } from '../../domain/outcome.ts';
import { arrearsFacts, branchArrears, readsLongArrears } from '../dues/arrears/branch-arrears.ts';
import type { ArrearsWordView } from '../dues/arrears/tell-arrears.ts';
import { pageButtons, pageOf } from './paging.ts';
import type { ListPage } from './turn-day-list.ts';

const perPage = 6;

const branchOf = ({ tx, card }: CardView) => tx.org.branch(Number(card.subject.split(':')[0]) as BranchId);

/** Whose dues are open for two months or more, with what is open and what was agreed; for the officers' eyes. */
export const duesArrearsCard: CardRenderer = (view) => {
  const { tx, card, text, today } = view;
  const words = text.duesArrears;
  if (card.state === 'closed') return { text: text.todo.movedBelow };
  const branch = branchOf(view);
  if (!branch) return { text: text.common.staleButton };
  const { asked, excused } = branchArrears(tx, branch.id, today);
  const debtors = asked.filter(({ level }) => level >= arrearsLevels.officers);
  const isFlagged = readsLongArrears(tx, branch.id, card.chatId, today);
  const shown = pageOf(debtors, (card.view as ListPage | null)?.page ?? 0, perPage);
  const rows = shown.items.map(({ member, name }): CardButton[] => {
    const payload = `${String(branch.id)}.${String(member.person.id)}`;
    return [
      { label: words.buttonExcuse(name), action: 'todo.arrearsExcuse', payload },
      { label: words.buttonPaid(name), action: 'todo.arrearsPaid', payload },
    ];
  });
  const turn = pageButtons(shown, text, 'todo.arrears', (to) => `${String(branch.id)}.${String(to)}`);
  if (turn.length > 0) rows.push(turn);
  const lines = [
    debtors.length === 0 ? words.listNobody(branch.name) : words.list(branch.name, debtors.length),
    ...shown.items.map((one) =>
      words.line(arrearsFacts(one), isFlagged && one.level >= arrearsLevels.long, today),
    ),
    ...excused.map(({ name, excuse }) =>
      words.excused(name, excuse.until, tx.attendance.text(excuse.reasonHash)),
    ),
    ...(shown.pages > 1 ? [words.page(shown.page + 1, shown.pages)] : []),
    words.listFoot,
  ];
  return { text: lines.join('\n'), buttons: rows };
};

/** The word to the secretary: about those of whom he was to hear, as far as it is still so. */
export const duesArrearsWordCard: CardRenderer = (view) => {
  const { tx, card, text, today } = view;
  const branch = branchOf(view);
  if (!branch) return { text: text.common.staleButton };
  const { only } = card.view as ArrearsWordView;
  const debtors = branchArrears(tx, branch.id, today).asked.filter(
    ({ member, level }) => only.includes(member.person.id) && level >= arrearsLevels.secretary[0],
  );
  if (debtors.length === 0) return { text: text.duesArrears.secretaryNobody(branch.name) };
  const see = { label: text.duesArrears.buttonSee, action: 'todo.arrears', payload: String(branch.id) };
  return {
    text: text.duesArrears.secretary(branch.name, debtors.map(arrearsFacts), today),
    buttons: [[see]],
  };
};
