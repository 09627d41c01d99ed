import { beforeEach, describe, expect, it } from 'vitest';
import { openBench } from '../harness/ingest-bench.ts';
import type { Bench, Phone } from '../harness/ingest-bench.ts';
import { seedVillage } from '../harness/bench-village.ts';

const hourMs = 3_600_000;
let bench: Bench;
let lin: Phone;

beforeEach(async () => {
  bench = await openBench();
  bench.write((tx) => seedVillage(tx));
  lin = bench.phone('老林');
});

describe('the code on a slip', () => {
  it('binds after [是我] and offers the link into the group', () => {
    const code = bench.slip('林福贵');
    bench.say(lin, `/start ${code}`);
    expect(bench.last(lin)).toBe('您是石桥村第一党支部书记林福贵吗？');
    expect(bench.buttons(lin)).toEqual(['是我', '不是']);
    bench.tap(lin, '是我');
    expect(bench.last(lin)).toContain('✓ 对上了：您是石桥村第一党支部书记林福贵。');
    expect(bench.urls(lin)[0]).toMatch(/\?startgroup=[\w-]{22}$/);
  });

  it('is read as bare digits too, in groups of four and full width', () => {
    const code = bench.slip('林福贵');
    bench.say(lin, `${code.slice(0, 4)} ${code.slice(4)}`);
    expect(bench.last(lin)).toContain('林福贵');
    bench.say(
      lin,
      code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    );
    expect(bench.last(lin)).toContain('林福贵');
  });

  it('works once, and a new one voids the old', () => {
    const old = bench.slip('林福贵');
    const code = bench.slip('林福贵');
    bench.say(lin, old);
    expect(bench.last(lin)).toContain('用不了');
    bench.say(lin, code);
    bench.tap(lin, '是我');
    const other = bench.phone('别人');
    bench.say(other, code);
    expect(bench.last(other)).toContain('用不了');
  });

  it('is void after 30 days', () => {
    const code = bench.slip('林福贵');
    bench.clock.advanceBy(30 * 24 * hourMs);
    bench.say(lin, code);
    expect(bench.last(lin)).toContain('用不了');
  });

  it('is void after five times [不是]', () => {
    const code = bench.slip('林福贵');
    for (let time = 1; time <= 5; time += 1) {
      const stranger = bench.phone(`生人${String(time)}`);
      bench.say(stranger, code);
      bench.tap(stranger, '不是');
      expect(bench.last(stranger)).toContain(time < 5 ? '没有绑定。请用自己' : '作废');
    }
    bench.say(lin, code);
    expect(bench.last(lin)).toContain('用不了');
  });

  it('locks an account for a day after five wrong ones', () => {
    const code = bench.slip('林福贵');
    const wrong = code === '00000000' ? '11111111' : '00000000';
    for (let time = 0; time < 4; time += 1) bench.say(lin, wrong);
    expect(bench.last(lin)).toContain('还能试1次');
    bench.say(lin, wrong);
    expect(bench.last(lin)).toContain('错了五次');
    bench.clock.advanceBy(23 * hourMs);
    bench.say(lin, code);
    expect(bench.last(lin)).toContain('1小时后再试');
    bench.clock.advanceBy(hourMs);
    bench.say(lin, code);
    expect(bench.last(lin)).toBe('您是石桥村第一党支部书记林福贵吗？');
  });

  it('moves the number to the new account and tells the old one once', () => {
    bench.bindBySlip(lin, '林福贵');
    const fresh = bench.phone('老林新手机');
    bench.bindBySlip(fresh, '林福贵');
    expect(bench.last(fresh)).toContain('✓ 对上了');
    expect(bench.shown(lin).filter(({ content }) => content.text.includes('改用另一个账号'))).toHaveLength(1);
    bench.say(lin, '免打扰');
    expect(bench.last(lin)).not.toContain('定党日');
  });

  it('does not bind an account that has another number; /unbind frees it', () => {
    bench.bindBySlip(lin, '林福贵');
    bench.say(lin, bench.slip('陈秀英'));
    expect(bench.last(lin)).toBe('这个账号已经是石桥村第一党支部书记林福贵。要换人用，请先发：退出');
    bench.say(lin, '退出');
    bench.tap(lin, '退出');
    bench.say(lin, bench.slip('陈秀英'));
    expect(bench.last(lin)).toBe('您是石桥村第一党支部组织委员陈秀英吗？');
  });

  it('binds an admin number besides a member number', () => {
    bench.bindBySlip(lin, '林福贵');
    bench.say(lin, bench.slip('罗艳', 'admin'));
    expect(bench.last(lin)).toBe('您是望禾镇组织委员罗艳吗？');
    bench.tap(lin, '是我');
    expect(bench.shown(lin).some(({ content }) => content.text.includes('您是望禾镇组织委员罗艳'))).toBe(
      true,
    );
  });

  it('is asked for its eight digits, and not in a group', () => {
    bench.say(lin, '/start 123456');
    expect(bench.last(lin)).toBe('要的是绑定单上的八位数字，您发的是6位。');
    bench.say(lin, '/start@bot 12345678', '-1');
    expect(bench.last(lin)).toContain('不要发在群里');
  });

  it('takes a question answered once only, and by the one who was asked', () => {
    bench.say(lin, bench.slip('林福贵'));
    const asked = bench.shown(lin).at(-1);
    bench.tap(lin, '是我');
    expect(bench.tapData(lin, lin, asked?.messageId ?? '', 'forged').answer).toContain('过期');
    expect(bench.tap(lin, '不是').answer).toContain('已经用过');
    expect(
      bench.read((tx) => tx.audit.entries().filter(({ action }) => action === 'account.bound')),
    ).toHaveLength(1);
  });

  it('says that all is well when [是我] is tapped twice', () => {
    const code = bench.slip('林福贵');
    bench.say(lin, code);
    const first = bench.shown(lin).at(-1)?.messageId;
    bench.say(lin, code);
    bench.tap(lin, '是我');
    expect(bench.tap(lin, '是我').answer).toBe('您是石桥村第一党支部书记林福贵，已经登记好了。');
    bench.clock.advanceBy(48 * hourMs);
    expect(bench.tap(lin, '是我').answer).toContain('已经登记好了');
    const older = bench.shown(lin).find(({ messageId }) => messageId === first);
    const yes = older?.content.buttons?.[0]?.[0]?.target;
    const data = yes && 'data' in yes ? yes.data : '';
    expect(bench.tapData(lin, lin, first ?? '', data).answer).toContain('已经登记好了');
    expect(
      bench.read((tx) => tx.audit.entries().filter(({ action }) => action === 'account.bound')),
    ).toHaveLength(1);
  });

  it('says so too when its owner sends the used code again, however often, and spends no try', () => {
    const code = bench.slip('林福贵');
    bench.say(lin, code);
    bench.tap(lin, '是我');
    for (const words of [code, `/start ${code}`, `开始 ${code}`, `开始${code}`, code, code]) {
      bench.say(lin, words);
      expect(bench.last(lin)).toContain('您是石桥村第一党支部书记林福贵，已经登记好了。');
    }
    bench.clock.advanceBy(60 * 24 * hourMs);
    bench.say(lin, code);
    expect(bench.last(lin)).toContain('已经登记好了');
    bench.say(lin, code === '00000000' ? '11111111' : '00000000');
    expect(bench.last(lin)).toContain('还能试4次');
  });

  it('says so no more to an account that left or was replaced', () => {
    const code = bench.slip('林福贵');
    bench.say(lin, code);
    bench.tap(lin, '是我');
    bench.bindBySlip(bench.phone('老林新手机'), '林福贵');
    bench.say(lin, code);
    expect(bench.last(lin)).toContain('用不了');
  });

  it('says the same when [不是] is tapped twice, and spends one try only', () => {
    const code = bench.slip('林福贵');
    const stranger = bench.phone('生人');
    bench.say(stranger, code);
    bench.tap(stranger, '不是');
    for (let time = 0; time < 6; time += 1)
      expect(bench.tap(stranger, '不是').answer).toContain('没有绑定。请用自己');
    bench.say(lin, code);
    expect(bench.last(lin)).toBe('您是石桥村第一党支部书记林福贵吗？');
  });
});

