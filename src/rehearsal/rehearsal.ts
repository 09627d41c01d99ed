import type { Hono } from 'hono';
import type { Clock } from '../ports/clock.ts';
import { chatsOf, membersOf, menuOf } from './chat-list.ts';
import type { PhoneChat } from './chat-list.ts';
import type { CallRecord, Violation } from './calls.ts';
import { createCallLog } from './calls.ts';
import type { UntilOptions } from './changes.ts';
import { createChanges } from './changes.ts';
import type { Faults } from './faults.ts';
import { createFaults } from './faults.ts';
import { createIntake } from './intake.ts';
import type { Person, Place } from './people/handles.ts';
import type { People } from './people/people.ts';
import { createPeople } from './people/people.ts';
import { tapById } from './people/tapping.ts';
import type { Tap } from './people/tapping.ts';
import type { PhoneMessage, PhoneTap } from './phone.ts';
import { messagesOf, tapsOf } from './phone.ts';
import { answerCall } from './server.ts';
import type { Reply } from './server.ts';
import { createTransport } from './transport.ts';
import type { NodeEnv } from './transport.ts';
import type { TranscriptOptions } from './transcript.ts';
import { transcriptOf } from './transcript.ts';
import { createUpdateQueue } from './update-queue.ts';
import type { ReleaseOrder } from './update-queue.ts';
import type { ApiUpdate } from './wire/api-types.ts';
import type { RawParams } from './wire/read-request.ts';
import type { Limits, UserRecord, World } from './world.ts';

export interface RehearsalOptions {
  readonly clock: Clock;
  /** `{bot id}:{secret}`, as BotFather gives it. */
  readonly token: string;
  readonly botUsername: string;
  readonly botName?: string;
  /** Privacy mode of the bot; on unless told. */
  readonly privacyMode?: boolean;
  readonly firstUpdateId?: number;
  readonly limits?: Partial<Limits>;
}

/** A Bot API server in this process, together with the people who use it. It outlives the bots that talk to it. */
export interface Rehearsal {
  /** `/bot{token}/{method}` and `/file/bot{token}/{path}`: mount it, or serve it with `listen`. */
  readonly app: Hono<NodeEnv>;
  /** Answers one call in this process, without HTTP. `gone` aborts when the caller is not there any more. */
  answer(method: string, params: RawParams, gone: AbortSignal): Promise<Reply>;
  readonly bot: Person;
  readonly people: People;
  readonly faults: Faults;
  messages(place: Place): readonly PhoneMessage[];
  /** The newest message in a chat; of the bot, or with a text that contains `containing`. */
  lastMessage(
    place: Place,
    of?: { readonly fromBot?: boolean; readonly containing?: string },
  ): PhoneMessage | undefined;
  transcript(place: Place, options?: TranscriptOptions): string;
  members(place: Place): readonly Person[];
  /** Every group, and every private chat that was started. */
  chats(): readonly PhoneChat[];
  tapById(id: string): Tap;
  taps(of?: { readonly person?: Person; readonly place?: Place }): readonly PhoneTap[];
  /** Private answers that a person was shown, oldest first. */
  answers(person: Person): readonly PhoneTap[];
  menu(person: Person, place: Place): readonly { readonly command: string; readonly description: string }[];
  pendingUpdates(): readonly ApiUpdate[];
  /** Every update ever queued, oldest first. */
  allUpdates(): readonly ApiUpdate[];
  redeliver(updateId: number, options?: { readonly asNewId?: boolean }): void;
  holdUpdates(): void;
  releaseUpdates(order?: ReleaseOrder): void;
  /** Whether the bot holds a long poll open: it is alive and has taken everything so far. */
  isPolled(): boolean;
  calls(method?: string): readonly CallRecord[];
  violations(): readonly Violation[];
  /** Counts changes of state, so that a page can ask what is new. */
  revision(): number;
  onChange(listener: () => void): () => void;
  until<T>(probe: () => T, options?: UntilOptions): Promise<Exclude<T, false | undefined>>;
  /** Ends held polls and webhook deliveries. */
  close(): void;
}

