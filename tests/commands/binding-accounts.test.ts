import { beforeEach, describe, expect, it } from 'vitest';
import { holdTap } from '../../src/cases/binding/hold-tap.ts';
import type { LocalDate, LocalTime, Month } from '../../src/domain/ids.ts';
import { momentIn } from '../../src/runtime/world.ts';
import { writeOutcome } from '../../src/runtime/effects.ts';
import { benchDay, openBench } from '../harness/ingest-bench.ts';
import type { Bench, Phone } from '../harness/ingest-bench.ts';
import { seedMembers, seedVillage } from '../harness/bench-village.ts';
import type { Village } from '../harness/bench-village.ts';

const group = '-100';
let bench: Bench;
let village: Village;
let lin: Phone;

beforeEach(async () => {
  bench = await openBench();
  village = bench.write((tx) => seedVillage(tx));
  lin = bench.phone('老林');
  bench.bindBySlip(lin, '林福贵');
  bench.say(lin, '/bind', group);
  bench.tap(lin, '只有党员', group);
  plan();
});

function plan(date: LocalDate = benchDay, branchId = village.first) {
  bench.write((tx) =>
    tx.partyDays.revise(
      { branchId, month: '2026-11' as Month },
      {
        date,
        time: '09:00' as LocalTime,
        place: null,
        forms: ['study'],
        theme: null,
        state: 'planned',
        reasonHash: null,
        at: bench.clock.now(),
        by: 'person:1',
      },
    ),
  );
}

/** What the check-in button does with the tap of an unknown account. */
function hold(from: Phone, kind: 'present' | 'leave' = 'present', date = benchDay) {
  const held = bench.write((tx) => {
    const moment = momentIn(bench.world, tx);
    const account = tx.accounts.ensure('telegram', from.userId, from.name);
    const chat = tx.chats.ensure('telegram', { externalId: group, kind: 'group' });
    const found = holdTap(moment, { accountId: account.id, chatId: chat.id, date, kind, at: moment.now });
    writeOutcome(tx, moment.now, { cards: found.cards }, bench.world.messenger.capabilities);
    return found.isNew;
  });
  bench.phones.deliver();
  return held;
}

const entries = (branchId = village.first) =>
  bench.read((tx) => {
    const [day] = tx.partyDays.onDate([branchId], benchDay);
    return (day ? tx.attendance.entries(day.id) : []).map(({ personId, kind, via, at, recordedAt, by }) => ({
      name: personId === null ? '' : (tx.people.person(personId)?.name ?? ''),
      kind,
      via,
      waitedMs: recordedAt - at,
      by: by === `person:${String(personId)}` ? 'own' : by,
    }));
  });
const bindingsOf = (phone: Phone) =>
  bench.read((tx) => {
    const account = tx.accounts.byUser('telegram', phone.userId);
    return (account ? tx.accounts.bindings(account.id) : []).flatMap(({ personId }) =>
      personId === null ? [] : [tx.people.person(personId)?.number ?? ''],
    );
  });