describe('the township', () => {
  it('sees a new officer for 48 hours and can end the binding', () => {
    const luo = bench.phone('罗艳');
    bench.bindBySlip(luo, '罗艳', 'admin');
    bench.bindBySlip(lin, '林福贵');
    expect(bench.last(luo)).toMatch(/^11月10日新绑定的支部班子成员1人/);
    expect(bench.last(luo)).toContain('石桥村第一党支部书记林福贵');
    expect(bench.tap(luo, '不是本人：林福贵').answer).toContain('解除了');
    expect(bench.last(luo)).toContain('都看过了');
    expect(bench.last(lin)).toContain('不是本人办的');
    bench.say(lin, '开始');
    expect(bench.last(lin)).not.toContain('林福贵');
  });

  it('can do so no more after 48 hours', () => {
    const luo = bench.phone('罗艳');
    bench.bindBySlip(luo, '罗艳', 'admin');
    bench.bindBySlip(lin, '林福贵');
    bench.clock.advanceBy(48 * hourMs + 1);
    expect(bench.tap(luo, '不是本人：林福贵').answer).toContain('过了48小时');
    bench.say(lin, '开始');
    expect(bench.last(lin)).toContain('林福贵');
  });

  it('gets what it still can object to when its admin is bound later', () => {
    bench.bindBySlip(lin, '林福贵');
    const luo = bench.phone('罗艳');
    bench.bindBySlip(luo, '罗艳', 'admin');
    expect(bench.last(luo)).toContain('石桥村第一党支部书记林福贵');
  });
});

