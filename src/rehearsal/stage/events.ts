import type { BranchId, ChatId, Instant, TownshipId } from '../../domain/ids.ts';
import type { Occurrence } from '../../ports/store/occurrences.ts';
import type { Store } from '../../ports/store/store.ts';
import type { Rehearsal } from '../rehearsal.ts';

/** The program as the stage sees it: what is due, and everything that leaves when it is. */
export interface Backstage {
  readonly store: Store;
  /** Due occurrences after now, soonest first. */
  upcoming(horizonMs: number): readonly Occurrence[];
  /** Runs what is due now. */
  tick(): void;
  /** Resolves when everything that could be made and leave at this moment of the clock has left. */
  settled(): Promise<void>;
  /** What a job does, for people. */
  jobTitle(name: string): string;
}

export interface StageEvent {
  readonly at: Instant;
  readonly what: string;
  /** Which group, branch or township. */
  readonly where: string;
  /** Nobody would notice: passed on the way, never stopped at. */
  readonly quiet: boolean;
}

/** Jobs that say nothing to anybody. */
const quietJobs: ReadonlySet<string> = new Set(['backup', 'housekeeping']);

/** What the program waits for, soonest first: scheduled occurrences, and messages that may not leave yet. */
export function comingEvents(
  backstage: Backstage,
  rehearsal: Rehearsal,
  now: Instant,
  horizonMs: number,
): readonly StageEvent[] {
  const jobs = backstage.upcoming(horizonMs).map(({ kind, scope, dueAt }): StageEvent => ({
    at: dueAt,
    what: backstage.jobTitle(kind),
    where: scopeName(backstage.store, rehearsal, scope),
    quiet: quietJobs.has(kind),
  }));
  const waiting = backstage.store.read((tx) =>
    [tx.outbox.nextDue(now), tx.cards.nextPostponed(now)].filter((at) => at !== undefined),
  );
  const messages = waiting.map((at): StageEvent => ({
    at,
    what: '等着的消息可以发出去了',
    where: '',
    quiet: false,
  }));
  return [...jobs, ...messages].sort((a, b) => a.at - b.at);
}

export interface RanJob {
  readonly what: string;
  readonly where: string;
  readonly state: 'done' | 'skipped' | 'failed' | 'void';
  readonly reason: string | null;
}

/** The jobs that have run since then, oldest first. */
export function jobsSince(backstage: Backstage, rehearsal: Rehearsal, since: Instant): readonly RanJob[] {
  return backstage.store
    .read((tx) => tx.occurrences.recent(500))
    .filter(({ kind, endedAt }) => endedAt >= since && !quietJobs.has(kind))
    .reverse()
    .map(({ kind, scope, state, reason }) => ({
      what: backstage.jobTitle(kind),
      where: scopeName(backstage.store, rehearsal, scope),
      state,
      reason,
    }));
}

function scopeName(store: Store, rehearsal: Rehearsal, scope: string): string {
  const [kind, digits] = scope.split(':');
  const id = Number(digits);
  return store.read((tx) => {
    if (kind === 'branch') return tx.org.branch(id as BranchId)?.name ?? scope;
    if (kind === 'township') return tx.org.township(id as TownshipId)?.name ?? scope;
    if (kind !== 'chat') return tx.org.countyName() ?? scope;
    const externalId = Number(tx.chats.chat(id as ChatId)?.externalId);
    return rehearsal.chats().find((chat) => chat.id === externalId)?.title ?? scope;
  });
}

/** What the bot has written or changed in a chat. */
export interface SaidMessage {
  readonly chatId: number;
  readonly title: string;
  readonly private: boolean;
  readonly messageId: number;
  /** The first line. */
  readonly text: string;
  readonly edited: boolean;
}

type Revisions = ReadonlyMap<string, number>;

/** How often each message of the bot has been edited so far. */
export function revisions(rehearsal: Rehearsal): Revisions {
  return new Map(botMessages(rehearsal).map(({ key, message }) => [key, message.revision]));
}

/** What is new, or changed, since `before` was taken; in the order of time. */
export function saidSince(rehearsal: Rehearsal, before: Revisions): readonly SaidMessage[] {
  return botMessages(rehearsal)
    .filter(({ key, message }) => before.get(key) !== message.revision)
    .sort((a, b) => a.message.order - b.message.order)
    .map(({ key, chat, message }) => ({
      chatId: chat.id,
      title: chat.title,
      private: chat.type === 'private',
      messageId: message.messageId,
      text: message.file?.fileName ?? message.text.split('\n')[0] ?? '',
      edited: before.has(key),
    }));
}

function botMessages(rehearsal: Rehearsal) {
  return rehearsal.chats().flatMap((chat) =>
    rehearsal
      .messages(chat.id)
      .filter(({ fromBot }) => fromBot)
      .map((message) => ({ key: `${String(message.chatId)}:${String(message.messageId)}`, chat, message })),
  );
}
