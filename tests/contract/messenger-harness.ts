import type { ChatRef, Messenger, Update, UpdateSource } from '../../src/ports/messenger.ts';

/** A message as the people of a chat see it. */
export interface Shown {
  readonly text: string;
  readonly labels: readonly (readonly string[])[];
  readonly reactions: readonly string[];
  readonly replyTo: string | undefined;
  readonly silent: boolean;
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | undefined;
}

export interface ShownAnswer {
  readonly text: string | undefined;
  readonly alert: boolean;
}

/** A messenger with a group of two people, one of whom has a private chat with the bot and one has none. */
export interface MessengerHarness {
  readonly messenger: Messenger;
  readonly source: UpdateSource;
  readonly group: ChatRef;
  readonly privateChat: ChatRef;
  /** Private chat of the person who never opened it. */
  readonly unopened: ChatRef;
  readonly nowhere: ChatRef;
  /** The person with the private chat, who does everything below. */
  readonly member: { readonly userId: string; readonly name: string };
  say(chat: ChatRef, text: string, replyTo?: string): string;
  /** A voice message. */
  speak(chat: ChatRef, replyTo?: string): string;
  tap(chat: ChatRef, messageId: string, label: string): { answered(): Promise<ShownAnswer> };
  /** Private answers that the other person was shown. */
  shownToTheOther(): readonly ShownAnswer[];
  shown(chat: ChatRef, messageId: string): Shown | undefined;
  menu(chat: ChatRef): readonly string[];
  openLink(url: string): void;
  removeBot(): void;
  blockBot(): void;
  /** The group gets a new id. */
  moveGroup(): ChatRef;
  /** What happens to the next call: refused for `afterS` seconds, or arrived with the reply lost, or cut before it arrived. */
  disturb(how: { readonly busyForS: number } | 'replyLost' | 'cut'): void;
  /** Updates that the server still keeps for the bot. */
  keptByServer(): readonly number[];
  /** Calls that no well-made client makes. */
  violations(): readonly unknown[];
  close(): Promise<void>;
}

/** Everything that was accepted, and a way to wait for it. */
export function collect() {
  const updates: Update[] = [];
  const waiting = new Set<() => void>();
  return {
    updates,
    accept: (batch: readonly Update[]): void => {
      updates.push(...batch);
      for (const look of waiting) look();
    },
    until: (enough: (updates: readonly Update[]) => boolean): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!enough(updates)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

/** A button whose tap brings `do.{label}`. */
export function button(label: string) {
  return { label, target: { data: `do.${label}` } };
}
