import type { CardRenderer } from '../../card.ts';
import { monthOf, quarterOf } from '../../domain/calendar/time.ts';
import type { BranchId, PersonId } from '../../domain/ids.ts';
import type { CardButton } from '../../domain/outcome.ts';
import { isReached, keptIn, officersContacts } from '../people/quarter-contacts.ts';
import type { Kept } from '../people/quarter-contacts.ts';
import { boundOfficers, reachable } from '../roster/officers.ts';
import { displayName } from '../roster/display-name.ts';
import { pageButtons, pageOf } from './paging.ts';

const perPage = 8;

/**
 * Away members to keep in touch with this quarter, each with [已联系] [还没联系上]. Of a contact person the own ones; of an
 * officer (person 0) those whom nobody else keeps.
 */
export const awayContactsCard: CardRenderer = ({ tx, card, text, today }) => {
  const words = text.people;
  const [id, quarter, person] = card.subject.split(':');
  const branchId = Number(id) as BranchId;
  const branch = tx.org.branch(branchId);
  const personId = Number(person) as PersonId;
  const current = quarterOf(monthOf(today));
  if (card.state === 'closed') return { text: text.todo.movedBelow };
  const officer = boundOfficers(tx, branchId, today).some(({ chatId }) => chatId === card.chatId);
  const own = reachable(tx, personId)?.chatId === card.chatId;
  if (!branch || quarter !== current || !(own || (officer && personId === 0)))
    return { text: words.contactNobody };
  const kept =
    personId === 0
      ? officersContacts(tx, branch, today)
      : keptIn(tx, branchId, current, today).filter(({ contact }) => contact?.personId === personId);
  if (kept.length === 0) return { text: words.contactNobody };
  const roster = kept.map(({ member }) => member);
  const shown = pageOf(kept, (card.view as { page: number } | null)?.page ?? 0, perPage);
  const left = kept.filter((one) => !isReached(one)).length;
  const name = ({ member }: Kept) => displayName(member, roster);
  const rows = shown.items.flatMap((one): CardButton[][] => {
    const payload = `${String(one.member.person.id)}.${current}`;
    const not = { label: words.buttonNotContacted, action: 'member.notContacted', payload };
    if (one.said?.via === 'self') return [];
    if (isReached(one)) return [[{ ...not, label: `${name(one)} ${words.buttonNotContacted}` }]];
    return [[{ label: words.buttonContacted(name(one)), action: 'member.contacted', payload }, not]];
  });
  const turn = pageButtons(shown, text, 'member.contacts', String);
  if (turn.length > 0) rows.push(turn);
  const lines = shown.items.map((one) =>
    words.contactLine(name(one), one.said?.state, one.said?.via === 'self'),
  );
  return { text: [words.contactList(current, left), ...lines].join('\n'), buttons: rows };
};
