import type { CardRenderer } from '../../card.ts';
import type { CardButton } from '../../domain/outcome.ts';
import type { Catalog } from '../../text/catalog.ts';
import { handUpFacts } from '../hand-up/branch-cash.ts';
import { handUpsFor } from '../hand-up/waiting-hand-ups.ts';
import type { Concern, TownshipHandUp } from '../hand-up/waiting-hand-ups.ts';
import { adminOfChat } from '../people/touch-member-changes.ts';
import { pageButtons, pageOf } from './paging.ts';

const perPage = 6;

/** The township's list of hand-ups (上缴): what waits for its word, what it said, and what was taken back. */
export const handUpsCard: CardRenderer = ({ tx, card, text, today, now, rules }) => {
  const words = text.handUp;
  if (card.state === 'closed') return { text: text.todo.movedBelow };
  const admin = adminOfChat(tx, card.chatId);
  const all = admin ? handUpsFor(tx, admin, now) : [];
  const shown = pageOf(all, (card.view as { page: number } | null)?.page ?? 0, perPage);
  const lines = all.some(({ concern }) => concern === 'waiting') ? [] : [words.noneWait];
  const rows: CardButton[][] = [];
  let under: Concern | undefined;
  for (const one of shown.items) {
    const { concern, line, branch } = one;
    if (concern !== under)
      lines.push(words.concern(concern, all.filter((other) => other.concern === concern).length));
    under = concern;
    lines.push(words.waitingLine(branch.name, handUpFacts(line, rules.zone), line.dueFen, today));
    rows.push(buttonsOf(one, shown.items.length > 1, text));
  }
  const turn = pageButtons(shown, text, 'handup.page', String);
  if (turn.length > 0) rows.push(turn);
  return { text: lines.join('\n'), buttons: rows };
};

/** With the branch's name where there are several rows. */
function buttonsOf(
  { concern, line, reversal, branch }: TownshipHandUp,
  several: boolean,
  { handUp: words }: Catalog,
): CardButton[] {
  const payload = `${String(branch.id)}.${String((reversal ?? line).seq)}`;
  const name = several ? branch.name.replace(/党支部$/, '') : undefined;
  const received = { label: words.buttonReceived(name), action: 'handup.received', payload };
  switch (concern) {
    case 'waiting':
      return [received, { label: words.buttonNotReceived, action: 'handup.notReceived', payload }];
    case 'notReceived':
      return [received];
    case 'takenBack':
      return [{ label: words.buttonNoted(name), action: 'handup.noted', payload }];
    case 'received':
      return [{ label: words.buttonWithdraw(name), action: 'handup.withdrawn', payload }];
  }
}