describe('held taps', () => {
  it('become entries at their own time when the officer agrees to all clear names', () => {
    const zhang = bench.phone('张三');
    const li = bench.phone('李 桂花');
    expect(hold(zhang)).toBe(true);
    expect(hold(zhang)).toBe(false);
    hold(li, 'leave');
    expect(bench.last(lin)).toContain('张三 → 张三');
    expect(bench.last(lin)).toContain('李 桂花 → 李桂花');
    expect(entries()).toEqual([]);
    bench.clock.advanceBy(3_600_000);
    expect(bench.tap(lin, '全部同意（2）').answer).toBe('✓ 对上2个');
    expect(entries()).toEqual([
      { name: '张三', kind: 'present', via: 'tap', waitedMs: 3_600_000, by: 'own' },
      { name: '李桂花', kind: 'leave', via: 'tap', waitedMs: 3_600_000, by: 'own' },
    ]);
    expect(bench.last(lin)).toBe('账号都对上名字了，辛苦了。');
    expect(bench.shown(zhang)).toEqual([]);
  });

  it('are listed in one message however many come', () => {
    const before = bench.shown(lin).length;
    for (let n = 0; n < 20; n += 1) hold(bench.phone(`阿${String(n)}`));
    expect(bench.shown(lin)).toHaveLength(before + 1);
    expect(bench.last(lin)).toContain('有20个账号还没对上名字');
    expect(bench.buttons(lin)).toContain('下一页');
    bench.tap(lin, '下一页');
    expect(bench.buttons(lin)).toContain('选人：阿8');
  });

  it('are dropped when the member has no Party day on that date in that group', () => {
    const zhang = bench.phone('张三');
    hold(zhang, 'present', '2026-11-03' as LocalDate);
    bench.tap(lin, '全部同意');
    expect(bindingsOf(zhang)).toEqual(['N0003']);
    expect(entries()).toEqual([]);
    expect(
      bench.read((tx) =>
        tx.accounts.heldTaps(tx.accounts.byUser('telegram', zhang.userId)?.id ?? (0 as never)),
      ),
    ).toEqual([]);
  });

  it('are dropped when the officer does not know the account, and not asked about again that day', () => {
    const stranger = bench.phone('卖瓜的');
    hold(stranger);
    bench.tap(lin, '选人：卖瓜的');
    expect(bench.last(lin)).toContain('“卖瓜的”是哪一位？');
    expect(bench.last(lin)).toContain('09:00 点过签到');
    expect(bench.tap(lin, '不是本支部的').answer).toContain('不是本支部的');
    expect(bench.last(lin)).toBe('账号都对上名字了，辛苦了。');
    hold(stranger);
    expect(bench.last(lin)).toBe('账号都对上名字了，辛苦了。');
    expect(entries()).toEqual([]);
  });

  it('wait with the list until the quiet hours are over', () => {
    bench.clock.advanceBy(12 * 3_600_000);
    const before = bench.shown(lin).length;
    hold(bench.phone('张三'));
    expect(bench.shown(lin)).toHaveLength(before);
    bench.clock.advanceBy(12 * 3_600_000);
    bench.phones.deliver();
    expect(bench.last(lin)).toContain('张三 → 张三');
  });

  it('go to an officer who is not muted', () => {
    const chen = bench.phone('小陈');
    bench.bindBySlip(chen, '陈秀英');
    bench.say(lin, '免打扰');
    hold(bench.phone('张三'));
    expect(bench.last(chen)).toContain('张三 → 张三');
    expect(bench.last(lin)).not.toContain('张三');
  });
});

