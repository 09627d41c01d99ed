import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CardId, ChatId } from '../domain/ids.ts';

/** What a button carries through the messenger and back. */
export interface ButtonData {
  /** `<command>.<button>` */
  readonly action: string;
  readonly payload: string;
  readonly cardId: CardId | null;
}

const version = '1';
const macLength = 14;
const limitBytes = 64;

/**
 * Writes `1|action|payload|card|mac`: at most 64 bytes, the messenger's limit. The MAC (80 bits of HMAC-SHA256) covers
 * the chat too, so a button works only in the chat it was made for.
 */
export function signButton(key: Uint8Array, chatId: ChatId, data: ButtonData): string {
  const body = [
    version,
    data.action,
    data.payload,
    data.cardId === null ? '' : data.cardId.toString(36),
  ].join('|');
  const signed = `${body}|${mac(key, chatId, body)}`;
  if (Buffer.byteLength(signed) > limitBytes || data.payload.includes('|'))
    throw new Error(
      `button ${data.action}: payload "${data.payload}" does not fit into ${String(limitBytes)} bytes`,
    );
  return signed;
}

/** Reads what {@link signButton} wrote for this chat; `undefined` for anything else. */
export function readButton(key: Uint8Array, chatId: ChatId, signed: string): ButtonData | undefined {
  const at = signed.lastIndexOf('|');
  const body = signed.slice(0, at);
  const expected = Buffer.from(mac(key, chatId, body));
  const found = Buffer.from(signed.slice(at + 1));
  if (at < 0 || expected.length !== found.length || !timingSafeEqual(expected, found)) return undefined;
  const [foundVersion, action, payload, card] = body.split('|');
  if (foundVersion !== version || action === undefined || payload === undefined || card === undefined)
    return undefined;
  return { action, payload, cardId: card === '' ? null : (Number.parseInt(card, 36) as CardId) };
}

function mac(key: Uint8Array, chatId: ChatId, body: string): string {
  return createHmac('sha256', key)
    .update(`${String(chatId)}|${body}`)
    .digest('base64url')
    .slice(0, macLength);
}
