import path from 'node:path';
import { createCodeMint } from '../../src/adapters/keys/code-mint.ts';
import { settableClock } from '../../src/adapters/clock/settable-clock.ts';
import { openStore } from '../../src/adapters/sqlite/open-store.ts';
import { onStanding } from '../../src/cases/binding/standing.ts';
import { issueCodes } from '../../src/cases/binding/issue-codes.ts';
import { cardRenderers } from '../../src/cases/cards/renderers.ts';
import { holidayTable } from '../../src/domain/calendar/holidays.ts';
import type { HolidayTable } from '../../src/domain/calendar/holidays.ts';
import { instantAt } from '../../src/domain/calendar/time.ts';
import type { LocalDate, LocalTime } from '../../src/domain/ids.ts';
import type { Incoming, IncomingText, Messenger, Sender } from '../../src/ports/messenger.ts';
import type { Settled, Tx } from '../../src/ports/store/store.ts';
import { createIngest } from '../../src/runtime/ingest.ts';
import { loadCommands } from '../../src/runtime/load.ts';
import type { World } from '../../src/runtime/world.ts';
import { catalogs } from '../../src/text/catalog.ts';
import { createPhones } from './phones.ts';
import type { Shown } from './phones.ts';

const root = path.resolve(import.meta.dirname, '../..');
const shanghai = 'Asia/Shanghai';
export const benchDay = '2026-11-10' as LocalDate;

/** An account of the messenger; its private chat has the same id. */
export interface Phone {
  readonly userId: string;
  readonly name: string;
}

export interface Tap {
  readonly tapId: string;
  /** What only the tapper saw; `undefined` when nothing was said. */
  readonly answer: string | undefined;
}

type Place = Phone | string;

