import type { ButtonCall, Call } from '../../command.ts';
import { monthOf } from '../../domain/calendar/time.ts';
import type { OwnDues } from '../../domain/dues/own-dues.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { CardButton, CardContent, Outcome } from '../../domain/outcome.ts';
import type { Catalog } from '../../text/catalog.ts';
import { reachableAccount } from '../roster/officers.ts';
import { ownDues } from './own-dues.ts';

/** What a private answer to a tap holds (platform: 200 characters). */
const longestAnswer = 200;

/** The own dues in lines: the amount, this period, what is open from before, what is paid ahead, the newest receipt. */
export function duesLines(text: Catalog, own: OwnDues): readonly string[] {
  const words = text.duesCard;
  const near = own.period.month;
  return [
    own.monthlyFen === 0 ? words.noStandard : words.standard(own.monthlyFen),
    ...(own.period.state === 'waived' ? [] : [words.stands(own.period)]),
    ...(own.earlier.months.length === 0 ? [] : [words.earlier(own.earlier.months, own.earlier.fen, near)]),
    ...(own.paidAhead === undefined ? [] : [words.paidAhead(own.paidAhead, near)]),
    ...(own.receipt ? [words.receipt(own.receipt)] : []),
  ];
}

/** [我的党费]: in a group the tapper alone sees the answer. Whoever only looks is not held as an unknown account. */
export function tapOwnDues(call: ButtonCall): Outcome {
  const { text, chat } = call;
  if (chat.kind === 'private') return { answer: { text: '' }, reply: ownDuesShown(call) };
  const lines = shownLines(call);
  return { answer: { text: fitting(lines) || text.duesCard.unknown, alert: true } };
}

/** 我的党费, in words: privately, wherever it was said. */
export function sayOwnDues(call: Call): Outcome {
  const { tx, actor, chat } = call;
  const chatId = chat.kind === 'private' ? chat.id : reachableAccount(tx, actor.accountId)?.chatId;
  return chatId === undefined ? {} : { messages: [{ chatId, content: ownDuesShown(call) }] };
}

function ownDuesShown(call: Call): CardContent {
  const { tx, text, actor, today, rules } = call;
  const lines = shownLines(call);
  if (lines.length === 0) return { text: text.duesCard.unknown };
  const month = monthOf(today);
  const isOpen = (id: PersonId) => {
    const { period, earlier } = ownDues(tx, id, { today, zone: rules.zone }) ?? {};
    return period?.state === 'due' || (earlier?.months.length ?? 0) > 0;
  };
  const button = (label: string, payload: string): CardButton => ({ label, action: 'paid.tap', payload });
  const own = actor.person && isOpen(actor.person.id) ? [[button(text.duesCard.buttonPaid, month)]] : [];
  const family = actor.family.filter(isOpen).map((id) => [relativeButton(call, id)]);
  return { text: lines.join('\n'), buttons: [...own, ...family] };
}

/** [替王桂花报已交]. */
export function relativeButton({ tx, text, today }: Call, personId: PersonId): CardButton {
  const name = tx.people.person(personId)?.name ?? '';
  const payload = `${monthOf(today)}.${String(personId)}`;
  return { label: text.duesCard.buttonPaidFor(name), action: 'paid.tap', payload };
}

/** Own lines, then one for each relative; none for an account that nobody has matched. */
function shownLines({ tx, text, actor, today, rules }: Call): readonly string[] {
  const about = { today, zone: rules.zone };
  const own = actor.person && ownDues(tx, actor.person.id, about);
  const family = actor.family.flatMap((id) => {
    const dues = ownDues(tx, id, about);
    const name = tx.people.person(id)?.name;
    return dues && name !== undefined ? [text.duesCard.relative(name, dues.period)] : [];
  });
  return [...(own ? duesLines(text, own) : []), ...family];
}

/** As many lines as go into an answer. */
function fitting(lines: readonly string[]): string {
  let shown = '';
  for (const line of lines) {
    const next = shown === '' ? line : `${shown}\n${line}`;
    if (Array.from(next).length > longestAnswer) break;
    shown = next;
  }
  return shown;
}