const standardLimits: Limits = {
  tapLifeMs: 150_000,
  tapAnswerMs: 150_000,
  updateLifeMs: 86_400_000,
  enforceRates: false,
};

export function createRehearsal(options: RehearsalOptions): Rehearsal {
  const { clock, token } = options;
  const changes = createChanges(() => describe());
  const calls = createCallLog(clock, changes.notify);
  const faults = createFaults();
  const bot = createBot(options);
  const world: World = {
    clock,
    token,
    bot,
    privacyMode: options.privacyMode ?? true,
    limits: { ...standardLimits, ...options.limits },
    changes,
    updates: createUpdateQueue(clock, options.firstUpdateId ?? 820_000_001, changes.notify),
    users: new Map([[bot.id, bot]]),
    chats: new Map(),
    files: new Map(),
    taps: new Map(),
    commands: new Map(),
    descriptions: new Map(),
    counters: new Map(),
  };
  const intake = createIntake(world);
  const server = { world, calls, faults, intake };

  const describe = (): string => {
    const lines = calls
      .all()
      .slice(-10)
      .map(
        (call) =>
          `  ${String(call.seq)} ${call.method} ${JSON.stringify(call.params)} → ${JSON.stringify(call.outcome)}`,
      );
    return [
      `Updates not fetched: ${String(world.updates.pending().length)}; long poll held: ${String(intake.isPolled())}`,
      `Violations: ${JSON.stringify(calls.violations())}`,
      'Last calls:',
      ...lines.map((line) => (line.length > 300 ? `${line.slice(0, 300)}…` : line)),
    ].join('\n');
  };

  return {
    app: createTransport(server),
    answer: (method, params, gone) => answerCall(server, method, params, gone),
    bot: { id: bot.id, name: bot.firstName },
    people: createPeople(world),
    faults,
    messages: (place) => messagesOf(world, place),
    lastMessage: (place, of = {}) =>
      messagesOf(world, place)
        .filter((one) => of.fromBot === undefined || one.fromBot === of.fromBot)
        .findLast((one) => of.containing === undefined || one.text.includes(of.containing)),
    transcript: (place, transcriptOptions) => transcriptOf(world, place, transcriptOptions),
    members: (place) => membersOf(world, place),
    chats: () => chatsOf(world),
    tapById: (id) => tapById(world, id),
    taps: (of = {}) => tapsOf(world, of),
    answers: (person) => tapsOf(world, { person }).filter((tap) => tap.answer !== undefined),
    menu: (person, place) => menuOf(world, person, place),
    pendingUpdates: () => world.updates.pending(),
    allUpdates: () => [...world.updates.history().values()],
    redeliver: (updateId, redeliverOptions) => {
      world.updates.redeliver(updateId, redeliverOptions);
    },
    holdUpdates: () => {
      world.updates.hold();
    },
    releaseUpdates: (order) => {
      world.updates.release(order);
    },
    isPolled: () => intake.isPolled(),
    calls: (method) =>
      method === undefined ? [...calls.all()] : calls.all().filter((call) => call.method === method),
    violations: () => [...calls.violations()],
    revision: () => changes.revision(),
    onChange: changes.subscribe,
    until: changes.until,
    close: () => {
      intake.close();
      // Whoever waits for a change over HTTP would keep the process alive.
      changes.notify();
    },
  };
}

function createBot(options: RehearsalOptions): UserRecord {
  const id = Number(/^(\d+):/.exec(options.token)?.[1]);
  if (!Number.isSafeInteger(id))
    throw new Error('rehearsal: a token is "{bot id}:{secret}"; this one has no bot id');
  return {
    id,
    isBot: true,
    firstName: options.botName ?? '支部助手',
    lastName: undefined,
    username: options.botUsername,
    languageCode: undefined,
    started: false,
    blocked: false,
    met: true,
  };
}
