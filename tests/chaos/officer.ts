import type { PhoneMessage } from '../../src/rehearsal/phone.ts';
import { readHeld, readSentIds } from './raw-rows.ts';
import type { RawRow } from './raw-rows.ts';
import type { Street } from '../harness/street.ts';

/** What an officer does with messages of which nobody knows whether they arrived: looks, and has them sent again when not. */
export interface Officer {
  /** Looks at the phones while no process runs; what is not there will be sent again. */
  look(): void;
  /** Has it sent again, beside the running program. */
  settle(): void;
  /** Rows that were looked at and found on the phone. */
  readonly seen: ReadonlyMap<number, Pick<PhoneMessage, 'chatId' | 'messageId'>>;
  resent(): number;
  /** Whether something waits to be sent again. */
  isBusy(): boolean;
}

export function createOfficer({ rehearsal, county, dataDir }: Street): Officer {
  const seen = new Map<number, Pick<PhoneMessage, 'chatId' | 'messageId'>>();
  const missing = new Set<number>();
  let resent = 0;

  const lookInto = (chat: string, held: readonly RawRow[]): void => {
    const known = new Set(readSentIds(dataDir, chat));
    const place = Number(chat);
    for (const { chatId, messageId } of seen.values()) if (chatId === place) known.add(String(messageId));
    const orphans = new Set(
      rehearsal.messages(place).filter(({ fromBot, messageId }) => fromBot && !known.has(String(messageId))),
    );
    // What says exactly what it was goes first; a card may show anything by now.
    for (const row of [...held].sort((a, b) => Number(a.kind === 'card') - Number(b.kind === 'card'))) {
      if (seen.has(row.id)) continue;
      const found = [...orphans].find((message) => isOf(row, message));
      if (found) orphans.delete(found);
      if (row.state !== 'uncertain') continue;
      if (found) seen.set(row.id, found);
      else missing.add(row.id);
    }
  };

  return {
    seen,
    resent: () => resent,
    isBusy: () => missing.size > 0,
    look() {
      const held = readHeld(dataDir).filter(({ id }) => !seen.has(id));
      const chats = new Set(held.flatMap(({ state, chat }) => (state === 'uncertain' ? (chat ?? []) : [])));
      for (const chat of chats)
        lookInto(
          chat,
          held.filter((row) => row.chat === chat),
        );
    },
    settle() {
      if (missing.size === 0) return;
      county.write((tx) => {
        for (const row of tx.outbox.uncertain())
          if (missing.has(row.id)) {
            tx.outbox.putBack(row.id, row.notBefore);
            resent += 1;
          }
      });
      missing.clear();
    },
  };
}

/** How cards look that stand in one chat. One that is uncertain shows what it showed first. */
const looks: ReadonlyMap<string, RegExp> = new Map([
  ['notice', /来不了/],
  ['check-in', /应到/],
  ['approvals', /还没对上名字/],
  ['dues-act', /对得上吗|收据/],
]);

function isOf({ kind, cardKind, body }: RawRow, message: PhoneMessage): boolean {
  const said = JSON.parse(body) as { readonly text?: string; readonly fileName?: string };
  if (kind === 'card') {
    if (message.file !== undefined) return false;
    const look = looks.get(cardKind ?? '');
    return look ? look.test(message.text) : ![...looks.values()].some((one) => one.test(message.text));
  }
  if (kind === 'document') return message.file?.fileName === said.fileName;
  return message.text === said.text;
}
