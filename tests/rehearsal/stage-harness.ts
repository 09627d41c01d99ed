import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readConfig } from '../../src/config.ts';
import type { Log } from '../../src/ports/log.ts';
import type { OpenWorkshop } from '../../src/open-workshop.ts';
import { startRehearsal } from '../../src/rehearse.ts';

const root = path.resolve(import.meta.dirname, '../..');

export interface PhoneMessage {
  readonly messageId: number;
  readonly order: number;
  readonly fromBot: boolean;
  readonly text: string;
  readonly file?: { readonly fileName: string };
  readonly buttons: readonly (readonly { readonly label: string }[])[];
}
export interface Stepped {
  readonly date: string;
  readonly time: string;
  readonly next: { readonly date: string; readonly time: string; readonly what: string } | null;
  readonly jobs: readonly { readonly what: string; readonly where: string; readonly state: string }[];
  readonly said: readonly {
    readonly chatId: number;
    readonly title: string;
    readonly text: string;
    readonly edited: boolean;
  }[];
}
export interface StageFacts {
  readonly people: readonly {
    readonly user: number;
    readonly name: string;
    readonly branch: string;
    readonly posts: readonly string[];
    readonly condition: string;
  }[];
  readonly withoutPhone: readonly { readonly name: string; readonly branch: string }[];
  readonly slips: readonly {
    readonly code: string;
    readonly link: string;
    readonly name: string;
    readonly user: number;
    readonly used: boolean;
  }[];
}
export interface State {
  readonly users: readonly { readonly id: number; readonly name: string }[];
  readonly chats: readonly {
    readonly id: number;
    readonly title: string;
    readonly type: string;
    readonly members: readonly { readonly id: number }[];
  }[];
  readonly violations: readonly unknown[];
}
export interface Line {
  readonly level: string;
  readonly event: string;
  readonly facts: Readonly<Record<string, unknown>> | undefined;
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** `npm start` without a token, in this process; everything further goes over HTTP, as the page does it. */
export async function openStage(
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'zhibu-stage-')),
  env: Readonly<Record<string, string>> = {},
  workshop?: OpenWorkshop,
) {
  const lines: Line[] = [];
  const config = readConfig({ DATA_DIR: dataDir, PORT: '0', ...env });
  if (!config.ok) throw new Error(`stage: settings refused: ${JSON.stringify(config.reason)}`);
  const running = await startRehearsal({
    config: config.value,
    log: recorder(lines),
    root,
    code: root,
    ...(workshop === undefined ? {} : { workshop }),
  });
  const get = async <T>(place: string): Promise<T> => {
    const response = await fetch(`${running.url}/rehearsal/${place}`);
    if (!response.ok) throw new Error(`${place}: ${String(response.status)} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const post = async <T>(place: string, body: object): Promise<T> => {
    const response = await fetch(`${running.url}/rehearsal/${place}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${place}: ${String(response.status)} ${await response.text()}`);
    return (await response.json()) as T;
  };
  /** Looks after each change, until there is something to see. */
  const when = async <T>(probe: () => Promise<T | undefined>): Promise<T> => {
    for (let since = 0; ;) {
      since = (await get<{ revision: number }>(`changes?since=${String(since)}`)).revision;
      const found = await probe();
      if (found !== undefined) return found;
    }
  };
  const messages = async (chat: number): Promise<readonly PhoneMessage[]> =>
    (await get<{ messages: PhoneMessage[] }>(`chats/${String(chat)}/messages`)).messages;
  const showing = (chat: number, words: string): Promise<PhoneMessage> =>
    when(async () => (await messages(chat)).findLast(({ fromBot, text }) => fromBot && text.includes(words)));
  const offering = (chat: number, label: string): Promise<PhoneMessage> =>
    when(async () =>
      (await messages(chat)).findLast(({ buttons }) =>
        buttons.flat().some((button) => button.label.includes(label)),
      ),
    );

  return {
    url: running.url,
    dataDir,
    lines,
    get,
    post,
    showing,
    next: () => post<Stepped>('clock', { to: 'next' }),
    transcript: async (chat: number) =>
      (await get<{ transcript: string }>(`chats/${String(chat)}/transcript`)).transcript,
    /** Taps the newest button with that label; what the tapper alone was shown. */
    async tap(user: number, chat: number, label: string): Promise<string> {
      const { messageId } = await offering(chat, label);
      const { tap } = await post<{ tap: string }>('tap', { user, chat, message: messageId, label });
      const answer = await when(
        async () => (await get<{ answer: { text?: string } | null }>(`taps/${tap}`)).answer ?? undefined,
      );
      return answer.text ?? '';
    },
    async person(name: string): Promise<number> {
      const { people } = await get<StageFacts>('stage');
      const found = people.find((person) => person.name === name);
      if (!found) throw new Error(`stage: nobody with a phone is called ${name}`);
      return found.user;
    },
    async group(title: string): Promise<number> {
      const { chats } = await get<State>('state');
      const found = chats.find((chat) => chat.title === title);
      if (!found) throw new Error(`stage: there is no group ${title}`);
      return found.id;
    },
    async close() {
      await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function recorder(lines: Line[]): Log {
  const at =
    (level: string): Log['info'] =>
    (event, facts) => {
      lines.push({ level, event, facts });
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
