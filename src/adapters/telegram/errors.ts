import { TelegramError } from 'telegraf';
import { MessengerError, type MessengerFault } from '../../ports/messenger.ts';
import { noConnection } from './connection.ts';

/** Answers of the Bot API that only its wording tells apart from other refusals. */
export type Refusal = 'notModified' | 'queryTooOld' | 'topicClosed' | 'noPhoto';

/** A translated error that still knows which special refusal it was. Holds no text of telegraf's. */
export class TelegramFault extends MessengerError {
  readonly refusal: Refusal | undefined;

  constructor(fault: MessengerFault, method: string, code?: number, refusal?: Refusal) {
    super(fault, method, code);
    this.refusal = refusal;
  }
}

const refusals: readonly (readonly [Refusal, RegExp])[] = [
  ['notModified', /message is not modified/i],
  ['queryTooOld', /query is too old|query ID is invalid|QUERY_ID_INVALID/i],
  ['noPhoto', /PHOTO_|IMAGE_PROCESS_FAILED|not enough rights to send photos/i],
  ['topicClosed', /TOPIC_CLOSED|TOPIC_DELETED|message thread not found/i],
];

const goneWords =
  /chat not found|user not found|message to (edit|reply|be replied|react|delete) not found|message not found|MESSAGE_ID_INVALID|PEER_ID_INVALID|group chat was deactivated/i;

// From before a request is written, whoever reports them.
const notConnectedCodes = new Set([noConnection, 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** What telegraf or node-fetch threw, as a value of the port. Neither its text nor its stack goes further. */
export function translateError(error: unknown, method: string): TelegramFault {
  if (error instanceof TelegramFault) return error;
  if (error instanceof TelegramError) return translateReply(error.response, method);
  const unsent = error instanceof Error && 'code' in error && notConnectedCodes.has(String(error.code));
  return new TelegramFault({ kind: unsent ? 'unreachable' : 'uncertain' }, method);
}

/** For a reply that was a success by its frame and makes no sense inside. */
export function unreadableReply(method: string): TelegramFault {
  return new TelegramFault({ kind: 'uncertain' }, method);
}

/** For a call that the server would only refuse, or that is a mistake of the program: nothing was sent. */
export function refusedHere(method: string): TelegramFault {
  return new TelegramFault({ kind: 'rejected' }, method);
}

/** What the Bot API said instead of `ok: true`, as a value of the port. */
export function translateReply(reply: unknown, method: string): TelegramFault {
  const body: Readonly<Record<string, unknown>> = isObject(reply) ? reply : {};
  const code = typeof body['error_code'] === 'number' ? body['error_code'] : undefined;
  const description = typeof body['description'] === 'string' ? body['description'] : '';
  const parameters = isObject(body['parameters']) ? body['parameters'] : {};
  const refusal = code === 400 ? refusals.find(([, words]) => words.test(description))?.[0] : undefined;
  return new TelegramFault(faultOf(code, description, parameters), method, code, refusal);
}

function faultOf(
  code: number | undefined,
  description: string,
  parameters: Readonly<Record<string, unknown>>,
): MessengerFault {
  if (code === undefined || code < 400 || code >= 500) return { kind: 'uncertain' };
  const movedTo = parameters['migrate_to_chat_id'];
  if (typeof movedTo === 'number' || typeof movedTo === 'string') {
    return { kind: 'migrated', toExternalId: String(movedTo) };
  }
  switch (code) {
    case 401:
      return { kind: 'unauthorized' };
    case 403:
      return { kind: 'forbidden' };
    case 404:
      // A wrong token and an unknown method share the code.
      return { kind: /method not found/i.test(description) ? 'rejected' : 'unauthorized' };
    case 409:
      return { kind: 'conflict' };
    case 420:
    case 429:
      return { kind: 'busy', retryAfterMs: retryAfterMs(parameters['retry_after']) };
    default:
      return { kind: goneWords.test(description) ? 'gone' : 'rejected' };
  }
}

function retryAfterMs(seconds: unknown): number {
  return typeof seconds === 'number' && seconds > 0 ? Math.ceil(seconds * 1000) : 1000;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
