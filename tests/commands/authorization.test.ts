import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCodeMint } from '../../src/adapters/keys/code-mint.ts';
import { openStore } from '../../src/adapters/sqlite/open-store.ts';
import { cardKinds } from '../../src/cases/cards/touch.ts';
import type { Command } from '../../src/command.ts';
import { authorize } from '../../src/domain/authority/authorize.ts';
import { holidayTable } from '../../src/domain/calendar/holidays.ts';
import { instantAt } from '../../src/domain/calendar/time.ts';
import { accept } from '../../src/domain/decision.ts';
import type { BranchId, CardId, ChatId, LocalDate, LocalTime } from '../../src/domain/ids.ts';
import { nothing } from '../../src/domain/outcome.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { IncomingText } from '../../src/ports/messenger.ts';
import type { Chat } from '../../src/ports/store/chats.ts';
import type { Store, Tx } from '../../src/ports/store/store.ts';
import { dispatchText } from '../../src/runtime/dispatch.ts';
import type { BareCall } from '../../src/runtime/dispatch.ts';
import { loadActor } from '../../src/runtime/load-actor.ts';
import { loadCommands } from '../../src/runtime/load.ts';
import { signButton } from '../../src/runtime/signed-data.ts';
import { dispatchTap } from '../../src/runtime/taps.ts';
import { catalogs } from '../../src/text/catalog.ts';
import { expected, onList, payloads, rights } from './rights.ts';
import { kinds, setStage } from './who-is-who.ts';
import type { Kind, Stage } from './who-is-who.ts';

/*
 * Who reaches which command and button, by the roster alone (design §3). Commands and jobs are the real ones; only what
 * they do once they are reached is replaced by a probe. A question about a branch is asked about 石桥村第一党支部.
 */

const root = path.resolve(import.meta.dirname, '../..');
const key = new Uint8Array(32);
const today = '2026-11-10' as LocalDate;
const zone = 'Asia/Shanghai';
const now = instantAt(today, '10:00' as LocalTime, zone);
const text = catalogs['zh-CN'];
const branchName = '石桥村第一党支部';

let store: Store;
let stage: Stage;
let commands: readonly Command[];
/** Of which branches the command or button was reached; `undefined` when it was not. */
let reached: readonly BranchId[] | undefined;

beforeAll(async () => {
  store = openStore({ file: ':memory:', migrationsFolder: path.join(root, 'drizzle') });
  stage = store.write(setStage);
  const probe = ({ branchIds }: { branchIds: readonly BranchId[] }): Outcome => {
    reached = branchIds;
    return nothing;
  };
  commands = (await loadCommands(path.join(root, 'commands'))).map((command) => ({
    ...command,
    args: { ...command.args, parse: () => accept(undefined) },
    buttons: Object.fromEntries(
      Object.entries(command.buttons ?? {}).map(([name, button]) => [name, { ...button, run: probe }]),
    ),
    run: probe,
  }));
});
afterAll(() => {
  store.close();
});

class Undone extends Error {}

