import type { Group, Person, Place } from '../../src/rehearsal/people/handles.ts';
import type { PhoneMessage } from '../../src/rehearsal/phone.ts';
import type { Conversation } from './conversation.ts';
import type { CountyVillage } from './county-village.ts';

/** Short words for what people do, on a running conversation; each waits until the program has answered. */
export interface Acts {
  /** The bot's newest message in a chat, or its newest one that contains the words. */
  ofBot(place: Place, containing?: string): PhoneMessage;
  /** Taps a button of the bot's newest message that contains the words. */
  tap(person: Person, where: Place, label: string, containing?: string): Promise<void>;
  say(person: Person, where: Place | 'bot', text: string, replyTo?: number): Promise<void>;
  /** Presses Start on the slip of this officer or admin and says [是我]. */
  bindBySlip(person: Person, role: 'officer' | 'admin', name: string): Promise<void>;
  /** Follows the button [把助手请进支部群] into the group. */
  invite(officer: Person, group: Group): Promise<void>;
}

export function actsOn(talk: Conversation): Acts {
  const { rehearsal } = talk;
  const { people } = rehearsal;

  function ofBot(place: Place, containing?: string): PhoneMessage {
    const words = containing === undefined ? {} : { containing };
    const message = rehearsal.lastMessage(place, { fromBot: true, ...words });
    if (!message) throw new Error(`the bot has not said ${containing ?? 'anything'} there`);
    return message;
  }

  async function tap(person: Person, where: Place, label: string, containing?: string): Promise<void> {
    people.tap(person, where, ofBot(where, containing).messageId, label);
    await talk.settle();
  }

  return {
    ofBot,
    tap,
    async say(person, where, text, replyTo) {
      people.say(person, where, text, replyTo === undefined ? {} : { replyTo });
      await talk.settle();
    },
    async bindBySlip(person, role, name) {
      const printed = await talk.zhibu('codes', '--role', role, '--json');
      const slips = JSON.parse(printed.out) as { readonly name: string; readonly code: string }[];
      const slip = slips.find((one) => one.name === name);
      if (!slip) throw new Error(`no slip for ${name}: ${printed.err}`);
      people.pressStart(person, slip.code);
      await talk.settle();
      await tap(person, person, '是我');
    },
    async invite(officer, group) {
      const button = ofBot(officer, '请进')
        .buttons.flat()
        .find(({ url }) => url !== undefined);
      people.openLink(officer, button?.url ?? '', group);
      await talk.settle();
    },
  };
}

/** Everything the bot ever said in a group, every edit included. */
export function saidInGroup({ rehearsal }: Conversation, group: Group): readonly string[] {
  const here: readonly unknown[] = [group.id, String(group.id)];
  return ['sendMessage', 'editMessageText'].flatMap((method) =>
    rehearsal.calls(method).flatMap(({ params }) => {
      const { chat_id: chatId, text } = params;
      return here.includes(chatId) && typeof text === 'string' ? [text] : [];
    }),
  );
}

/** Names of the roster, each once. */
export function namesOf({ branches }: CountyVillage): readonly string[] {
  return [...new Set(branches.flatMap(({ members }) => members.map(({ name }) => name)))];
}
