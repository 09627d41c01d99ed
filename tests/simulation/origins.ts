import type { PhoneMessage } from '../../src/rehearsal/phone.ts';
import type { ApiUpdate } from '../../src/rehearsal/wire/api-types.ts';
import { look } from './disk.ts';
import type { Simulation } from './simulation.ts';
import { takenUpdates } from './taken.ts';

/** A message of the bot as it stands on a phone, and why it is there. */
export interface Brought {
  readonly message: PhoneMessage;
  readonly rowId: number;
  readonly kind: 'message' | 'card' | 'document';
  /** When it was decided that it should leave: of a document, when it was ordered. */
  readonly decidedAt: number;
  /** It follows from what somebody did in this chat or, when it is a private one, what its person did anywhere; in the group also from an officer's word. */
  readonly isAsked: boolean;
}

interface Row {
  readonly id: number;
  readonly kind: Brought['kind'];
  readonly chat: string;
  readonly messageId: string;
  readonly decidedAt: number;
}

/** What a row of the outbox says it has brought; a message that no row knows is not among them. */
export function broughtMessages(simulation: Simulation): readonly Brought[] {
  const asked = askedPlaces(simulation);
  const rows = look((sqlite) =>
    sqlite
      .prepare<[], Row>(
        `select o.id, o.kind, c.external_id as chat, o.message_id as messageId, coalesce(t.created_at, o.created_at) as decidedAt
         from outbox o join chat c on c.id = o.chat_id left join task t on o.key = 'task:' || t.id
         where o.lane = 'create' and o.message_id is not null`,
      )
      .all(),
  );
  const shown = new Map(
    simulation.rehearsal
      .chats()
      .flatMap(({ id }) => simulation.rehearsal.messages(id))
      .map((message) => [nameOf(message.chatId, message.messageId), message]),
  );
  return rows.flatMap(({ id, kind, chat, messageId, decidedAt }) => {
    const message = shown.get(nameOf(chat, messageId));
    if (message === undefined) return [];
    const isAsked = asked.get(decidedAt)?.has(placeOf(message.chatId)) === true;
    return [{ message, rowId: id, kind, decidedAt, isAsked }];
  });
}

/** Where people acted, by the moment in which the program took it in. */
function askedPlaces(simulation: Simulation): ReadonlyMap<number, ReadonlySet<string>> {
  const officers = new Set(
    simulation.town.people.filter(({ place }) => place < 2).map(({ person }) => person.id),
  );
  const places = new Map<number, Set<string>>();
  for (const { update, at } of takenUpdates(simulation)) {
    const some = places.get(at) ?? new Set();
    for (const chatId of chatsIn(update)) {
      some.add(placeOf(chatId));
      if (officers.has(chatId)) some.add(group);
    }
    places.set(at, some);
  }
  return places;
}

/** The chat, and that of the person alone. */
function chatsIn({ message, callback_query: tap, my_chat_member: standing }: ApiUpdate): readonly number[] {
  return [message?.chat.id, message?.from?.id, tap?.message.chat.id, tap?.from.id, standing?.chat.id].filter(
    (id) => id !== undefined,
  );
}

const group = 'group';

/** There is one group, under the names that it had. */
function placeOf(chatId: number): string {
  return chatId < 0 ? group : String(chatId);
}

function nameOf(chatId: number | string, messageId: number | string): string {
  return `${String(chatId)} ${String(messageId)}`;
}
