import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { realSleep, systemClock } from '../../src/adapters/clock/system-clock.ts';
import { fault } from '../../src/rehearsal/faults.ts';
import { listen } from '../harness/listen.ts';
import type { Person } from '../../src/rehearsal/people/handles.ts';
import type { Tap } from '../../src/rehearsal/people/tapping.ts';
import { createRehearsal } from '../../src/rehearsal/rehearsal.ts';
import { accountIdOf, seedKillCounty } from '../harness/kill-county.ts';
import type { KillBranch } from '../harness/kill-county.ts';
import { startRealBot } from '../harness/real-bot.ts';
import type { RealBot } from '../harness/real-bot.ts';
import { seededRandom } from '../harness/seeded-random.ts';

const kills = 50;
const size = { branches: 25, people: 10, strangers: 2 };
const labels = { leave: '请假', present: '签到' } as const;
const tapCount = size.branches * size.people * Object.keys(labels).length;
const token = '7000000001:rehearsal_token_for_tests_only';
/** `KILL_SEED=… npx vitest run tests/app/kill.test.ts` plays the same taps and moments; the scheduling is the machine's. */
const seed = Number(process.env['KILL_SEED'] ?? randomInt(2 ** 31));

interface Made {
  readonly tap: Tap;
  readonly branch: KillBranch;
  readonly person: Person;
  readonly kind: keyof typeof labels;
}