describe('the list of unknown accounts', () => {
  it('never guesses between namesakes; the officer tells them apart', () => {
    const wang = bench.phone('王军');
    hold(wang);
    expect(bench.last(lin)).not.toContain('→');
    bench.tap(lin, '选人：王军');
    expect(bench.buttons(lin)).toEqual(expect.arrayContaining(['大王军', '王军(第2党小组)']));
    bench.tap(lin, '王军(第2党小组)');
    expect(bindingsOf(wang)).toEqual(['N0006']);
  });

  it('never guesses between namesakes of two branches in one group', () => {
    bench.write((tx) => seedMembers(tx, village.second, [{ name: '张三' }]));
    const zhou = bench.phone('老周');
    bench.bindBySlip(zhou, '周国强');
    bench.say(zhou, '/bind', group);
    expect(bench.last(group)).toContain('石桥村第二党支部');
    hold(bench.phone('张三'));
    expect(bench.buttons(lin)).toEqual(['选人：张三']);
  });

  it('never guesses when two accounts have the same name', () => {
    hold(bench.phone('张三'));
    hold(bench.phone('张三'));
    expect(bench.buttons(lin)).toEqual(['选人：张三', '选人：张三']);
  });

  it('shows each officer the own branch, and all of them the unknown ones', () => {
    const zhao = bench.phone('小赵');
    bench.bindBySlip(zhao, '赵静');
    bench.say(zhao, '/bind', group);
    hold(bench.phone('刘四'));
    hold(bench.phone('阿福'));
    expect(bench.last(zhao)).toContain('刘四 → 刘四');
    expect(bench.last(zhao)).toContain('有2个账号');
    expect(bench.last(lin)).toContain('有1个账号');
    expect(bench.buttons(lin)).toEqual(['选人：阿福']);
  });

  it('counts the first act; the other list refreshes', () => {
    const zhao = bench.phone('小赵');
    bench.bindBySlip(zhao, '赵静');
    bench.say(zhao, '/bind', group);
    const fu = bench.phone('阿福');
    hold(fu);
    bench.tap(lin, '选人：阿福');
    const old = bench.shown(lin).at(-1);
    const target = (old?.content.buttons ?? []).flat().find(({ label }) => label === '张三')?.target;
    bench.tap(zhao, '选人：阿福');
    bench.tap(zhao, '刘四');
    expect(bindingsOf(fu)).toEqual(['N0009']);
    expect(bench.last(lin)).toBe('账号都对上名字了，辛苦了。');
    const late = bench.tapData(lin, lin, old?.messageId ?? '', target && 'data' in target ? target.data : '');
    expect(late.answer).toBe('这个账号已经有人处理了');
    expect(bindingsOf(fu)).toEqual(['N0009']);
  });

  it('agrees to what the officer saw, not to what has changed since', () => {
    hold(bench.phone('张三'));
    const seen = bench.shown(lin).at(-1);
    const target = (seen?.content.buttons ?? [])
      .flat()
      .find(({ label }) => label.includes('全部同意'))?.target;
    const second = bench.phone('张三');
    hold(second);
    const answer = bench.tapData(
      lin,
      lin,
      seen?.messageId ?? '',
      target && 'data' in target ? target.data : '',
    );
    expect(answer.answer).toContain('名单刚刚变了');
    expect(bindingsOf(second)).toEqual([]);
  });

  it('works for a branch of 113', () => {
    bench.write((tx) =>
      seedMembers(
        tx,
        village.first,
        Array.from({ length: 107 }, (_, n) => ({ name: `成员${String(n)}` })),
      ),
    );
    const far = bench.phone('老者');
    hold(far);
    bench.tap(lin, '选人：老者');
    for (let page = 0; page < 13; page += 1) bench.tap(lin, '下一页');
    bench.tap(lin, '成员106');
    expect(bindingsOf(far)).toEqual(['N0118']);
    const phones = Array.from({ length: 50 }, (_, n) => bench.phone(`成员${String(n)}`));
    for (const phone of phones) hold(phone);
    expect(bench.last(lin)).toContain('还有10个');
    expect(bench.tap(lin, '全部同意（40）').answer).toBe('✓ 对上40个');
    expect(bench.tap(lin, '全部同意（10）').answer).toBe('✓ 对上10个');
    expect(entries()).toHaveLength(51);
  });

  it('lets a clear name be looked at one by one', () => {
    const zhang = bench.phone('张三');
    hold(zhang);
    bench.tap(lin, '逐个看');
    bench.tap(lin, '张三 → 张三');
    bench.tap(lin, '李桂花');
    expect(bindingsOf(zhang)).toEqual(['N0004']);
  });

  it('is nobody’s who is no officer any more', () => {
    hold(bench.phone('张三'));
    bench.write((tx) => {
      const id = tx.people.personByNumber('N0001')?.id;
      if (id === undefined) throw new Error('no secretary');
      tx.people.addFact({
        personId: id,
        field: 'posts',
        value: '[]',
        from: benchDay,
        at: bench.clock.now(),
        by: 'operator',
        source: 'import',
      });
    });
    expect(bench.tap(lin, '全部同意').answer).toContain('书记');
    expect(entries()).toEqual([]);
  });
});

describe('我是', () => {
  const claimed = '收到，等书记同意就算数';

  it('in the group puts the name before the officer', () => {
    const fu = bench.phone('阿福');
    bench.say(fu, '我是张三', group);
    expect(bench.last(group)).toBe(claimed);
    expect(bench.last(lin)).toContain('阿福 → 张三');
    bench.tap(lin, '全部同意');
    expect(bindingsOf(fu)).toEqual(['N0003']);
    bench.say(fu, '我是张三');
    expect(bench.last(fu)).toBe('您已经是石桥村第一党支部的张三了，不用再绑。');
  });

  it('answers the same whether the name is on a roster or not', () => {
    const stranger = bench.phone('阿福');
    bench.say(stranger, '我是石桥村张三');
    expect(bench.last(stranger)).toBe(claimed);
    const other = bench.phone('阿贵');
    bench.say(other, '我是石桥村没有这人');
    expect(bench.last(other)).toBe(claimed);
    bench.say(other, '我是石桥村王军');
    expect(bench.last(other)).toBe(claimed);
    expect(bench.last(lin)).toContain('有1个账号');
  });

  it('asks for the village when the account was never seen', () => {
    const stranger = bench.phone('阿福');
    bench.say(stranger, '我是张三');
    expect(bench.last(stranger)).toContain('请写上村名');
  });

  it('asks a member of the group which of the namesakes, privately', () => {
    const wang = bench.phone('军');
    hold(wang);
    bench.say(wang, '我是王军');
    expect(bench.buttons(wang)).toEqual(['大王军', '王军(第2党小组)']);
    expect(bench.tap(wang, '大王军').answer).toBe(claimed);
    expect(bench.last(lin)).toContain('军 → 大王军');
  });

  it('counts the later of two names', () => {
    const fu = bench.phone('阿福');
    bench.say(fu, '我是张三', group);
    bench.say(fu, '我是李桂花', group);
    expect(bench.last(lin)).toContain('阿福 → 李桂花');
    expect(bench.last(lin)).toContain('有1个账号');
  });

  it('reaches the officer of a branch that has no group', () => {
    const sun = bench.phone('老孙');
    bench.bindBySlip(sun, '孙大伟');
    const qian = bench.phone('阿多');
    bench.say(qian, '我是柳河村钱多');
    expect(bench.last(sun)).toContain('阿多 → 钱多');
    bench.tap(sun, '全部同意');
    expect(bindingsOf(qian)).toEqual(['N0011']);
  });

  it('needs a name, and a group that serves a branch', () => {
    const fu = bench.phone('阿福');
    bench.say(fu, '我是');
    expect(bench.last(fu)).toContain('例如：我是张三');
    bench.say(fu, '我是张三', '-900');
    expect(bench.last(fu)).toContain('登记本群');
  });
});

