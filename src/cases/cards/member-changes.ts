import type { CardRenderer } from '../../card.ts';
import type { CardButton } from '../../domain/outcome.ts';
import { adminOfChat, changesFor } from '../people/touch-member-changes.ts';
import { pageButtons, pageOf } from './paging.ts';

const perPage = 6;

/** The township's list of what waits for its one tap: 转正, 转出, 去世 of its branches' members. */
export const memberChangesCard: CardRenderer = ({ tx, card, text, today }) => {
  const words = text.people;
  if (card.state === 'closed') return { text: text.todo.movedBelow };
  const admin = adminOfChat(tx, card.chatId);
  const waiting = admin ? changesFor(tx, admin) : [];
  if (waiting.length === 0) return { text: words.changesNone };
  const shown = pageOf(waiting, (card.view as { page: number } | null)?.page ?? 0, perPage);
  const lines: string[] = [];
  const rows: CardButton[][] = [];
  for (const { change, branch } of shown.items) {
    const name = tx.people.person(change.personId)?.name ?? '';
    const payload = `${String(branch.id)}.${String(change.id)}`;
    lines.push(words.changesLine(branch.name, name, change.kind, change.from, today));
    rows.push([
      { label: words.buttonAgree(name, change.kind), action: 'member.agree', payload },
      { label: words.buttonDecline, action: 'member.decline', payload },
    ]);
  }
  const turn = pageButtons(shown, text, 'member.changes', String);
  if (turn.length > 0) rows.push(turn);
  return { text: [words.changesTitle(waiting.length), ...lines, words.changesHow].join('\n'), buttons: rows };
};
