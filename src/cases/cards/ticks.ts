import type { CardRenderer, CardView } from '../../card.ts';
import type { PartyDayId, PersonId } from '../../domain/ids.ts';
import type { CardButton } from '../../domain/outcome.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import { dayTally } from '../attendance/day-tally.ts';
import type { DayTally } from '../attendance/day-tally.ts';
import { tickList, tickScope, cannotTap } from '../attendance/tick-scope.ts';
import type { TickList, TickScope } from '../attendance/tick-scope.ts';
import { displayName } from '../roster/display-name.ts';
import type { RosterMember } from '../roster/roster-on.ts';
import { closingHead } from './closing-figures.ts';
import { pageOf, pageButtons } from './paging.ts';

/** What the reader of the list is looking at. */
export interface TicksView {
  readonly page: number;
  /** The away and excused instead of the expected. */
  readonly others: boolean;
  /** By number instead of people who cannot tap first. */
  readonly byNumber: boolean;
  readonly done: boolean;
}

export const firstTicks: TicksView = { page: 0, others: false, byNumber: false, done: false };

const namesPerPage = 20;

/** Names to tick (subject: Party day id and the tap or message that asked), for officers and for a 党小组长. */
export const ticksCard: CardRenderer = (view) => {
  const { tx, card, text, today } = view;
  const day = tx.partyDays.partyDay(Number(card.subject.split(':')[0]) as PartyDayId);
  if (day?.state !== 'planned') return { text: text.month.notPlanned };
  if (card.state === 'closed') return { text: text.todo.movedBelow };
  const personId = readerOf(view);
  const scope = personId === undefined ? undefined : tickScope(tx, personId, day, today);
  if (!scope) return { text: text.ticks.notHere };
  const counted = dayTally(tx, day);
  const list = tickList(tx, day, scope);
  const head = headOf(view, day, scope, counted, list);
  const showing = (card.view as TicksView | null) ?? firstTicks;
  const id = String(day.id);
  const turn = (to: Partial<TicksView>) => `${id}.${turnPayload({ ...showing, ...to })}`;
  if (showing.done) {
    const again = { label: text.ticks.buttonAgain, action: 'attend.turn', payload: turn({ done: false }) };
    return { text: `${head}\n${text.ticks.over}`, buttons: [[again]] };
  }
  const members = showing.others ? list.others : list.expected;
  const sorted = showing.byNumber ? members : unableFirst(view, members);
  const shown = pageOf(sorted, showing.page, namesPerPage);
  const cells = shown.items.map((member) => ({
    label: `${text.month.tickMarks[counted.states.get(member.person.id) ?? 'unrecorded']} ${displayName(member, list.roster)}`,
    action: 'attend.mark',
    payload: `${id}.${String(member.person.id)}`,
  }));
  const rows: CardButton[][] = [];
  for (let at = 0; at < cells.length; at += 2) rows.push(cells.slice(at, at + 2));
  const pages = pageButtons(shown, text, 'attend.turn', (page) => turn({ page }));
  if (pages.length > 0) rows.push(pages);
  rows.push(...footOf(view, list, showing, turn));
  return { text: [head, ...helpOf(view, scope, showing, shown)].join('\n'), buttons: rows };
};

/** `page.flags`: what a button that turns the list carries. */
function turnPayload({ page, others, byNumber, done }: TicksView): string {
  return `${String(page)}.${others ? 'o' : ''}${byNumber ? 'n' : ''}${done ? 'd' : ''}`;
}

export function readTurn(page: string, flags: string): TicksView {
  return {
    page: Number(page),
    others: flags.includes('o'),
    byNumber: flags.includes('n'),
    done: flags.includes('d'),
  };
}

function readerOf({ tx, card }: CardView): PersonId | undefined {
  const account = tx.accounts.byPrivateChat(card.chatId);
  const own = account && tx.accounts.bindings(account.id).find(({ relation }) => relation === 'self');
  return own?.personId ?? undefined;
}

function headOf(
  { tx, text }: CardView,
  day: PartyDay,
  scope: TickScope,
  counted: DayTally,
  { expected, others }: TickList,
): string {
  const branch = tx.org.branch(day.branchId)?.name ?? '';
  if (scope.who === 'officer') return closingHead(text, branch, day.date, counted);
  const { states } = counted;
  const group = tx.org.partyGroup(scope.groupId)?.name ?? '';
  const came = [...expected, ...others].filter(({ person }) =>
    ['present', 'online'].includes(states.get(person.id) ?? ''),
  );
  const open = expected.filter(({ person }) => !states.has(person.id));
  return text.ticks.leaderHead(branch, group, day.date, came.length, open.length);
}

function helpOf(
  { text }: CardView,
  scope: TickScope,
  { others, byNumber }: TicksView,
  { items, page, pages }: { items: readonly unknown[]; page: number; pages: number },
): readonly string[] {
  if (items.length === 0) return [text.ticks.nobody];
  const help = others
    ? text.ticks.othersHelp
    : scope.who === 'officer'
      ? text.ticks.help
      : text.ticks.leaderHelp;
  return [
    help,
    ...(byNumber || others ? [] : [text.ticks.noPhoneFirst]),
    ...(pages > 1 ? [text.ticks.page(page + 1, pages)] : []),
  ];
}

function footOf(
  { text }: CardView,
  { others }: TickList,
  showing: TicksView,
  turn: (to: Partial<TicksView>) => string,
): CardButton[][] {
  const button = (label: string, to: Partial<TicksView>): CardButton => ({
    label,
    action: 'attend.turn',
    payload: turn({ page: 0, ...to }),
  });
  const done = [button(text.ticks.buttonDone, { done: true })];
  if (showing.others) return [[button(text.ticks.buttonExpected, { others: false })], done];
  const order = showing.byNumber
    ? button(text.ticks.buttonNoPhone, { byNumber: false })
    : button(text.ticks.buttonByNumber, { byNumber: true });
  const more = others.length > 0 ? [button(text.ticks.buttonOthers, { others: true })] : [];
  return [[order, ...more], done];
}

function unableFirst({ tx }: CardView, members: readonly RosterMember[]): readonly RosterMember[] {
  const without = new Set(members.filter((member) => cannotTap(tx, member)));
  return [...without, ...members.filter((member) => !without.has(member))];
}
