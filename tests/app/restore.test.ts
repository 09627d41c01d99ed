import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/adapters/clock/system-clock.ts';
import { openStore } from '../../src/adapters/sqlite/open-store.ts';
import type { Settled, Tx } from '../../src/ports/store/store.ts';
import type { Branch, Member } from '../harness/street-county.ts';
import { runReal, startWaitingBot } from '../harness/real-bot.ts';
import type { Environment, RealBot } from '../harness/real-bot.ts';
import { openStreet } from '../harness/street.ts';
import { root } from '../tools/planted-tree.ts';

const words = { notice: '来不了', card: '应到' } as const;
const patient = { timeoutMs: 60_000 };

function begun(env: Environment): RealBot {
  const bot = startWaitingBot(env);
  onTestFinished(() => {
    bot.kill();
  });
  bot.begin();
  return bot;
}

it(
  'is backed up while people tap, and goes on from the copy without a second notice',
  { timeout: 300_000 },
  async () => {
    const street = await openStreet(systemClock(), { branches: 6, people: 10, strangers: 0 });
    const folder = mkdtempSync(path.join(os.tmpdir(), 'zhibu-restore-'));
    onTestFinished(async () => {
      await street.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const { rehearsal, county, env } = street;
    const early = county.branches.slice(0, 4);
    const late = county.branches.slice(4);
    const everywhere = (branches: readonly Branch[]) => () =>
      branches.every(({ group }) => street.find(group, words.notice) && street.find(group, words.card));
    /** What the tapper is told. */
    const tapped = async (branch: Branch, member: Member, label: string): Promise<string> => {
      const card = street.find(branch.group, words.card);
      if (!card) throw new Error('no card');
      const tap = rehearsal.people.tap(member.person, branch.group, card.messageId, label);
      return (await tap.answered(patient.timeoutMs)).text ?? '';
    };

    for (const branch of early) county.plan(branch);
    const first = begun(env);
    await rehearsal.until(everywhere(early), patient);

    /** Everybody asks leave and comes after all, one after the other, until that is so. */
    const busyUntil = async (isEnough: () => boolean): Promise<readonly string[]> => {
      const answers: string[] = [];
      for (let n = 0; !isEnough(); n += 1) {
        const branch = early[n % early.length];
        const member = branch?.members[Math.floor(n / early.length) % branch.members.length];
        if (branch && member) answers.push(await tapped(branch, member, n % 2 === 0 ? '请假' : '签到'));
      }
      return answers;
    };
    const lastTick = () => county.read((tx) => tx.settings.meta('schedule.latest'));
    const tick = lastTick();
    await busyUntil(() => lastTick() !== tick);
    // Due at the tick in half a minute: the copy knows the plans, and not yet what comes of them.
    for (const branch of late) county.plan(branch);
    const file = path.join(folder, 'copy.db');
    let isMade = false;
    const backup = runReal(['backup', file, '--json'], env).finally(() => {
      isMade = true;
    });
    const during = await busyUntil(() => isMade);
    const made = await backup;
    expect(made, made.err).toMatchObject({ code: 0 });
    const { auditHead } = JSON.parse(made.out) as { auditHead: string };
    // The program went on answering meanwhile.
    expect(during.filter((answer) => answer.startsWith('✓')).length).toBeGreaterThan(10);
    const seen = rehearsal.allUpdates().length;

    // What the program does from here on is lost, and the groups have seen it.
    first.kill();
    await first.exited;
    const second = begun(env);
    await rehearsal.until(everywhere(late), patient);
    for (const branch of late) {
      const [member] = branch.members;
      if (member) expect(await tapped(branch, member, '签到')).toMatch(/^✓/);
    }
    second.kill();
    await second.exited;

    const dataDir = path.join(folder, 'data');
    const anew = { ...env, DATA_DIR: dataDir };
    // Empty, and there: the processes work in it.
    mkdirSync(dataDir);
    const restored = await runReal(['restore', file], anew);
    expect(restored, restored.err).toMatchObject({ code: 0 });
    const checked = await runReal(['check', '--head', auditHead], anew);
    expect(checked, checked.err).toMatchObject({ code: 0 });

    const third = begun(anew);
    const within = <T>(fn: (tx: Tx) => Settled<T>): T => {
      const migrationsFolder = path.join(root, 'drizzle');
      const store = openStore({ file: path.join(dataDir, 'zhibu.db'), migrationsFolder, readOnly: true });
      try {
        return store.read(fn);
      } finally {
        store.close();
      }
    };
    const [branch] = early;
    const [member] = branch?.members ?? [];
    if (!branch || !member) throw new Error('nobody there');
    expect(await tapped(branch, member, '签到')).toMatch(/^✓/);

    // Telegram brings what it had brought before: taps of before the copy change nothing.
    const entries = () =>
      within((tx) => {
        const day = county.dayOf(branch);
        const [found] = day === undefined ? [] : tx.partyDays.onDate([branch.branchId], day);
        return found ? tx.attendance.entries(found.id).length : 0;
      });
    const before = entries();
    expect(before).toBeGreaterThan(0);
    for (const update of rehearsal.allUpdates().slice(Math.floor(seen / 2) - 3, Math.floor(seen / 2)))
      rehearsal.redeliver(update.update_id);
    await rehearsal.until(() => rehearsal.pendingUpdates().length === 0 && rehearsal.isPolled(), patient);
    expect(entries()).toBe(before);

    await rehearsal.until(() => {
      const { pending, sending } = within((tx) => tx.outbox.counts());
      return pending + sending === 0;
    }, patient);
    const sent = (text: string) =>
      county.branches.map(
        ({ group }) =>
          rehearsal.messages(group).filter((one) => one.fromBot && one.text.includes(text)).length,
      );
    expect([sent(words.notice), sent(words.card)]).toEqual([Array(6).fill(1), Array(6).fill(1)]);
    // What was due in between waits for somebody's word instead.
    const held = () =>
      within((tx) =>
        tx.outbox.uncertain().map(({ reason, chatId }) => {
          const chat = chatId === null ? undefined : tx.chats.chat(chatId);
          return `${reason ?? ''} ${chat?.externalId ?? ''}`;
        }),
      );
    const heldOf = (id: number) => held().filter((one) => one === `restored ${String(id)}`).length;
    await rehearsal.until(() => late.every(({ group }) => heldOf(group.id) === 2), patient);
    expect([sent(words.notice), sent(words.card)]).toEqual([Array(6).fill(1), Array(6).fill(1)]);
    third.stop();
    expect(await third.exited).toMatchObject({ code: 0 });
  },
);
