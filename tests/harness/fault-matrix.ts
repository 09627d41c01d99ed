import path from 'node:path';
import { realSleep } from '../../src/adapters/clock/system-clock.ts';
import { contentStore } from '../../src/adapters/files/content-store.ts';
import { createTelegram } from '../../src/adapters/telegram/create-telegram.ts';
import type { OutboxId } from '../../src/domain/ids.ts';
import { fault } from '../../src/rehearsal/faults.ts';
import type { Fault } from '../../src/rehearsal/faults.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { OutboxRow } from '../../src/ports/store/outbox.ts';
import { cardWords, openBranchTalk } from './branch-talk.ts';
import type { BranchTalk } from './branch-talk.ts';
import { token } from './conversation.ts';

/** Real time that the network gets here: a reply comes in less, and a server that hangs is sat out. */
const callMs = 1_500;
const pollMs = 1_000;
/** A reply that comes later than that. */
const slowMs = 60_000;
/** After the end of a fault (issue 5). */
const recoveryS = 40;

export const faults: readonly (readonly [name: string, what: Fault])[] = [
  ['409 Conflict', fault.conflict()],
  ['401 Unauthorized', fault.unauthorized()],
  ['404 Not Found', fault.notFound()],
  ['429, retry_after 7', fault.tooManyRequests(7)],
  ['500', fault.serverError()],
  ['502 in HTML', fault.badGateway()],
  ['reset before the effect', fault.cutBefore()],
  ['reset after the effect', fault.cutAfter()],
  ['hang', fault.hang()],
  ['slow body', fault.trickle(slowMs)],
  ['JSON of another shape', fault.nonsense()],
  ['JSON null', fault.nonsense('null')],
  ['400 Bad Request', fault.badRequest('something is wrong')],
];

/** What a call without a known result must become. */
const lost: readonly string[] = faults.slice(4, 12).map(([name]) => name);

export const columns = ['getUpdates', 'send', 'edit', 'answer', 'upload'] as const;
export type Column = (typeof columns)[number];

export interface Cell {
  /** What became of it, in a few words. */
  readonly became: string;
  /** Seconds from the fault's end until everything was as it should be; beyond {@link recoveryS} it was not. */
  readonly recoveredS: number;
}

/** A branch that has its group, impatient with its server. */
export async function openStage(column: Column): Promise<BranchTalk> {
  const timeouts = { callMs, uploadMs: callMs, ...(column === 'getUpdates' && { longPollMarginMs: pollMs }) };
  const held = column === 'getUpdates' ? { longPollSeconds: pollMs / 1_000 } : {};
  let isOpening = true;
  const one = await openBranchTalk({
    outside: {
      connect: (options) => {
        // While nobody moves the clock a poll that has run out is repeated all the same.
        const sleep: Clock['sleep'] = (ms, signal) =>
          isOpening ? realSleep(50, signal) : options.clock.sleep(ms, signal);
        return createTelegram({ ...options, ...held, clock: { ...options.clock, sleep }, timeouts });
      },
    },
  });
  isOpening = false;
  return one;
}

export async function onTheDay(one: BranchTalk): Promise<void> {
  await one.plan();
  await one.talk.advanceTo('2026-11-15', '08:31');
  await one.pass(2_000);
}

/** Lets time pass second by second until it is so; the seconds that it took, `Infinity` when it never was. */
async function secondsUntil(one: BranchTalk, isSo: () => boolean, atMostS = recoveryS): Promise<number> {
  const { rehearsal, talk } = one;
  for (let seconds = 0; seconds <= atMostS; seconds += 1) {
    talk.app().tick();
    const soon = rehearsal.until(isSo, { timeoutMs: 60 });
    if (await soon.then(() => true).catch(() => false)) return seconds;
    talk.clock.advanceBy(1_000);
  }
  // The fault itself may hold the last call for its real time.
  const late = rehearsal.until(isSo, { timeoutMs: 2 * callMs });
  return (await late.then(() => true).catch(() => false)) ? atMostS : Infinity;
}

type Play = (one: BranchTalk, name: string, what: Fault, turn: number) => Promise<Cell>;

const rowIs = (one: BranchTalk, id: OutboxId, ...states: readonly OutboxRow['state'][]) =>
  states.includes(one.row(id)?.state ?? 'pending');

/** Hits before a fault ends: a create with an unknown or final end is made once. */
const hitsOf = (name: string): number => (lost.includes(name) || name.startsWith('400') ? 1 : 2);

const sendOrUpload =
  (method: 'sendMessage' | 'sendDocument'): Play =>
  async (one, name, what, turn) => {
    const mark = `第${String(turn)}条`;
    const made = await makeRow(one, method, mark);
    const hits = hitsOf(name);
    const rule = one.rehearsal.faults.add({
      fault: what,
      method,
      when: ({ params }) => JSON.stringify(params).includes(mark),
      times: hits,
    });
    await secondsUntil(one, () => rule.hits() === hits, 120);
    const next = await makeRow(one, method, `后面${mark}`);
    const recoveredS = await secondsUntil(
      one,
      () => rowIs(one, next, 'sent') && rowIs(one, made, 'sent', 'failed', 'uncertain'),
    );
    // An hour later nothing has come a second time.
    await one.pass(3_600_000);
    const calls = one.rehearsal
      .calls(method)
      .filter(({ params }) => JSON.stringify(params).includes(`"${mark}`)).length;
    const state = one.row(made)?.state ?? 'gone';
    const expected = name.startsWith('400') ? 'failed' : lost.includes(name) ? 'uncertain' : 'sent';
    if (state !== expected) throw new Error(`${method}, ${name}: ${state} instead of ${expected}`);
    const wanted = expected === 'sent' ? hits + 1 : 1;
    if (calls !== wanted) throw new Error(`${method}, ${name}: ${String(calls)} calls`);
    return { became: words[expected], recoveredS };
  };

