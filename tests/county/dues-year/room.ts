import { instantAt } from '../../../src/domain/calendar/time.ts';
import type { LocalDate, LocalTime } from '../../../src/domain/ids.ts';
import type { Bench, Phone } from '../../harness/ingest-bench.ts';
import type { Shown } from '../../harness/phones.ts';

const zone = 'Asia/Shanghai';

interface Said {
  readonly from: Phone;
  readonly words: string;
}

interface Pressed {
  readonly from: Phone;
  /** Part of a button's label; the newest message that has it. */
  readonly label: string;
}

/** Officers at their phones: many write or tap in one batch of updates, as on an evening in the county. */
export interface Room {
  at(date: string, time: string): void;
  say(all: readonly Said[]): void;
  /** Fails unless each tapper is answered so. */
  tap(all: readonly Pressed[], answer: RegExp): void;
  /** Whether the newest message in the phone's chat has the button. */
  offers(phone: Phone, label: string): boolean;
  /** Text of the newest message. */
  last(phone: Phone): string;
}

export function openRoom(bench: Bench): Room {
  const byChat = new Map<string, Shown[]>();
  let seen = 0;
  const shownTo = ({ userId }: Phone): readonly Shown[] => {
    for (const message of bench.phones.messages.slice(seen)) {
      const chat = byChat.get(message.chat) ?? [];
      byChat.set(message.chat, chat);
      chat.push(message);
    }
    seen = bench.phones.messages.length;
    return byChat.get(userId) ?? [];
  };
  const buttonIn = (message: Shown | undefined, label: string) =>
    (message?.content.buttons ?? [])
      .flat()
      .flatMap((button) =>
        button.label.includes(label) && 'data' in button.target ? [button.target.data] : [],
      )[0];
  let taps = 0;
  return {
    at(date, time) {
      bench.clock.advanceTo(instantAt(date as LocalDate, time as LocalTime, zone));
    },
    say(all) {
      if (all.length > 0) bench.feed(...all.map(({ from, words }) => bench.textOf(from, from, words)));
    },
    tap(all, answer) {
      const pressed = all.map(({ from, label }) => {
        taps += 1;
        const shown = shownTo(from);
        const message = shown.findLast((one) => buttonIn(one, label) !== undefined);
        const data = buttonIn(message, label);
        if (message === undefined || data === undefined)
          throw new Error(
            `no button "${label}" for ${from.name}: ${JSON.stringify(shown.slice(-4).map((m) => m.content.text))}`,
          );
        const chat = { externalId: from.userId, kind: 'private' } as const;
        const sender = { kind: 'person', userId: from.userId, name: from.name } as const;
        const tapId = `year${String(taps)}`;
        return { kind: 'tap', chat, sender, messageId: message.messageId, tapId, data } as const;
      });
      if (pressed.length > 0) bench.feed(...pressed);
      for (const { tapId, sender } of pressed) {
        const said = bench.phones.answers.get(tapId) ?? '';
        if (!answer.test(said)) throw new Error(`${sender.name} was answered "${said}"`);
      }
    },
    offers: (phone, label) => buttonIn(shownTo(phone).at(-1), label) !== undefined,
    last: (phone) => shownTo(phone).at(-1)?.content.text ?? '',
  };
}