const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function openStreet() {
  const clock = systemClock();
  const rehearsal = createRehearsal({ clock, token, botUsername: 'zhibu_test_bot' });
  const server = await listen(rehearsal.app);
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'zhibu-kill-'));
  cleanUps.push(async () => {
    rehearsal.close();
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const county = await seedKillCounty(rehearsal, clock, dataDir, size);
  const start = (): RealBot => {
    const bot = startRealBot({
      BOT_TOKEN: token,
      TELEGRAM_API_ROOT: server.url,
      DATA_DIR: dataDir,
      PORT: '0',
      QUIET_HOURS: 'off',
      TIMEZONE: county.zone,
      LOG_LEVEL: 'warn',
    });
    cleanUps.push(() => {
      bot.kill();
    });
    return bot;
  };
  return { rehearsal, county, start };
}

it(
  `keeps every answered tap once and sends nothing twice through ${String(kills)} kills (seed ${String(seed)})`,
  { timeout: 240_000 },
  async () => {
    const random = seededRandom(seed);
    const { rehearsal, county, start } = await openStreet();
    const made: Made[] = [];
    const cardOf = ({ group }: KillBranch) =>
      rehearsal.lastMessage(group, { fromBot: true, containing: '应到' })?.messageId;

    /** Everybody asks leave and then comes after all; in each group in another order. */
    const wishes = county.branches.map((branch) => ({
      branch,
      left: (['leave', 'present'] as const).flatMap((kind) =>
        random.shuffled(branch.people).map((person) => ({ kind, person })),
      ),
    }));
    const tapSomewhere = (): void => {
      const open = wishes.filter(({ branch, left }) => left.length > 0 && cardOf(branch) !== undefined);
      if (open.length === 0) return;
      const { branch, left } = random.pick(open);
      const wish = left.shift();
      const card = cardOf(branch);
      if (!wish || card === undefined) return;
      const tap = rehearsal.people.tap(wish.person, branch.group, card, labels[wish.kind]);
      made.push({ tap, branch, ...wish });
    };
    const isQuiet = (): boolean =>
      rehearsal.isPolled() &&
      rehearsal.pendingUpdates().length === 0 &&
      made.every(({ tap }) => tap.status() !== 'waiting');

    const untilOrGone = (bot: RealBot, probe: () => boolean) =>
      Promise.race([bot.exited, rehearsal.until(probe, { timeoutMs: 20_000 })]);

    /** One life of the process: some taps wait for it, some come while it works, and at some moment it is killed. */
    const live = async (taps: number): Promise<void> => {
      const early = random.below(taps + 1);
      for (let n = 0; n < early; n += 1) tapSomewhere();
      for (let n = random.below(3); n > 0 && rehearsal.allUpdates().length > 0; n -= 1)
        rehearsal.redeliver(random.pick(rehearsal.allUpdates()).update_id, { asNewId: true });
      const bot = start();
      const moment = { kind: random.pick(['call', 'change', 'time'] as const), left: 1 + random.below(40) };
      const countDown = () => {
        moment.left -= 1;
        if (moment.left === 0) bot.kill();
      };
      const calls = rehearsal.faults.add({
        fault: fault.cutBefore(),
        times: Infinity,
        when: () => {
          if (moment.kind === 'call') countDown();
          return false;
        },
      });
      const unsubscribe = rehearsal.onChange(() => {
        if (moment.kind === 'change') countDown();
      });
      if (moment.kind === 'time')
        void realSleep(moment.left * 40).then(() => {
          bot.kill();
        });
      const working = (async () => {
        for (let n = early; n < taps; n += 1) {
          await untilOrGone(bot, () => rehearsal.isPolled());
          if (!bot.isGone()) tapSomewhere();
        }
        await untilOrGone(bot, isQuiet);
        bot.kill();
      })();
      const { signal, log } = await bot.exited;
      unsubscribe();
      calls.remove();
      expect(signal, `seed ${String(seed)}: the process ended by itself\n${log}`).toBe('SIGKILL');
      await working;
    };

    /** What the officer does with 群里看到了吗: looks into the group, and has it sent again when it is not there. */
    const settleUncertain = (): void => {
      county.write((tx) => {
        for (const row of tx.outbox.uncertain()) {
          const card = row.cardId === null ? undefined : tx.cards.card(row.cardId);
          const group = county.branches.find(
            ({ group: { id } }) =>
              row.chatId !== null && String(id) === tx.chats.chat(row.chatId)?.externalId,
          )?.group;
          if (!card || !group) continue;
          const words = card.kind === 'notice' ? '来不了' : '应到';
          if (rehearsal.lastMessage(group, { fromBot: true, containing: words })) continue;
          tx.outbox.putBack(row.id, row.notBefore);
        }
      });
    };

    for (let life = 0; life < kills; life += 1) {
      const next = life % 2 === 0 ? county.branches[life / 2] : undefined;
      if (next) county.plan(next);
      else settleUncertain();
      await live(Math.ceil((tapCount - made.length) / (kills - life)));
    }
    // What the last kill left in flight becomes uncertain at the next start: then the officer looks once more.
    const recovering = start();
    await rehearsal.until(isQuiet, { timeoutMs: 20_000 });
    recovering.stop();
    expect(await recovering.exited).toMatchObject({ code: 0 });
    settleUncertain();

    // A last life, in peace: whatever was not taken yet is taken now.
    const last = start();
    while (made.length < tapCount) {
      await rehearsal.until(() =>
        wishes.some(({ branch, left }) => left.length > 0 && cardOf(branch) !== undefined),
      );
      tapSomewhere();
    }
    const everywhere = (words: string) =>
      county.branches.every(({ group }) =>
        rehearsal.lastMessage(group, { fromBot: true, containing: words }),
      );
    await rehearsal.until(() => isQuiet() && everywhere('来不了') && everywhere('应到'), {
      timeoutMs: 20_000,
    });
    last.stop();
    expect(await last.exited).toMatchObject({ code: 0 });

    const told = (one: Made) => one.tap.answer()?.text ?? '';
    const answered = made.filter((one) => told(one) !== '');
    expect(made).toHaveLength(tapCount);
    expect(answered.length, `seed ${String(seed)}: answered taps`).toBeGreaterThan(tapCount / 2);
    const records = county.read((tx) =>
      made.map(({ branch, person, kind }) => {
        const accountId = accountIdOf(tx, person);
        if (accountId === undefined) return 0;
        const [day] = tx.partyDays.onDate([branch.branchId], county.today);
        const personId = tx.accounts.bindings(accountId)[0]?.personId;
        if (personId === undefined)
          return tx.accounts.heldTaps(accountId).filter((tap) => tap.kind === kind).length;
        return (day ? tx.attendance.entries(day.id) : []).filter(
          (entry) => entry.personId === personId && entry.kind === kind,
        ).length;
      }),
    );
    const wrong = made.flatMap((one, n) =>
      records[n] === 1
        ? []
        : [`${one.person.name} ${one.kind} "${told(one)}": ${String(records[n])} records`],
    );
    expect(wrong, `seed ${String(seed)}: answered taps and their records`).toEqual([]);
    for (const one of answered)
      expect(told(one)).toMatch(one.branch.strangers.has(one.person) ? /^收到/ : /^✓/);

    const seen = county.branches.map(({ group }) =>
      ['来不了', '应到'].map(
        (words) =>
          rehearsal.messages(group).filter(({ fromBot, text }) => fromBot && text.includes(words)).length,
      ),
    );
    expect(seen, `seed ${String(seed)}: notices and cards a group`).toEqual(
      county.branches.map(() => [1, 1]),
    );
    expect(rehearsal.violations()).toEqual([]);
  },
);
