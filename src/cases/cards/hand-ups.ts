import type { CardRenderer } from '../../card.ts';
import type { CardButton } from '../../domain/outcome.ts';
import { handUpFacts } from '../hand-up/branch-cash.ts';
import { handUpsFor } from '../hand-up/waiting-hand-ups.ts';
import { adminOfChat } from '../people/touch-member-changes.ts';
import { pageButtons, pageOf } from './paging.ts';

const perPage = 6;

/** The township's list of hand-ups (上缴) that wait for its word. */
export const handUpsCard: CardRenderer = ({ tx, card, text, today, rules }) => {
  const words = text.handUp;
  if (card.state === 'closed') return { text: text.todo.movedBelow };
  const admin = adminOfChat(tx, card.chatId);
  const waiting = admin ? handUpsFor(tx, admin) : [];
  if (waiting.length === 0) return { text: words.noneWait };
  const shown = pageOf(waiting, (card.view as { page: number } | null)?.page ?? 0, perPage);
  const lines: string[] = [];
  const rows: CardButton[][] = [];
  for (const { line, branch } of shown.items) {
    const payload = `${String(branch.id)}.${String(line.seq)}`;
    const name = shown.items.length > 1 ? branch.name.replace(/党支部$/, '') : undefined;
    lines.push(words.waitingLine(branch.name, handUpFacts(line, rules.zone), line.dueFen, today));
    rows.push([
      { label: words.buttonReceived(name), action: 'handup.received', payload },
      { label: words.buttonNotReceived, action: 'handup.notReceived', payload },
    ]);
  }
  const turn = pageButtons(shown, text, 'handup.page', String);
  if (turn.length > 0) rows.push(turn);
  return { text: [words.waitingTitle(waiting.length), ...lines].join('\n'), buttons: rows };
};
