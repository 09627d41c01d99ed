import { askedAgain, neverKnown } from '../../src/ports/store/outbox.ts';
import { outboxOf } from './ledger.ts';
import { seenChats } from './ownership.ts';
import type { SeenChat } from './ownership.ts';
import type { Simulation } from './simulation.ts';

const ended: ReadonlySet<string> = new Set(['sent', 'dropped', 'failed', 'uncertain']);

/** What left: every row has ended, nothing was sent twice, and no more is uncertain than could not be known. */
export function judgeMessages(simulation: Simulation): readonly string[] {
  const { figures } = simulation;
  const open = outboxOf().filter(({ state }) => !ended.has(state));
  const chats = seenChats(simulation);
  return [
    ...open.map(
      ({ id, kind, state, key }) => `row ${String(id)} (${kind} ${key ?? ''}) has not ended: ${state}`,
    ),
    ...(figures.uncertain > figures.doubtful
      ? [`${String(figures.uncertain)} sends were uncertain, of ${String(figures.doubtful)} that could be`]
      : []),
    ...chats.flatMap(doubled),
    ...chats.flatMap(receipts),
  ];
}

/** A message without a row is one that was sent twice, unless its row does not know of it, and said so. */
function doubled({ name, rows, orphans }: SeenChat): readonly string[] {
  const excused = rows.filter(
    ({ state, messageId, reason }) =>
      state === 'uncertain' ||
      (state === 'sent' && messageId === null) ||
      reason === neverKnown ||
      reason === askedAgain,
  ).length;
  return orphans.length <= excused
    ? []
    : [
        `${name}: ${String(orphans.length)} messages that nobody sent, ${String(excused)} could be: ${orphans.map(({ text }) => text.slice(0, 60)).join(' | ')}`,
      ];
}

/** The same receipt does not come twice. */
function receipts({ name, shown }: SeenChat): readonly string[] {
  const texts = shown.map(({ text }) => text).filter((text) => text.startsWith('党费收到了'));
  return texts.filter((text, n) => texts.indexOf(text) !== n).map((text) => `${name}: twice: ${text}`);
}