describe('认领', () => {
  const reply = (author: Phone) => ({
    repliesTo: {
      messageId: '1',
      toThisBot: false,
      sender: { kind: 'person' as const, userId: author.userId, name: author.name },
    },
  });

  it('binds the author at once and turns held taps into entries', () => {
    const fu = bench.phone('阿福');
    hold(fu);
    const message = bench.say(lin, '/bind 张三', group, reply(fu));
    expect(bench.phones.reactions).toEqual([`${message.messageId}👌`]);
    expect(bindingsOf(fu)).toEqual(['N0003']);
    expect(entries()).toHaveLength(1);
  });

  it('asks which namesake, and asks back for a homophone', () => {
    const wang = bench.phone('军');
    bench.say(lin, '认领 王军', group, reply(wang));
    expect(bench.buttons(lin)).toEqual(['大王军', '王军(第2党小组)']);
    expect(bench.tap(lin, '大王军').answer).toContain('王军');
    expect(bindingsOf(wang)).toEqual(['N0005']);
    const gui = bench.phone('花');
    bench.say(lin, '认领 李贵花', group, reply(gui));
    expect(bench.last(lin)).toContain('是李桂花吗');
    bench.tap(lin, '李桂花');
    expect(bindingsOf(gui)).toEqual(['N0004']);
  });

  it('says what is wrong', () => {
    bench.say(lin, '认领 张三', group);
    expect(bench.last(lin)).toContain('选“回复”');
    bench.say(lin, '认领 没这人', group, reply(bench.phone('谁')));
    expect(bench.last(lin)).toContain('名册里没有“没这人”');
    const zhang = bench.phone('三');
    bench.say(lin, '认领 张三', group, reply(zhang));
    bench.say(lin, '认领 李桂花', group, reply(zhang));
    expect(bench.last(lin)).toContain('这个账号已经绑了别的党员');
    expect(bindingsOf(zhang)).toEqual(['N0003']);
  });

  it('puts a new account in the place of a lost one only when told so, and never of an officer', () => {
    const zhang = bench.phone('三');
    const fresh = bench.phone('三的新手机');
    bench.say(lin, '认领 张三', group, reply(zhang));
    bench.say(lin, '认领 张三', group, reply(fresh));
    expect(bindingsOf(fresh)).toEqual([]);
    bench.tap(lin, '换成这个账号');
    expect(bindingsOf(fresh)).toEqual(['N0003']);
    expect(bindingsOf(zhang)).toEqual([]);
    const chen = bench.phone('小陈');
    bench.bindBySlip(chen, '陈秀英');
    bench.say(lin, '认领 陈秀英', group, reply(bench.phone('生人')));
    expect(bench.last(lin)).toContain('要用绑定单');
    expect(bench.buttons(lin)).toEqual([]);
  });

  it('is for officers of the group’s branches', () => {
    const sun = bench.phone('老孙');
    bench.bindBySlip(sun, '孙大伟');
    const fu = bench.phone('阿福');
    bench.say(sun, '认领 张三', group, reply(fu));
    expect(bench.last(sun)).toContain('书记');
    expect(bindingsOf(fu)).toEqual([]);
  });
});
