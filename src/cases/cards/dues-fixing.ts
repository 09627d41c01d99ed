import type { CardRenderer, CardView } from '../../card.ts';
import { localOf, yearOf } from '../../domain/calendar/time.ts';
import type { BranchId, PersonId } from '../../domain/ids.ts';
import type { CardButton, CardContent } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import { amountsNow, membersToFix } from '../dues/amounts/year-amounts.ts';
import { displayName } from '../roster/display-name.ts';
import { pageButtons, pageOf } from './paging.ts';
import type { Tx } from '../../ports/store/store.ts';

/** What the officer is looking at: how many pay what (`page` null), or a page of the people. */
export interface FixingView {
  readonly page: number | null;
  /** 以后再说. */
  readonly later?: boolean;
}

const perPage = 12;

export function branchOfFixing(_: Tx, subject: string): BranchId {
  return Number(subject.split(':')[0]) as BranchId;
}

/** The yearly round of dues amounts (核定): all as last year, or some are changed first. */
export const duesFixingCard: CardRenderer = (view) => {
  const { tx, card, text, today } = view;
  const branch = tx.org.branch(branchOfFixing(tx, card.subject));
  const year = Number(card.subject.split(':')[1]);
  if (card.state === 'closed') return { text: text.todo.movedBelow };
  if (!branch || year !== yearOf(today)) return { text: text.duesFixing.over(year) };
  const { page, later } = (card.view as FixingView | null) ?? { page: null };
  if (page !== null) return people(view, branch, year, page);
  const fixed = tx.dues.yearFixed(branch.id, year);
  return fixed === undefined && later === true
    ? { text: text.duesFixing.later(branch.name, year) }
    : summary(view, branch, year, fixed);
};

function summary(
  { tx, text, today, rules }: CardView,
  branch: Branch,
  year: number,
  fixed: ReturnType<Tx['dues']['yearFixed']>,
): CardContent {
  const words = text.duesFixing;
  const head = words.summary(branch.name, year, amountsNow(tx, branch.id, today));
  const payload = `${String(branch.id)}.${String(year)}`;
  const change = { label: words.buttonChange, action: 'dues.fixChange', payload };
  if (fixed) {
    const said = words.fixed(year, localOf(fixed.at, rules.zone).date, nameOf(tx, fixed.by));
    return { text: `${head}\n${said}`, buttons: [[change]] };
  }
  return {
    text: `${head}\n${words.question}`,
    buttons: [
      [{ label: words.buttonAccept, action: 'dues.fixAccept', payload }],
      [change, { label: words.buttonLater, action: 'dues.fixLater', payload }],
    ],
  };
}

function people({ tx, text, today }: CardView, branch: Branch, year: number, page: number): CardContent {
  const words = text.duesFixing;
  const members = membersToFix(tx, branch.id, today);
  const shown = pageOf(members, page, perPage);
  const of = `${String(branch.id)}.${String(year)}`;
  const cells = shown.items.map((member): CardButton => {
    const { duesClass, duesFen } = member.state;
    return {
      label: words.person(displayName(member, members), { duesClass, fen: duesFen }),
      action: 'dues.fixTurn',
      payload: `${of}.${String(shown.page)}.${String(member.person.id)}`,
    };
  });
  const rows: CardButton[][] = [];
  for (let at = 0; at < cells.length; at += 2) rows.push(cells.slice(at, at + 2));
  const turn = pageButtons(shown, text, 'dues.fixTurn', (to) => `${of}.${String(to)}`);
  if (turn.length > 0) rows.push(turn);
  const isFixed = tx.dues.yearFixed(branch.id, year) !== undefined;
  rows.push([{ label: isFixed ? words.buttonBack : words.buttonDone, action: 'dues.fixDone', payload: of }]);
  return { text: words.people(branch.name, year, shown.page + 1, shown.pages), buttons: rows };
}

/** Who fixed it, by the name that the person has now. */
function nameOf(tx: Tx, ref: string): string {
  const [kind, id] = ref.split(':');
  return kind === 'person' ? (tx.people.person(Number(id) as PersonId)?.name ?? '') : '';
}