/** Runs in a transaction that leaves no trace. */
function trying(act: (tx: Tx) => Outcome): { outcome: Outcome; refusals: number } {
  let seen: { outcome: Outcome; refusals: number } | undefined;
  reached = undefined;
  try {
    store.write((tx) => {
      const before = refusalsIn(tx);
      const outcome = act(tx);
      seen = { outcome, refusals: refusalsIn(tx) - before };
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  if (!seen) throw new Error('nothing was tried');
  return seen;
}

function refusalsIn(tx: Tx): number {
  return tx.audit.entries().filter(({ action }) => action === 'refused').length;
}

function callIn(tx: Tx, kind: Kind, chatId: ChatId): BareCall {
  const chat = tx.chats.chat(chatId);
  if (!chat) throw new Error('no such chat');
  const link = (payload: string) => `https://t.me/bot?start=${payload}`;
  return {
    tx,
    now,
    today,
    text,
    chat,
    actor: loadActor(tx, stage.accounts[kind], today),
    commands,
    rules: { zone, quiet: 'off', holidays: holidayTable(new Map(), new Set()) },
    botLinks: { start: link, startGroup: link },
    privateAnswers: true,
    codes: createCodeMint(new Uint8Array(32)),
  };
}

function textOf(kind: Kind, words: string, chat: Chat): IncomingText {
  return {
    kind: 'text',
    chat: { externalId: chat.externalId, kind: chat.kind },
    sender: { kind: 'person', userId: stage.accounts[kind].userId, name: kind },
    messageId: '1',
    text: words,
    secondHand: false,
    addressed: true,
  };
}

function say(kind: Kind, words: string, chatId: ChatId, more: Partial<IncomingText> = {}) {
  return trying((tx) => {
    const call = callIn(tx, kind, chatId);
    return dispatchText({ commands, botUsername: 'bot' }, call, {
      ...textOf(kind, words, call.chat),
      ...more,
    });
  });
}

function tap(kind: Kind, action: string) {
  return trying((tx) => {
    const chatId = stage.privateChatOf(kind);
    const call = callIn(tx, kind, chatId);
    const cardId = onList.has(action) ? listCard(tx, chatId) : null;
    const payload = payloads[action]?.(stage) ?? `${String(stage.first)}.1`;
    return dispatchTap(commands, key, call, {
      kind: 'tap',
      chat: { externalId: call.chat.externalId, kind: 'private' },
      sender: { kind: 'person', userId: stage.accounts[kind].userId, name: kind },
      messageId: '9',
      tapId: 'tap',
      data: signButton(key, chatId, { action, payload, cardId }),
    });
  });
}

/** The list of unknown accounts of the first branch's group, in this chat. */
function listCard(tx: Tx, chatId: ChatId): CardId {
  const subject = `${String(stage.group)}:1`;
  const { card } = tx.cards.ensure({ kind: cardKinds.approvals, chatId, subject, view: null, at: now });
  tx.cards.sent(card.id, '9', card.wanted, now);
  return card.id;
}

function reachedFirst(aboutBranch: boolean): boolean {
  return reached !== undefined && (!aboutBranch || reached.includes(stage.first));
}

const refusing: readonly string[] = [
  text.common.noRight,
  text.common.noRightSelf,
  text.common.noRightAdmin,
  text.common.noRightLinked,
  text.common.noRightCounty,
];

describe('who reaches which command and button', () => {
  it('is written down for every one there is', () => {
    const there = commands.flatMap(({ name, buttons }) => [
      name,
      ...Object.keys(buttons ?? {}).map((button) => `${name}.${button}`),
    ]);
    expect(Object.keys(expected).sort()).toEqual(there.sort());
  });

  for (const [subject, right] of Object.entries(expected).filter(([name]) => !name.includes('.'))) {
    it(`/${subject}: ${right}`, () => {
      const command = commands.find(({ name }) => name === subject);
      const places = kinds.flatMap((kind) => [
        ...(command?.where === 'group'
          ? []
          : [{ kind, chatId: stage.privateChatOf(kind), named: branchName }]),
        ...(command?.where === 'private' ? [] : [{ kind, chatId: stage.group, named: '' }]),
      ]);
      const allowed: readonly Kind[] = rights[right];
      for (const { kind, chatId, named } of places) {
        const { outcome, refusals } = say(kind, `/${subject} ${command?.branch ? named : ''}`, chatId);
        const where = chatId === stage.group ? 'in the group' : 'privately';
        expect({ kind, where, may: reachedFirst(command?.branch !== undefined) }).toEqual({
          kind,
          where,
          may: allowed.includes(kind),
        });
        // Somebody without any right here gets one sentence, and the attempt is written down.
        if (reached === undefined) {
          expect(refusing).toContain(outcome.reply?.text);
          expect(refusals).toBe(1);
        }
      }
    });
  }

  for (const [subject, right] of Object.entries(expected).filter(([name]) => name.includes('.'))) {
    it(`[${subject}]: ${right}`, () => {
      const [commandName, buttonName = ''] = subject.split('.');
      const button = commands.find(({ name }) => name === commandName)?.buttons?.[buttonName];
      const allowed: readonly Kind[] = rights[right];
      for (const kind of kinds) {
        const { outcome, refusals } = tap(kind, subject);
        expect({ kind, may: reachedFirst(button?.branchOf !== undefined) }).toEqual({
          kind,
          may: allowed.includes(kind),
        });
        if (reached === undefined) {
          expect(refusing).toContain(outcome.answer?.text);
          expect(refusals).toBe(1);
        }
      }
    });
  }

  it('is looked at once more by 登记本群: an admin without a post is turned away', async () => {
    const real = await loadCommands(path.join(root, 'commands'));
    const registering = kinds.filter((kind) => {
      const { outcome } = trying((tx) => {
        const group = tx.chats.ensure('telegram', { externalId: '-200', kind: 'group' });
        const call = { ...callIn(tx, kind, group.id), commands: real };
        return dispatchText({ commands: real, botUsername: 'bot' }, call, textOf(kind, '/bind', call.chat));
      });
      return (outcome.cards ?? []).length > 0;
    });
    expect(registering).toEqual(rights.organisers.filter((kind) => !rights.admins.includes(kind)));
  });

  it('does not follow from being an anonymous administrator, or from forwarded words', () => {
    for (const { name, where } of commands) {
      const chatId = where === 'private' ? stage.privateChatOf('书记') : stage.group;
      say('书记', `/${name} ${branchName}`, chatId, { secondHand: true });
      expect(reached, `/${name} forwarded`).toBeUndefined();
      say('书记', `/${name} ${branchName}`, chatId, { sender: { kind: 'anonymous', userId: '1', name: '' } });
      expect(reached, `/${name} anonymous`).toBeUndefined();
    }
  });
});

describe('a question that names no branch', () => {
  it('is answered with no where a branch is needed', () => {
    store.read((tx) => {
      for (const kind of kinds) {
        const actor = loadActor(tx, stage.accounts[kind], today);
        expect(authorize(actor, 'branch.run', 'none'), kind).toBe(false);
        expect(authorize(actor, 'attendance.record', 'none'), kind).toBe(false);
        expect(authorize(actor, 'branch.review', 'none'), kind).toBe(false);
      }
    });
  });
});

describe('the right to read a township', () => {
  it('is enough for what changes nothing, and for nothing else', () => {
    const readers = commands.flatMap(({ name, who, buttons }) => [
      ...(who === 'township.read' ? [name] : []),
      ...Object.entries(buttons ?? {}).flatMap(([button, one]) =>
        one.who === 'township.read' ? [`${name}.${button}`] : [],
      ),
    ]);
    expect(readers.sort()).toEqual([
      'branch',
      'branch.open',
      'branch.page',
      'digest',
      'export.above',
      'handup.page',
      'member.changes',
      'overview',
      'overview.month',
      'start.officers',
    ]);
  });
});

describe('what is set for more than a branch', () => {
  it('is for whole townships and the county, each for its own', () => {
    store.read((tx) => {
      const townshipId = tx.org.branch(stage.first)?.townshipId;
      if (townshipId === undefined) throw new Error('no township');
      const may = (action: 'township.run' | 'county.run', scope: Parameters<typeof authorize>[2]) =>
        kinds.filter((kind) => authorize(loadActor(tx, stage.accounts[kind], today), action, scope));
      expect(may('township.run', { townshipId })).toEqual(['乡镇管理员']);
      expect(may('township.run', 'none')).toEqual(rights.townships);
      expect(may('county.run', 'none')).toEqual(['县管理员']);
      expect(may('county.run', { townshipId })).toEqual([]);
    });
  });
});
