import { describe, expect, it } from 'vitest';
import digestCommand from '../../commands/digest.ts';
import finalJob from '../../jobs/township-digest-final.ts';
import firstJob from '../../jobs/township-digest.ts';
import type { TownshipId } from '../../src/domain/ids.ts';
import type { Command } from '../../src/command.ts';
import type { Job } from '../../src/job.ts';
import { dispatchText } from '../../src/runtime/dispatch.ts';
import { loadActor } from '../../src/runtime/load-actor.ts';
import { momentIn } from '../../src/runtime/world.ts';
import { catalogs } from '../../src/text/catalog.ts';
import { scheduleOf, waitingIn } from '../cases/digest/scheduled.ts';
import { at, openTownship } from '../cases/digest/township.ts';
import type { Township } from '../cases/digest/township.ts';

const jobs: readonly Job[] = [
  { ...firstJob, name: 'township-digest' },
  { ...finalJob, name: 'township-digest-final' },
];
const townshipId = (township: Township, name: string): TownshipId => {
  const found = township.store.read((tx) => tx.org.townships().find((candidate) => candidate.name === name));
  if (!found) throw new Error(`no township ${name}`);
  return found.id;
};

describe('the first digest', () => {
  it('falls due at 9:00 on the third day after the commonest Party day, planned or fixed', () => {
    const township = openTownship([
      { village: '石桥村' },
      { village: '柳河村', fixedDay: '10' },
      { village: '杏湾村', fixedDay: '10' },
    ]);
    township.join(0);
    const { schedule } = scheduleOf(township, jobs, at('2026-11-02'));
    const next = () => schedule.upcoming(25 * 86_400_000).find(({ kind }) => kind === 'township-digest');
    expect(next()).toMatchObject({ period: '2026-11', dueAt: at('2026-11-13', '09:00') });
    township.plan(1, '2026-11-20');
    township.plan(2, '2026-11-20');
    expect(next()?.dueAt).toBe(at('2026-11-23', '09:00'));
  });

  it('goes once to every admin of the township who can be written to, outside of quiet hours', () => {
    const township = openTownship([{ village: '石桥村' }, { village: '柳河村' }]);
    township.join(0);
    const whole = township.bindAdmin('T1');
    const linked = township.bindAdmin('L1');
    const { clock, schedule } = scheduleOf(township, jobs, at('2026-11-17'));
    expect(schedule.tick()).toEqual([]);
    clock.advanceTo(at('2026-11-18', '09:00'));
    expect(schedule.tick()).toMatchObject([{ state: 'done', occurrence: { kind: 'township-digest' } }]);
    const rows = waitingIn(township);
    const id = String(townshipId(township, '望禾镇'));
    expect(rows.map(({ chatId }) => chatId)).toEqual([whole, linked]);
    for (const { guards, wave } of rows)
      expect([guards.map(({ kind }) => kind), wave]).toEqual([['quiet', 'admin'], true]);
    expect(township.digestIn(whole, clock.now())).toContain('柳河村');
    expect(township.digestIn(linked, clock.now())).toMatch(
      /^望禾镇11月主题党日简报（联系村）\n(?![^]*柳河村)/,
    );

    clock.advanceTo(at('2026-11-19', '09:00'));
    expect(schedule.tick()).toEqual([]);
    expect(schedule.runNow(jobs[0] as Job, `township:${id}`, 'manual.1')).toMatchObject({ state: 'done' });
    expect(waitingIn(township)).toHaveLength(2);
  });

  it('is skipped with the reason when no admin is bound, and tells nobody who asked for quiet', () => {
    const township = openTownship([{ village: '石桥村' }]);
    township.join(0);
    const { schedule } = scheduleOf(township, jobs, at('2026-11-18', '09:00'));
    expect(schedule.tick()).toMatchObject([{ state: 'skipped', reason: 'no admin bound' }]);
    township.bindAdmin('T1');
    township.write((tx) => {
      const account = tx.accounts.byUser('telegram', '9841');
      if (!account) throw new Error('no account');
      tx.accounts.setMuted(account.id, true);
    });
    const scope = `township:${String(townshipId(township, '望禾镇'))}`;
    expect(schedule.runNow(jobs[0] as Job, scope, 'manual.1')).toMatchObject({ state: 'skipped' });
  });

  it('is not caught up for a township that joined afterwards, nor due without any group', () => {
    const township = openTownship([{ village: '石桥村' }, { village: '柳河村', township: '双泉镇' }]);
    township.join(0, at('2026-11-18', '10:00'));
    const { schedule } = scheduleOf(township, jobs, at('2026-11-19'));
    expect(schedule.tick()).toEqual([]);
  });

  it('is too late after two days', () => {
    const township = openTownship([{ village: '石桥村' }]);
    township.join(0);
    township.bindAdmin('T1');
    const { schedule } = scheduleOf(township, jobs, at('2026-11-20', '09:01'));
    expect(schedule.tick()).toMatchObject([{ state: 'skipped', reason: 'too late' }]);
    expect(waitingIn(township)).toEqual([]);
  });
});

