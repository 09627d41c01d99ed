import type { CardRenderer, CardView } from '../../card.ts';
import { arrearsLevels } from '../../domain/dues/arrears.ts';
import type { BranchId, PersonId } from '../../domain/ids.ts';
import type { CardButton } from '../../domain/outcome.ts';
import { arrearsFacts, branchArrears, readsLongArrears } from '../dues/arrears/branch-arrears.ts';
import type { BranchArrears } from '../dues/arrears/branch-arrears.ts';
import { duesOf } from '../dues/branch-dues.ts';
import { namesIn } from '../dues/names-in.ts';
import type { ArrearsWordView } from '../dues/arrears/tell-arrears.ts';
import { personOn } from '../roster/roster-on.ts';
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
  const { asked, excused, book } = branchArrears(tx, branch.id, today);
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
    ...(debtors.length > 0
      ? [words.list(branch.name, debtors.length)]
      : book.behind.length === 0
        ? [words.listNobody(branch.name)]
        : []),
    ...shown.items.map((one) =>
      words.line(arrearsFacts(one), isFlagged && one.level >= arrearsLevels.long, today),
    ),
    ...excused.map(({ name, excuse }) =>
      words.excused(name, excuse.until, tx.attendance.text(excuse.reasonHash)),
    ),
    ...(book.behind.length > 0 ? [words.behind(book.behind.flat(), today), words.catchUp] : []),
    ...(shown.pages > 1 ? [words.page(shown.page + 1, shown.pages)] : []),
    words.listFoot,
  ];
  return { text: lines.join('\n'), buttons: rows };
};

/** The word to the secretary: about those of whom he was to hear, each as he stands now. */
export const duesArrearsWordCard: CardRenderer = (view) => {
  const { tx, card, text, today } = view;
  const branch = branchOf(view);
  if (!branch) return { text: text.common.staleButton };
  const words = text.duesArrears;
  const { only } = card.view as ArrearsWordView;
  const now = branchArrears(tx, branch.id, today);
  const debtors = now.asked.filter(({ member }) => only.includes(member.person.id));
  const others = only
    .filter((id) => !debtors.some(({ member }) => member.person.id === id))
    .map((id) => ({ id, standing: standingOf(view, branch.id, id, now) }));
  if (debtors.length === 0 && others.every(({ standing }) => standing === words.standing.settled))
    return { text: words.secretaryNobody(branch.name) };
  const names = namesIn(tx, branch.id, today);
  const lines = [
    debtors.length > 0
      ? words.secretary(branch.name, debtors.map(arrearsFacts), today)
      : words.secretaryNow(branch.name),
    ...others.map(({ id, standing }) => words.stands(names(id), standing)),
    ...(now.book.behind.length > 0 ? [words.behind(now.book.behind.flat(), today)] : []),
  ];
  const see = { label: words.buttonSee, action: 'todo.arrears', payload: String(branch.id) };
  return { text: lines.join('\n'), buttons: [[see]] };
};

function standingOf(
  { tx, text, today }: CardView,
  branchId: BranchId,
  id: PersonId,
  { excused }: BranchArrears,
): string {
  const { standing, until } = text.duesArrears;
  const excuse = excused.find(({ member }) => member.person.id === id)?.excuse;
  if (excuse) return until(excuse.until);
  const mode = tx.org.branch(branchId)?.payMode ?? 'monthly';
  const states = (duesOf(tx, [id], mode, today)[0]?.months ?? []).map(({ state }) => state);
  if (personOn(tx, id, today)?.branch !== branchId) return standing.notAsked;
  if (states.includes('arrears')) return standing.open;
  return states.includes('claimed') ? standing.claimed : standing.settled;
}
