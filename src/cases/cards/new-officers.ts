import type { CardRenderer } from '../../card.ts';
import { localOf } from '../../domain/calendar/time.ts';
import type { CardButton } from '../../domain/outcome.ts';
import { newOfficersWindow, objectionMs, officerBindings } from '../binding/new-officer.ts';
import { whomOf } from '../binding/whom.ts';
import { pageButtons, pageOf } from './paging.ts';

const perPage = 10;

/** The township's list of new officer bindings, each with [不是本人] while 48 hours last. */
export const newOfficersCard: CardRenderer = ({ tx, card, text, rules, now, today }) => {
  const words = text.binding;
  const account = tx.accounts.byPrivateChat(card.chatId);
  const adminId =
    account && tx.accounts.bindings(account.id).find(({ relation }) => relation === 'admin')?.adminId;
  const admin = adminId === undefined || adminId === null ? undefined : tx.org.admin(adminId);
  const window = newOfficersWindow(card.subject, rules);
  const { date } = localOf(window.to, rules.zone);
  if (!admin || card.state === 'closed') return { text: words.registrationOver };
  const bindings = officerBindings({ tx, today }, admin, window);
  if (bindings.length === 0) return { text: words.newOfficersNone(date) };
  const shown = pageOf(bindings, (card.view as { page: number } | null)?.page ?? 0, perPage);
  const lines: string[] = [];
  const rows: CardButton[][] = [];
  for (const { binding, branchId } of shown.items) {
    const whom = whomOf(tx, binding, today);
    if (!whom) continue;
    lines.push(words.whom(whom));
    if (now - binding.since < objectionMs)
      rows.push([
        {
          label: words.buttonNotOne(whom.name),
          action: 'start.notThem',
          payload: `${String(branchId)}.${String(binding.id)}`,
        },
      ]);
  }
  const turn = pageButtons(shown, text, 'start.officers', String);
  if (turn.length > 0) rows.push(turn);
  const head = words.newOfficers(date, bindings.length);
  return { text: [head, ...lines, words.newOfficersHow].join('\n'), buttons: rows };
};