describe('first contact', () => {
  it('says who runs it, what is kept, how to leave and what to do next', () => {
    bench.say(lin, '/start');
    for (const part of ['青禾县', '只记', '退出', '我是张三']) expect(bench.last(lin)).toContain(part);
  });

  it('shows officers their three things and the link into the group', () => {
    bench.bindBySlip(lin, '林福贵');
    bench.say(lin, '开始');
    for (const part of ['到会', '党日', '待办']) expect(bench.last(lin)).toContain(part);
    expect(bench.buttons(lin)).toEqual(['把助手请进支部群']);
  });

  it('answers 隐私 without naming anybody, mutes and unmutes', () => {
    bench.bindBySlip(lin, '林福贵');
    bench.say(lin, '隐私');
    expect(bench.last(lin)).toContain('青禾县');
    expect(bench.last(lin)).not.toContain('林福贵');
    bench.say(lin, '免打扰');
    expect(bench.last(lin)).toContain('要自己发“待办”看');
    bench.say(lin, '免打扰');
    expect(bench.last(lin)).toContain('免打扰关了');
  });

  it('forgets the account on 退出, after asking', () => {
    bench.bindBySlip(lin, '林福贵');
    bench.say(lin, '退出');
    bench.tap(lin, '不退');
    expect(bench.read((tx) => tx.accounts.byUser('telegram', lin.userId)?.displayName)).toBe('老林');
    bench.tap(lin, '退出');
    expect(bench.last(lin)).toContain('已经退出');
    const account = bench.read((tx) => tx.accounts.byUser('telegram', lin.userId));
    expect(account).toMatchObject({ displayName: '', privateChatId: null });
    expect(bench.read((tx) => (account ? tx.accounts.bindings(account.id) : undefined))).toEqual([]);
  });
});