/** Commands, dispatch, ingest and store without messenger and queue: what is said in, what people see out. */
export async function openBench(
  locale: 'zh-CN' | 'en' = 'zh-CN',
  privateAnswer = true,
  options: {
    readonly file?: string;
    /** It is nine o'clock of this day, in Shanghai. */
    readonly day?: LocalDate;
    readonly zone?: string;
    /** None unless told. */
    readonly holidays?: HolidayTable;
  } = {},
) {
  const { file = ':memory:', day = benchDay, zone = shanghai } = options;
  const { holidays = holidayTable(new Map(), new Set()) } = options;
  const clock = settableClock(instantAt(day, '09:00' as LocalTime, shanghai));
  const store = openStore({ file, migrationsFolder: path.join(root, 'drizzle') });
  const links = {
    start: (payload: string) => `https://t.me/bot?start=${payload}`,
    startGroup: (payload: string) => `https://t.me/bot?startgroup=${payload}`,
  };
  const faults: string[] = [];
  const note = () => undefined;
  const world: World = {
    store,
    messenger: silentMessenger(links.start, links.startGroup, privateAnswer),
    links,
    privateAnswers: privateAnswer,
    clock,
    log: {
      debug: note,
      info: note,
      warn: note,
      error: (event, facts) => faults.push(`${event} ${String(facts?.['error'])}`),
    },
    text: catalogs[locale],
    zone,
    quiet: { from: '20:00' as LocalTime, to: '08:00' as LocalTime },
    holidays,
    buttonKey: new Uint8Array(32),
    codes: createCodeMint(new Uint8Array(32)),
  };
  const phones = createPhones(world, cardRenderers);
  const commands = await loadCommands(path.join(root, 'commands'));
  const ingest = createIngest(world, {
    commands,
    botUsername: 'bot',
    committed: () => undefined,
    standing: onStanding,
  });
  let updates = 0;
  let messageIds = 0;
  let people = 0;

  function feed(...incoming: Incoming[]): void {
    ingest(
      incoming.map((one) => {
        updates += 1;
        return { bot: 'bot', updateId: updates, digest: String(updates), incoming: one, payload: '{}' };
      }),
    );
    phones.deliver();
    if (faults.length > 0) throw new Error(faults.join('\n'));
  }

  function text(from: Phone, place: Place, words: string, more: Partial<IncomingText> = {}): IncomingText {
    messageIds += 1;
    return {
      kind: 'text',
      chat: chatOf(place),
      sender: senderOf(from),
      messageId: String(messageIds),
      text: words,
      secondHand: false,
      addressed: true,
      ...more,
    };
  }

  function shown(place: Place): readonly Shown[] {
    const id = chatOf(place).externalId;
    return phones.messages.filter(({ chat }) => chat === id);
  }

  return {
    world,
    clock,
    phones,
    feed,
    textOf: text,
    shown,
    /** A new account; nothing of it is known to the program. */
    phone(name: string): Phone {
      people += 1;
      return { userId: String(5_000 + people), name };
    },
    /** Writes in the private chat, or in a group (addressed to the bot). */
    say(from: Phone, words: string, place: Place = from, more: Partial<IncomingText> = {}) {
      const message = text(from, place, words, more);
      feed(message);
      return message;
    },
    /** Taps the newest button with these words in the chat. */
    tap(from: Phone, label: string, place: Place = from): Tap {
      for (const message of [...shown(place)].reverse())
        for (const button of (message.content.buttons ?? []).flat()) {
          if (!button.label.includes(label) || !('data' in button.target)) continue;
          const { data } = button.target;
          return this.tapData(from, place, message.messageId, data);
        }
      throw new Error(`bench: no button "${label}" in ${chatOf(place).externalId}: ${this.last(place)}`);
    },
    tapData(from: Phone, place: Place, messageId: string, data: string): Tap {
      const tapId = `tap${String(updates + 1)}`;
      feed({ kind: 'tap', chat: chatOf(place), sender: senderOf(from), messageId, tapId, data });
      const said = phones.answers.get(tapId);
      return { tapId, answer: said === '' ? undefined : said };
    },
    standing(from: Phone, group: string, standing: 'present' | 'left') {
      feed({ kind: 'standing', chat: chatOf(group), sender: senderOf(from), standing, title: '石桥村' });
    },
    /** Text of the newest message in the chat, as it stands now. */
    last(place: Place): string {
      return shown(place).at(-1)?.content.text ?? '';
    },
    /** Labels of the newest message's buttons. */
    buttons(place: Place): readonly string[] {
      return (shown(place).at(-1)?.content.buttons ?? []).flat().map(({ label }) => label);
    },
    urls(place: Place): readonly string[] {
      return (shown(place).at(-1)?.content.buttons ?? [])
        .flat()
        .flatMap(({ target }) => ('url' in target ? [target.url] : []));
    },
    read: <T>(fn: (tx: Tx) => Settled<T>): T => store.read<T>(fn),
    write: <T>(fn: (tx: Tx) => Settled<T>): T => store.write<T>(fn),
    /** The code on the slip of this person or admin. */
    slip(name: string, role: 'officer' | 'admin' = 'officer'): string {
      const issued = store.write((tx) =>
        issueCodes(
          tx,
          { role },
          { codes: world.codes, now: clock.now(), today: benchDay, actor: 'operator' },
        ),
      );
      const found = issued.find((one) => one.name === name);
      if (!found) throw new Error(`bench: no code for ${name}`);
      return found.code;
    },
    /** 书记 by slip, the shortest way. */
    bindBySlip(from: Phone, name: string, role: 'officer' | 'admin' = 'officer') {
      this.say(from, this.slip(name, role));
      this.tap(from, '是我');
    },
  };
}

export type Bench = Awaited<ReturnType<typeof openBench>>;

function senderOf({ userId, name }: Phone): Sender {
  return { kind: 'person', userId, name };
}

function chatOf(place: Place): IncomingText['chat'] {
  return typeof place === 'string'
    ? { externalId: place, kind: 'group' }
    : { externalId: place.userId, kind: 'private' };
}

function silentMessenger(
  startLink: Messenger['startLink'],
  startGroupLink: Messenger['startGroupLink'],
  privateAnswer: boolean,
): Messenger {
  const never = () => Promise.reject(new Error('bench: nothing leaves this way'));
  return {
    name: 'telegram',
    capabilities: { privateAnswer, edit: true, reaction: true },
    identify: () => Promise.resolve({ id: '1', username: 'bot' }),
    send: never,
    sendDocument: never,
    edit: never,
    answer: never,
    react: never,
    publishCommands: never,
    startLink,
    startGroupLink,
  };
}