describe('the final digest', () => {
  it('comes at 9:00 on the 2nd of the next month, about the month that ended', () => {
    const township = openTownship([{ village: '石桥村' }, { village: '柳河村', township: '双泉镇' }]);
    township.join(0);
    const chatId = township.bindAdmin('T1');
    township.bindAdmin('T2');
    const { clock, schedule } = scheduleOf(township, jobs, at('2026-12-02', '08:59'));
    schedule.tick();
    expect(waitingIn(township)).toEqual([]);
    clock.advanceTo(at('2026-12-02', '09:00'));
    expect(schedule.tick()).toMatchObject([
      { state: 'done', occurrence: { kind: 'township-digest-final', period: '2026-11' } },
    ]);
    const [row, ...others] = waitingIn(township);
    expect(others).toEqual([]);
    expect(row?.chatId).toBe(chatId);
    expect(township.digestIn(chatId, clock.now())).toContain(
      '望禾镇11月主题党日简报\n这个月没定日期：石桥村',
    );
  });

  it('also goes where the township recorded for branches without a group', () => {
    const township = openTownship([{ village: '石桥村' }]);
    township.held(0, '2026-11-15', 3, 3, 0);
    township.bindAdmin('T1');
    const { schedule } = scheduleOf(township, jobs, at('2026-12-02', '09:00'));
    expect(schedule.tick()).toMatchObject([{ state: 'done', occurrence: { kind: 'township-digest-final' } }]);
  });
});

describe('/digest', () => {
  const commands = [{ ...digestCommand, name: 'digest' } as Command];

  function say(township: Township, number: string, text: string, now = at('2026-11-18')) {
    const { surroundings } = scheduleOf(township, jobs, now);
    return township.store.write((tx) => {
      const account = tx.accounts.ensure(
        'telegram',
        `9${String(number.charCodeAt(0))}${number.slice(1)}`,
        'x',
      );
      const moment = momentIn(surroundings, tx);
      const chat = tx.chats.ensure('telegram', { externalId: account.userId, kind: 'private' });
      const outcome = dispatchText(
        { commands, botUsername: 'zhibu_bot' },
        { ...moment, commands, actor: loadActor(tx, account, moment.today), chat },
        {
          kind: 'text',
          chat: { externalId: account.userId, kind: 'private' },
          sender: { kind: 'person', userId: account.userId, name: 'x' },
          messageId: '1',
          text,
          secondHand: false,
          addressed: true,
        },
      );
      for (const { kind, subject } of outcome.cards ?? [])
        tx.cards.ensure({ kind, chatId: chat.id, subject, view: null, at: now });
      return { chatId: chat.id, said: outcome.reply?.text };
    });
  }

  function answer(township: Township, number: string, text: string, now = at('2026-11-18')): string {
    const { chatId, said } = say(township, number, text, now);
    return said ?? township.digestIn(chatId, now);
  }

  it('answers an admin with the township, the county with its townships, and nobody else', () => {
    const township = openTownship([{ village: '石桥村' }, { village: '柳河村' }]);
    for (const number of ['T1', 'L1', 'C1']) township.bindAdmin(number);
    expect(answer(township, 'T1', '简报')).toMatch(/^望禾镇11月主题党日简报\n[^]*柳河村/);
    expect(answer(township, 'L1', '/digest')).not.toContain('柳河村');
    expect(answer(township, 'C1', '简报')).toMatch(/^青禾县11月主题党日简报\n全县：2个支部/);
    expect(answer(township, 'X1', '简报')).toBe(catalogs['zh-CN'].common.noRightAdmin);
  });

  it('speaks of the month that ended until its final digest is out', () => {
    const township = openTownship([{ village: '石桥村' }]);
    township.bindAdmin('T1');
    const { chatId } = say(township, 'T1', '简报', at('2026-12-01'));
    expect(township.digestIn(chatId, at('2026-12-01'))).toContain('11月');
    township.bindAdmin('L1');
    expect(answer(township, 'L1', '简报', at('2026-12-02', '09:00'))).toContain('12月');
  });
});
