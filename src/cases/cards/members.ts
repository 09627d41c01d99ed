import type { CardRenderer, CardView } from '../../card.ts';
import type { BranchId, PersonId } from '../../domain/ids.ts';
import type { CardButton, CardContent } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import { shownLook } from '../above/name-looks.ts';
import { lastChange } from '../people/last-change.ts';
import { undoMs } from '../people/set-back.ts';
import { undoButton } from '../people/changed.ts';
import { nameToWrite, personView, rosterCounts } from '../people/person-view.ts';
import { relativesIn } from '../binding/bind-relative.ts';
import { ownBinding } from '../binding/own-binding.ts';
import { displayName } from '../roster/display-name.ts';
import { boundOfficers } from '../roster/officers.ts';
import { rosterOn } from '../roster/roster-on.ts';
import type { RosterMember } from '../roster/roster-on.ts';
import { pageButtons, pageOf } from './paging.ts';
import { relativesPart, shortened } from './relatives.ts';

/** What the officer is looking at: a page of the roster, or one person of it. */
export interface MembersView {
  readonly page: number;
  readonly personId: PersonId | null;
  /** Whether it asks if the person's account is to be unlinked. */
  readonly unlinking?: boolean;
  /** Whether it shows who above the branch has seen its names. */
  readonly looks?: boolean;
  /** Which page of these; 0: the newest. */
  readonly looksPage?: number;
}

const perPage = 12;
const looksPerPage = 20;

/** 名单: the roster of a branch with state and binding, for its officers alone; or one person with the one-tap changes. */
export const membersCard: CardRenderer = (view) => {
  const { tx, card, text, today } = view;
  if (card.state === 'closed') return { text: text.todo.movedBelow };
  const branch = tx.org.branch(Number(card.subject.split(':')[0]) as BranchId);
  const reads = branch && boundOfficers(tx, branch.id, today).some(({ chatId }) => chatId === card.chatId);
  if (!branch || !reads) return { text: text.people.rosterOver };
  const roster = rosterOn(tx, branch.id, today);
  const shown: MembersView = (card.view as MembersView | null) ?? { page: 0, personId: null };
  const { page, personId } = shown;
  if (shown.looks === true) return looksOf(view, branch, shown.looksPage ?? 0);
  const member = roster.find(({ person }) => person.id === personId);
  if (member && shown.unlinking === true && ownBinding(tx, member.person.id))
    return askUnlink(view, branch, roster, member);
  return member ? onePerson(view, branch, roster, member) : onePage(view, branch, roster, page);
};

function onePage(
  { tx, text, today }: CardView,
  branch: Branch,
  roster: readonly RosterMember[],
  page: number,
): CardContent {
  const words = text.people;
  const views = roster.map((member) => personView(tx, member, roster, today));
  const counts = rosterCounts(views, roster.filter(({ expected }) => expected).length);
  const listed = roster.flatMap((member, at) => {
    const view = views[at];
    return view ? [{ member, view }] : [];
  });
  const shown = pageOf(listed, page, perPage);
  const cells = shown.items.map(({ member, view }): CardButton => ({
    label: view.name,
    action: 'members.open',
    payload: `${String(branch.id)}.${String(member.person.id)}`,
  }));
  const rows: CardButton[][] = [];
  for (let at = 0; at < cells.length; at += 3) rows.push(cells.slice(at, at + 3));
  const turn = pageButtons(shown, text, 'members.page', (to) => `${String(branch.id)}.${String(to)}`);
  if (turn.length > 0) rows.push(turn);
  rows.push([
    {
      label: text.above.buttonLooks,
      action: 'members.looks',
      payload: `${String(branch.id)}.${String(shown.page)}`,
    },
  ]);
  const lines = [
    words.roster(branch.name, counts),
    ...shown.items.map(({ view }) => words.rosterLine(view.name, view)),
    words.rosterPage(shown.page + 1, shown.pages),
  ];
  return { text: lines.join('\n'), buttons: rows };
}

function onePerson(
  { tx, text, today, now }: CardView,
  branch: Branch,
  roster: readonly RosterMember[],
  member: RosterMember,
): CardContent {
  const words = text.people;
  const { person, state } = member;
  const view = personView(tx, member, roster, today);
  const of = `${String(branch.id)}.${String(person.id)}`;
  const act = (label: string, verb: string, action = 'member.do'): CardButton => ({
    label,
    action,
    payload: `${of}.${verb}`,
  });
  const rows: CardButton[][] = [
    [
      state.away ? act(words.buttonBack, 'back') : act(words.buttonAway, 'away'),
      state.excused ? act(words.buttonAttends, 'attends') : act(words.buttonExcused, 'excused'),
    ],
  ];
  const last = lastChange(tx, person.id);
  if (state.status === 'probationary' && !view.waiting.some(({ kind }) => kind === 'formal'))
    rows.push([act(words.buttonFormal, 'formal')]);
  if (last?.kind === 'waiting')
    rows.push([
      {
        ...undoButton(branch.id, person.id, last.token, text),
        label: words.buttonWithdraw(view.name, last.change.kind),
      },
    ]);
  if (last?.kind === 'facts' && now - last.at <= undoMs)
    rows.push([{ ...undoButton(branch.id, person.id, last.token, text), label: words.buttonUndoLast }]);
  if (view.bound) rows.push([act(words.buttonUnlink, 'ask', 'member.unlink')]);
  const relatives = relativesIn(tx, [branch.id], today).filter(({ personId }) => personId === person.id);
  const family = relativesPart(text, relatives);
  rows.push(...family.rows.map((row) => [...row]));
  rows.push([{ label: words.buttonList, action: 'members.open', payload: `${String(branch.id)}.0` }]);
  const lines = [
    ...words.person(view, today),
    words.personHow(nameToWrite(tx, member, roster)),
    ...family.lines,
  ];
  return { text: lines.join('\n'), buttons: rows };
}

/** Everybody above the branch who has seen its names, and why; the newest first. */
function looksOf(view: CardView, branch: Branch, page: number): CardContent {
  const { tx, text } = view;
  const shown = pageOf(tx.looks.ofBranch(branch.id), page, looksPerPage);
  const looks = shown.items.map((look) => shownLook(view, look));
  const payload = (to: number) => `${String(branch.id)}.${String(to)}`;
  const turn = pageButtons(shown, text, 'members.looksPage', payload);
  return {
    text: text.above.looks(branch.name, looks, shown.page + 1, shown.pages),
    buttons: [
      ...(turn.length > 0 ? [turn] : []),
      [{ label: text.people.buttonList, action: 'members.open', payload: payload(0) }],
    ],
  };
}

/** Before an account is unlinked: whose it is, and what stays. */
function askUnlink(
  { tx, text }: CardView,
  branch: Branch,
  roster: readonly RosterMember[],
  member: RosterMember,
): CardContent {
  const { id } = member.person;
  const binding = ownBinding(tx, id);
  const account = binding && tx.accounts.account(binding.accountId)?.displayName;
  const button = (label: string, answer: string): CardButton => ({
    label,
    action: 'member.unlink',
    payload: `${String(branch.id)}.${String(id)}.${answer}`,
  });
  const words = text.people;
  return {
    text: words.askUnlink(displayName(member, roster), shortened(account ?? '')),
    buttons: [[button(words.buttonDoUnlink, String(binding?.id ?? 0)), button(words.buttonKeepLinked, 'no')]],
  };
}