const words = {
  sent: 'sent once, later',
  uncertain: 'uncertain, held, never resent',
  failed: 'failed, counted',
} as const;

async function makeRow(one: BranchTalk, method: string, mark: string): Promise<OutboxId> {
  if (method === 'sendMessage') return one.queue(mark);
  const files = contentStore(path.join(one.talk.dataDir, 'files'));
  const sha256 = await files.put(new TextEncoder().encode(mark));
  const at = one.talk.clock.now();
  const id = one.talk.app().store.write((tx) =>
    tx.outbox.add({
      lane: 'create',
      // No file goes into a group.
      chatId: tx.chats.byExternal('telegram', String(one.secretary.id))?.id ?? one.chatId,
      body: { kind: 'document', sha256, fileName: `${mark}.txt`, caption: mark },
      at,
    }),
  );
  if (id === undefined) throw new Error('not queued');
  return id;
}

/** Whether the newest card in the group tells of so many present. */
const shows = (one: BranchTalk, present: number) =>
  one
    .inGroup(cardWords)
    .at(-1)
    ?.text.includes(`实到${String(present)}`) === true;

const edit: Play = async (one, name, what, turn) => {
  const member = one.members[turn - 1];
  if (!member) throw new Error('nobody left to tap');
  const cards = one.inGroup(cardWords).length;
  const hits = name.startsWith('400') ? 1 : 2;
  const rule = one.rehearsal.faults.add({ fault: what, method: 'editMessageText', times: hits });
  // What the server has done although its reply was lost is done: then there is nothing to repeat.
  one.tap(member, '签到');
  await secondsUntil(one, () => rule.hits() >= 1, 60);
  await secondsUntil(one, () => rule.hits() === hits || (name.startsWith('JSON of') && shows(one, turn)), 90);
  rule.remove();
  const recoveredS = await secondsUntil(one, () => shows(one, turn));
  const isNew = one.inGroup(cardWords).length > cards;
  return {
    became: isNew ? 'card lost, a new one is sent' : 'repeated until the card shows the truth',
    recoveredS,
  };
};

const answer: Play = async (one, name, what, turn) => {
  const member = one.members[turn - 1];
  if (!member) throw new Error('nobody left to tap');
  const rule = one.rehearsal.faults.add({ fault: what, method: 'answerCallbackQuery' });
  const tappedAt = one.talk.clock.now();
  const tap = one.tap(member, '签到');
  await secondsUntil(one, () => rule.hits() === 1, 60);
  const recoveredS = await secondsUntil(one, () => shows(one, turn));
  await one.pass(16_000);
  await one.pass(31_000);
  const calls = one.rehearsal.calls('answerCallbackQuery').filter(({ at }) => at >= tappedAt);
  const late = calls.filter(({ at }) => at > tappedAt + 15_000);
  if (late.length > 0) throw new Error(`answer, ${name}: tried ${String(late.length)} times after 15 s`);
  return { became: tap.answer() ? 'answered within 15 s' : 'dropped after 15 s; the tap counts', recoveredS };
};

const getUpdates: Play = async (one, name, what) => {
  const rule = one.rehearsal.faults.add({ fault: what, method: 'getUpdates', times: 3 });
  const answered = () => one.toSecretary('').length;
  const before = answered();
  one.rehearsal.people.say(one.secretary, 'bot', '帮助');
  await secondsUntil(one, () => rule.hits() === 3, 120);
  // Taken, and answered: once, however often it was fetched.
  const recoveredS = await secondsUntil(
    one,
    () => answered() > before && one.rehearsal.pendingUpdates().length === 0,
  );
  await one.talk.app().settled();
  if (answered() !== before + 1)
    throw new Error(`getUpdates, ${name}: ${String(answered() - before)} answers to one message`);
  return { became: 'asked again: taken once', recoveredS };
};

export const plays: Readonly<Record<Column, Play>> = {
  getUpdates,
  send: sendOrUpload('sendMessage'),
  edit,
  answer,
  upload: sendOrUpload('sendDocument'),
};

/** Everything that the program lets out beside the messenger: log lines, status, health, metrics, outbox reasons. */
export async function outputOf({ talk }: BranchTalk): Promise<string> {
  const web = await Promise.all(
    ['/healthz', '/readyz', '/metrics'].map(async (place) =>
      (await fetch(`${talk.app().url}${place}`)).text(),
    ),
  );
  const said = await Promise.all([talk.zhibu('status'), talk.zhibu('status', '--json'), talk.zhibu('jobs')]);
  return [JSON.stringify(talk.log), ...web, ...said.flatMap(({ out, err }) => [out, err])].join('\n');
}

/** The part of the token that nobody may see. */
export const secret = token.split(':')[1] ?? token;
