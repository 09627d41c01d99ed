import type { CardRenderer, CardView } from '../../card.ts';
import type { CardButton } from '../../domain/outcome.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Catalog } from '../../text/catalog.ts';
import { plannedDay } from '../plan/steps.ts';
import { peopleToPhone, phoningDue } from '../remind/to-phone.ts';
import type { ToPhone } from '../remind/to-phone.ts';
import { pageButtons, pageOf } from './paging.ts';
import { partyDayOf } from './party-day-of.ts';
import type { ListPage } from './turn-day-list.ts';

const perPage = 12;

/** [打过了 张三], two a row; with whom leave is to be talked over, [同意 张三] beside it. */
export function phoneRows(
  people: readonly ToPhone[],
  day: PartyDay,
  text: Catalog,
): readonly (readonly CardButton[])[] {
  const rows: (readonly CardButton[])[] = [];
  const plain: CardButton[] = [];
  for (const { personId, name, deferred } of people) {
    const payload = `${String(day.id)}.${String(personId)}`;
    const called = { label: text.remind.buttonCalled(name), action: 'remind.called', payload };
    if (deferred)
      rows.push([called, { label: text.leave.buttonAgree(name), action: 'leave.agree', payload }]);
    else plain.push(called);
  }
  for (let at = 0; at < plain.length; at += 2) rows.push(plain.slice(at, at + 2));
  return rows;
}

/** [看电话名单] on the officer's card of the plan, while somebody is to be telephoned. */
export function phoneRow(
  { tx, text, rules, now, today }: CardView,
  day: PartyDay,
): readonly (readonly CardButton[])[] {
  const planned = day.closedAt === null ? plannedDay(tx, rules, day) : undefined;
  if (!planned || phoningDue(tx, planned, now, today).length === 0) return [];
  return [[{ label: text.remind.buttonPhone, action: 'remind.phone', payload: String(day.id) }]];
}

/** Whom only the telephone reaches (subject: Party day id and message), for an officer's eyes. Shrinks as people answer. */
export const phoneListCard: CardRenderer = ({ tx, card, text, today }) => {
  const day = partyDayOf(tx, card.subject);
  if (day?.state !== 'planned') return { text: text.month.notPlanned };
  if (card.state === 'closed') return { text: text.todo.movedBelow };
  const all = day.closedAt === null ? peopleToPhone(tx, day, today) : [];
  if (all.length === 0) return { text: text.remind.phoneEmpty(day.date) };
  const id = String(day.id);
  const page = pageOf(all, (card.view as ListPage | null)?.page ?? 0, perPage);
  const rows = [...phoneRows(page.items, day, text)];
  const foot = pageButtons(page, text, 'remind.phone', (to) => `${id}.${String(to)}`);
  if (foot.length > 0) rows.push(foot);
  rows.push([{ label: text.remind.buttonAllCalled, action: 'remind.allCalled', payload: id }]);
  const names = page.items.map(({ name, deferred }) => (deferred ? text.remind.phoneDeferred(name) : name));
  return { text: text.remind.phoneTitle(day.date, all.length, names), buttons: rows };
};
