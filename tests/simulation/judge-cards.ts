import type { Card } from '../../src/ports/store/cards.ts';
import type { Tx } from '../../src/ports/store/store.ts';
import { look } from './disk.ts';
import { freshly } from './freshly.ts';
import type { Simulation } from './simulation.ts';

/** They list what stands at the moment when they were asked for, and nobody keeps them up to date. */
const momentary: ReadonlySet<string> = new Set(['todo']);

/** Each card that people have before them shows what a fresh rendering would show. */
export function judgeCards(simulation: Simulation): readonly string[] {
  const cards = cardsOnPhones(simulation);
  return [
    ...cards.filter(isBehind).map(({ kind, subject }) => `card ${kind} ${subject} is behind`),
    ...stale(simulation, cards),
  ];
}

/** The same at any moment, of those that need no edit by the program's own word. */
export function judgeShownCards(simulation: Simulation): readonly string[] {
  return stale(
    simulation,
    cardsOnPhones(simulation).filter((card) => !isBehind(card) && !hasHours.has(card.kind)),
  );
}

function stale(simulation: Simulation, cards: readonly Card[]): readonly string[] {
  return simulation.store().read((tx) => cards.flatMap((card) => differences(simulation, tx, card)));
}

/** A button of theirs goes by itself when its time is over; they are drawn again later. */
const hasHours: ReadonlySet<string> = new Set(['plan']);

function isBehind({ shown, wanted }: Card): boolean {
  return shown < wanted;
}

function cardsOnPhones(simulation: Simulation): readonly Card[] {
  const cards = look((sqlite) =>
    sqlite
      .prepare<[], { id: number }>(`select id from card where message_id is not null and state <> 'lost'`)
      .all(),
  );
  return simulation
    .store()
    .read((tx) => cards.flatMap(({ id }) => tx.cards.card(id as never) ?? []))
    .filter(({ kind }) => !momentary.has(kind));
}

/** Names may stand in another order since it was drawn. */
const reordered: ReadonlySet<string> = new Set(['ticks']);
/** On a list that another one has taken the place of, and which is kept no more. */
const movedBelow = '见下面最新的一条。';

function differences(simulation: Simulation, tx: Tx, card: Card): readonly string[] {
  const chat = tx.chats.chat(card.chatId);
  const shown = simulation.rehearsal
    .messages(Number(chat?.externalId))
    .find((one) => String(one.chatId) === chat?.externalId && String(one.messageId) === card.messageId);
  // From before the group became a supergroup: nobody can edit it.
  if (shown === undefined) return [];
  if (card.state === 'closed' && shown.text === movedBelow) return [];
  const fresh = freshly(simulation, tx, card);
  const labels = (rows: readonly (readonly { readonly label: string }[])[]): string =>
    reordered.has(card.kind)
      ? rows
          .flatMap((row) => row.map(({ label }) => label))
          .sort()
          .join(' ')
      : rows.map((row) => row.map(({ label }) => label).join(' ')).join(' / ');
  const wanted = `${lasting(fresh.text)} [${labels(fresh.buttons ?? [])}]`;
  const found = `${lasting(shown.text)} [${labels(shown.buttons)}]`;
  return wanted.trim() === found.trim()
    ? []
    : [`card ${card.kind} shows ${found}, and should show ${wanted}`];
}

/** Without the line about a gap, which stays as long as nothing else changes. */
function lasting(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.includes('没看到✓的，请再点一次'))
    .join('\n');
}
