import type { CardId, ChatId, Instant, OutboxId } from '../../domain/ids.ts';
import type { Files } from '../../ports/files.ts';
import type { CardRenderers } from '../../card.ts';
import type { Tx } from '../../ports/store/store.ts';
import { thrownFacts } from '../../ports/thrown-facts.ts';
import { momentIn } from '../world.ts';
import type { World } from '../world.ts';
import { isDatabaseTrouble } from '../database-trouble.ts';
import { claimAnswers, sendAnswer, settleAnswers } from './answers.ts';
import type { AnswerResult } from './answers.ts';
import { claimCreate, sendCreate } from './creates.ts';
import type { Doubted } from './creates.ts';
import { dueNow } from './due.ts';
import type { Due } from './due.ts';
import { prepareEdit, sendEdit } from './edits.ts';
import { createPace, telegramPace } from './pace.ts';
import type { Limit } from './pace.ts';

/** Takes rows of the outbox and revisions of cards out into the world. */
export interface Delivery {
  /** Something was committed that may have to leave. */
  poke(): void;
  /** Runs until `signal` aborts, then waits for what is in flight. */
  run(signal: AbortSignal): Promise<void>;
  /** Resolves as soon as nothing is in flight and nothing could leave at this moment of the clock. */
  settled(): Promise<void>;
}

export interface DeliveryOptions {
  readonly pace?: Readonly<Record<keyof typeof telegramPace, readonly Limit[]>>;
  readonly doubted?: Doubted;
  readonly answersInFlight?: number;
  readonly createsInFlight?: number;
}

const longestWaitMs = 30_000;
const stalledMs = 1_000;
/** How often a card in a chat that the bot cannot write to is looked at. */
const goneMs = 600_000;

