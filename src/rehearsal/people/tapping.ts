import { renderMessage, renderUser } from '../render.ts';
import type { ApiButton } from '../wire/api-types.ts';
import { isMember, nextNumber, userOf } from '../world.ts';
import type { ChatRecord, MessageRecord, TapAnswer, TapRecord, World } from '../world.ts';
import type { Person, Where } from './handles.ts';
import { chatFor, messageAt } from './handles.ts';

/** A button by its label (or a part of it that fits one button only), by its place, or by data that it had earlier. */
export type ButtonChoice =
  string | { readonly row: number; readonly col: number } | { readonly data: string };

/** `lost`: not fetched within the life of a tap, or the bot is not in the chat. */
export type TapStatus = 'waiting' | 'fetched' | 'answered' | 'lost';

export interface Tap {
  readonly id: string;
  status(): TapStatus;
  /** What the tapper was shown, if anything yet. */
  answer(): TapAnswer | undefined;
  /** Resolves with the answer; rejects after `timeoutMs` (10,000) of real time. */
  answered(timeoutMs?: number): Promise<TapAnswer>;
}

export function tap(
  world: World,
  person: Person,
  where: Where,
  messageId: number,
  choice: ButtonChoice,
): Tap {
  const user = userOf(world, person.id);
  const chat = chatFor(world, user, where);
  const message = messageAt(chat, messageId);
  const { label, data } = chooseButton(chat, message, choice);
  const record: TapRecord = {
    id: String(4_000_000_000_000 + nextNumber(world, 'taps', 1)),
    userId: user.id,
    chatId: chat.id,
    messageId,
    label,
    data,
    at: world.clock.now(),
    order: nextNumber(world, 'events', 1),
    fetched: false,
    answer: undefined,
  };
  world.taps.set(record.id, record);
  user.met = true;
  if (chat.type === 'private' || isMember(chat, world.bot.id)) {
    const query = {
      id: record.id,
      from: renderUser(user),
      message: renderMessage(world, chat, message),
      chat_instance: chat.instance,
      data,
    };
    world.updates.push({ callback_query: query }, world.limits.tapLifeMs);
  }
  world.changes.notify();
  return tapHandle(world, record);
}

/** A tap that was made earlier. */
export function tapById(world: World, id: string): Tap {
  const record = world.taps.get(id);
  if (record === undefined) throw new Error(`rehearsal: there was no tap ${id}`);
  return tapHandle(world, record);
}

function tapHandle(world: World, record: TapRecord): Tap {
  return {
    id: record.id,
    status: () => {
      if (record.answer !== undefined) return 'answered';
      if (record.fetched) return 'fetched';
      return world.clock.now() - record.at >= world.limits.tapLifeMs ? 'lost' : 'waiting';
    },
    answer: () => record.answer,
    answered: (timeoutMs = 10_000) =>
      world.changes.until(() => record.answer, {
        timeoutMs,
        what: `an answer to the tap on [${record.label}]`,
      }),
  };
}

function chooseButton(
  chat: ChatRecord,
  message: MessageRecord,
  choice: ButtonChoice,
): { label: string; data: string } {
  if (typeof choice === 'object' && 'data' in choice) return { label: choice.data, data: choice.data };
  const rows = message.keyboard?.inline_keyboard ?? [];
  const shown = rows.map((row) => row.map((button) => `[${button.text}]`).join('')).join(' / ');
  const found = typeof choice === 'string' ? byLabel(rows.flat(), choice) : rows[choice.row]?.[choice.col];
  const wanted =
    typeof choice === 'string' ? `"${choice}"` : `row ${String(choice.row)}, column ${String(choice.col)}`;
  const where = `message ${String(message.id)} of chat ${String(chat.id)}`;
  if (found === undefined)
    throw new Error(`rehearsal: no single button ${wanted} on ${where}; it shows: ${shown || 'none'}`);
  if (found.callback_data === undefined)
    throw new Error(`rehearsal: button ${wanted} on ${where} opens a link (people.openLink)`);
  return { label: found.text, data: found.callback_data };
}

function byLabel(buttons: readonly ApiButton[], label: string): ApiButton | undefined {
  const exact = buttons.find((button) => button.text === label);
  const partial = buttons.filter((button) => button.text.includes(label));
  return exact ?? (partial.length === 1 ? partial[0] : undefined);
}