export function createDelivery(
  world: World,
  files: Files,
  renderers: CardRenderers,
  options: DeliveryOptions = {},
): Delivery {
  const { pace: limits = telegramPace, answersInFlight = 32, createsInFlight = 30 } = options;
  const doubted = options.doubted ?? (() => undefined);
  const { store, clock, log } = world;
  const pace = createPace();
  const flying = { answers: 0, creates: new Set<ChatId>(), edits: new Set<CardId>() };
  const editAttempts = new Map<CardId, number>();
  let answered: AnswerResult[] = [];
  const ended: { writeDown(): void }[] = [];
  let wake = new AbortController();
  let settlers: (() => void)[] = [];

  /** Rows that a dead process left in flight: perhaps sent, so a person decides; answers are past caring. */
  function recover(): void {
    store.write((tx) => {
      const moment = momentIn(world, tx);
      const { now } = moment;
      for (const row of tx.outbox.inFlight()) {
        const state = row.lane === 'answer' ? 'dropped' : 'uncertain';
        tx.outbox.end(row.id, state, now, { reason: 'stopped while sending' });
        if (state !== 'uncertain') continue;
        log.warn('deliver.uncertain', { row: row.id });
        doubted(moment, row);
      }
    });
  }

  /** Writes down what has come back. What the database would not take now stays, and is written by the next flush. */
  function flush(): void {
    if (answered.length > 0) {
      const results = answered;
      store.write((tx) => {
        settleAnswers(tx, results, clock.now());
      });
      answered = [];
    }
    for (let one = ended[0]; one; one = ended[0]) {
      one.writeDown();
      ended.shift();
    }
  }

  /** Takes what became of a create or an edit; `after` is called when it is on the disk. */
  function keep<T>(what: 'create' | 'edit', id: number, settle: (tx: Tx) => T, after: (became?: T) => void) {
    ended.push({
      writeDown: () => {
        let became: T | undefined;
        try {
          store.write((tx) => {
            became = settle(tx);
          });
        } catch (error) {
          if (isDatabaseTrouble(error)) throw error;
          log.error('deliver.unsettled', { what, id, ...thrownFacts(error) });
        }
        after(became);
      },
    });
    poke();
  }

  function startAnswers(due: Due['answers']): void {
    for (const row of claimAnswers(world, due)) {
      flying.answers += 1;
      void sendAnswer(world, row).then((result) => {
        flying.answers -= 1;
        answered.push(result);
        poke();
      });
    }
  }

  /** Milliseconds until the next card may be edited. */
  function startEdits(due: Due['edits']): number {
    let waitMs = longestWaitMs;
    for (const { card, group } of due) {
      if (flying.edits.has(card.id)) continue;
      const key = `edit:${String(card.chatId)}`;
      const nowMs = clock.monotonic();
      // After a gap there is a card to edit in every group.
      const mustWaitMs = Math.max(
        pace.wait('edits', limits.bot, nowMs),
        pace.wait(key, group ? limits.groupEdits : limits.privateChat, nowMs),
      );
      waitMs = Math.min(waitMs, mustWaitMs === 0 ? longestWaitMs : mustWaitMs);
      if (mustWaitMs > 0) continue;
      if (!startEdit(card.id, key)) waitMs = 0;
    }
    return waitMs;
  }

  /** False when it is put off, or given up. */
  function startEdit(id: CardId, key: string): boolean {
    const edit = attempt('edit', id, () => prepareEdit(world, renderers, id));
    if (!edit) {
      store.write((tx) => {
        const chatId = tx.cards.card(id)?.chatId;
        const gone = chatId !== undefined && tx.chats.chat(chatId)?.standing === 'left';
        // The bot may be let in again, or unblocked: the card is still there then.
        if (gone) tx.cards.postpone(id, (clock.now() + goneMs) as Instant);
        else tx.cards.setState(id, 'lost');
      });
      return false;
    }
    flying.edits.add(id);
    pace.note(key, clock.monotonic());
    pace.note('edits', clock.monotonic());
    void sendEdit(world, edit, editAttempts.get(id) ?? 0).then((settle) => {
      keep('edit', id, settle, (result) => {
        flying.edits.delete(id);
        if (result === 'shown') editAttempts.delete(id);
        else editAttempts.set(id, (editAttempts.get(id) ?? 0) + 1);
      });
    });
    return true;
  }

  /** Milliseconds until the next new message may leave. */
  function startCreates(due: Due['creates']): number {
    let waitMs = longestWaitMs;
    for (const { row, group } of due) {
      if (flying.creates.size >= createsInFlight) return waitMs;
      if (row.chatId === null || flying.creates.has(row.chatId)) continue;
      const key = `send:${String(row.chatId)}`;
      const nowMs = clock.monotonic();
      const mustWaitMs = Math.max(
        pace.wait('bot', limits.bot, nowMs),
        pace.wait(key, group ? limits.groupSends : limits.privateChat, nowMs),
      );
      if (mustWaitMs > 0) {
        waitMs = Math.min(waitMs, mustWaitMs);
        continue;
      }
      const claimed = attempt('create', row.id, () => claimCreate(world, renderers, row));
      if (claimed === undefined) {
        waitMs = 0;
        continue;
      }
      const { chatId } = row;
      flying.creates.add(chatId);
      pace.note(key, nowMs);
      pace.note('bot', nowMs);
      void sendCreate(world, files, claimed, doubted).then((settle) => {
        keep('create', row.id, settle, (pauseMs = 0) => {
          // Order holds inside a chat: what stands behind a row that has to wait for the server waits with it.
          if (pauseMs > 0) pace.hold(key, clock.monotonic() + pauseMs);
          flying.creates.delete(chatId);
        });
      });
    }
    return waitMs;
  }

  /** A renderer that throws is a bug: it ends its own row and stops nobody else. A database that is busy is not. */
  function attempt<T>(what: 'create' | 'edit', id: number, fn: () => T): T | undefined {
    try {
      return fn();
    } catch (error) {
      if (isDatabaseTrouble(error)) throw error;
      log.error('deliver.render', { what, id, ...thrownFacts(error) });
      if (what === 'create')
        store.write((tx) => {
          const row = tx.outbox.row(id as OutboxId);
          tx.outbox.end(id as OutboxId, 'failed', clock.now(), { reason: 'could not be rendered' });
          if (row && row.cardId !== null) tx.cards.setState(row.cardId, 'lost');
        });
      return undefined;
    }
  }

  /** Starts everything that may leave now; milliseconds until something else may. */
  function pump(): number {
    flush();
    const due = dueNow(world, answersInFlight - flying.answers);
    startAnswers(due.answers);
    return Math.max(0, Math.min(startEdits(due.edits), startCreates(due.creates), due.nextMs));
  }

  /** A busy or full database stops the lanes for a while, not for good. `undefined` then. */
  function safely<T>(fn: () => T): { readonly value: T } | undefined {
    try {
      return { value: fn() };
    } catch (error) {
      log.error('deliver.stalled', thrownFacts(error));
      return undefined;
    }
  }

  /** Waits for what is in flight. A database that refuses is asked a few times, not for ever. */
  async function drain(): Promise<void> {
    for (let refused = 0; inFlight() + answered.length > 0 && refused < 5;) {
      wake = new AbortController();
      if (!safely(flush)) {
        refused += 1;
        await clock.sleep(stalledMs);
      } else if (inFlight() > 0) await clock.sleep(longestWaitMs, wake.signal);
    }
  }

  function inFlight(): number {
    return flying.answers + flying.creates.size + flying.edits.size;
  }

  function settle(): void {
    const waiting = settlers;
    settlers = [];
    for (const resolve of waiting) resolve();
  }

  function poke(): void {
    // A reason of our own: the one that is made otherwise is an error with a stack, for each message.
    wake.abort('poked');
  }

  return {
    poke,
    settled: () =>
      new Promise((resolve) => {
        settlers.push(resolve);
        poke();
      }),
    async run(signal) {
      recover();
      const stop = () => {
        wake.abort();
      };
      signal.addEventListener('abort', stop);
      while (!signal.aborted) {
        wake = new AbortController();
        const waitMs = safely(pump)?.value ?? stalledMs;
        // What the database would not take waits for time, like a message that may not leave yet.
        if (waitMs > 0 && inFlight() === ended.length) settle();
        if (waitMs > 0) await clock.sleep(waitMs, wake.signal);
      }
      signal.removeEventListener('abort', stop);
      await drain();
      settle();
    },
  };
}
