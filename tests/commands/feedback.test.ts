import { beforeEach, describe, expect, it } from 'vitest';
import { feedbackCounts } from '../../src/cases/feedback/feedback-counts.ts';
import type { Month } from '../../src/domain/ids.ts';
import { openFeedbackDesk, words } from '../harness/feedback-desk.ts';
import type { FeedbackDesk } from '../harness/feedback-desk.ts';
import type { Bench, Phone } from '../harness/ingest-bench.ts';
import { loseRights } from '../harness/two-townships.ts';

/* 意见: anybody tells the county something, signed or not, and its answer comes back through the bot. */

const dayMs = 86_400_000;
let desk: FeedbackDesk;
let bench: Bench;
let county: Phone;
let member: Phone;

beforeEach(async () => {
  desk = await openFeedbackDesk();
  ({ bench, county, member } = desk);
});

describe('giving feedback', () => {
  it('shows it again first, with who will read it and what signing means', () => {
    bench.say(member, `意见 ${words}`);
    const shown = bench.last(member);
    expect(shown).toContain(`您要说的是：“${words}”`);
    expect(shown).toContain('送给县里看，乡镇和支部看不到');
    expect(shown).toContain('署名：县里知道是石桥村第一党支部书记林福贵说的。');
    expect(shown).toContain('不署名：县里看不到是谁');
    expect(bench.buttons(member)).toEqual(['署名送出', '不署名送出', '不送了']);
    expect(desk.rows('feedback')).toEqual([]);
    bench.tap(member, '不署名送出');
    expect(bench.last(member)).toContain('编号：意见2026-0001（没署名）');
  });

  it('is open to everyone, the account of a stranger too', () => {
    const stranger = bench.phone('过路人');
    bench.say(stranger, `/feedback ${words}`);
    expect(bench.last(stranger)).toContain('署名：县里知道是账号“过路人”说的。');
    bench.tap(stranger, '署名送出');
    expect(bench.last(stranger)).toContain('意见2026-0001（署名）');
    desk.give(member, '署名送出', '再早一点');
    expect(bench.last(member)).toContain('意见2026-0002');
  });

  it.each(['提意见', '提个意见，', '我有意见：'])('is begun as people say it: %s', (begun) => {
    bench.say(member, `${begun}${words}`);
    expect(bench.last(member)).toContain(`您要说的是：“${words}”`);
    bench.say(member, begun);
    expect(bench.last(member)).toContain('有意见、建议，哪里不好用，都可以说');
  });

  it('sends nothing when it is dropped, and once when it is tapped twice', () => {
    bench.say(member, `意见 ${words}`);
    bench.tap(member, '不送了');
    expect(bench.last(member)).toBe('好的，没有送。');
    expect(bench.tap(member, '署名送出').answer).toContain('已经送出，或者不要了');
    bench.say(member, `意见 ${words}`);
    bench.tap(member, '署名送出');
    expect(bench.tap(member, '不署名送出').answer).toContain('已经送出，或者不要了');
    expect(desk.rows('feedback')).toHaveLength(1);
    expect(desk.rows('feedback_draft')).toEqual([]);
  });

  it('takes a thousand characters, and three a day', () => {
    bench.say(member, `意见 ${'好'.repeat(1_001)}`);
    expect(bench.last(member)).toBe('写了1001个字，最多1000个字，请写短一点。');
    for (const said of ['一条', '两条', '三条']) desk.give(member, '不署名送出', said);
    bench.say(member, '意见 四条');
    expect(bench.last(member)).toContain('今天已经收到您3条了，谢谢');
    desk.give(county, '署名送出', '别人还可以');
    bench.clock.advanceBy(dayMs);
    desk.give(member, '署名送出', '好'.repeat(1_000));
    expect(bench.last(member)).toContain('意见2026-0005');
  });

  it('keeps no identity-card number, from anybody', () => {
    bench.say(member, '意见 张三的身份证是110101 1990 0101 123X，查一下');
    expect(bench.last(member)).toBe('里面像有身份证号，这里不记身份证号，请去掉再发。');
    expect(desk.rows('feedback_draft')).toEqual([]);
    desk.give(member, '署名送出');
    bench.say(county, '意见 1 回复 请带１１０１０１１９９００１０１１２３４来');
    expect(bench.last(county)).toBe('里面像有身份证号，这里不记身份证号，请去掉再发。');
    expect(desk.rows('feedback_draft')).toEqual([]);
  });

  it('is not read in a group: there it is told privately where to write', () => {
    bench.say(member, `/feedback ${words}`, '-1');
    expect(bench.shown('-1')).toEqual([]);
    expect(bench.last(member)).toContain('私聊');
    expect(bench.last(member)).not.toContain(words);
    for (const table of ['feedback', 'feedback_draft', 'draft', 'outbox'])
      expect(JSON.stringify(desk.rows(table))).not.toContain(words);
  });

  it('tells how the own ones stand in as many messages as long answers take', () => {
    for (let at = 1; at <= 6; at += 1) {
      desk.give(member, '署名送出', `${words}${String(at)}`);
      bench.say(county, `意见 ${String(at)} 回复 ${'好'.repeat(999)}${String(at)}`);
      bench.tap(county, '送出');
      bench.clock.advanceBy(dayMs);
    }
    const before = desk.texts(member).length;
    bench.say(member, '意见');
    const told = desk.texts(member).slice(before);
    expect(told[0]).toContain('有意见、建议');
    for (const text of told) expect(text.length).toBeLessThanOrEqual(4_096);
    for (let at = 1; at <= 6; at += 1) expect(told.join('\n')).toContain(`好${String(at)}`);
  });

  it('tells how, and how the own ones stand', () => {
    bench.say(member, '意见');
    expect(bench.last(member)).toContain('发：意见 通知能不能早两天发（1000字以内）');
    expect(bench.last(member)).not.toContain('您提过的');
    desk.give(member, '署名送出');
    desk.give(member, '不署名送出', '会上讲得太快');
    desk.give(bench.phone('别人'), '不署名送出', '别人的');
    desk.answer();
    bench.say(member, '意见');
    expect(bench.last(member).split('\n').slice(2)).toEqual([
      '您提过的：',
      '意见2026-0002（11月10日，“会上讲得太快”）：等县里答复',
      '意见2026-0001（11月10日，“签到卡发得太晚了”）：答复了：谢谢，下个月起提前',
    ]);
  });
});

describe('the county', () => {
  it('finds it in 待办, a signed one with the name, an unsigned one without', () => {
    desk.give(member, '署名送出');
    desk.give(bench.phone('过路人'), '不署名送出', '会上讲得太快');
    bench.say(county, '待办');
    expect(bench.last(county)).toBe(
      [
        '意见：2条等县里答复',
        `意见2026-0001　11月10日　署名：石桥村第一党支部书记林福贵\n${words}`,
        '意见2026-0002　11月10日　没署名\n会上讲得太快',
      ].join('\n\n'),
    );
    expect(bench.buttons(county)).toEqual(['回复 1', '已阅 1', '回复 2', '已阅 2']);
    expect(desk.texts(county).join()).not.toContain('过路人');
  });

  it('hears that none waits', () => {
    const none = '没有等答复的意见。\n有意见、建议';
    bench.say(county, '意见');
    expect(bench.last(county)).toContain(none);
    bench.say(member, '意见');
    expect(bench.last(member)).not.toContain('没有等答复的意见');
  });

  it('answers in words, sees the answer again, and it arrives', () => {
    desk.give(member, '不署名送出');
    bench.say(county, '意见');
    bench.tap(county, '回复 1');
    expect(bench.last(county)).toContain('要答复请发：意见 1 回复 您的话');
    bench.say(county, '意见 1 回复 谢谢，下个月起提前');
    expect(bench.last(county)).toContain('答复意见2026-0001（没署名）：“谢谢，下个月起提前”');
    expect(desk.texts(member).join()).not.toContain('下个月起提前');
    bench.tap(county, '送出');
    expect(bench.last(county)).toBe('✓ 意见2026-0001的答复送出了。');
    expect(bench.last(member)).toBe('县里答复您的意见2026-0001（“签到卡发得太晚了”）：\n谢谢，下个月起提前');
    expect(bench.tap(county, '送出').answer).toContain('已经送出');
    expect(desk.texts(member).filter((text) => text.includes('县里答复'))).toHaveLength(1);
  });

  it('marks as read in words too', () => {
    desk.give(member, '署名送出');
    bench.say(county, '意见 1 已阅');
    expect(bench.last(county)).toContain('2026-0001');
    expect(bench.last(member)).toContain('县里看过了，谢谢');
    bench.say(county, '意见 1 已阅');
    expect(bench.last(county)).toContain('已经有人答复或者看过了');
    bench.say(county, '意见 9 已阅');
    expect(bench.last(county)).toBe('没有9号意见。看等答复的，请发：意见');
  });

  it('marks as read without an answer, and the writer hears it', () => {
    desk.give(member, '署名送出');
    bench.say(county, '待办');
    bench.tap(county, '已阅 1');
    expect(bench.last(county)).toBe('没有等答复的意见。');
    expect(bench.last(member)).toContain('县里看过了，谢谢');
    bench.say(county, '意见 1 回复 还是说一句');
    expect(bench.last(county)).toContain('已经有人答复或者看过了');
  });

  it('answers once: the first of two counts', () => {
    desk.give(member, '署名送出');
    bench.say(county, '意见 1 回复 第一个');
    bench.say(county, '意见 1 回复 第二个');
    bench.tap(county, '送出');
    const first = bench.shown(county).find(({ content }) => content.text.includes('“第一个”'));
    const data = first?.content.buttons?.flat().find(({ label }) => label === '送出')?.target;
    if (!first || !data || !('data' in data)) throw new Error('no first preview');
    expect(bench.tapData(county, county, first.messageId, data.data).answer).toContain('已经有人答复');
    expect(desk.texts(member).filter((text) => text.includes('县里答复'))).toHaveLength(1);
    expect(bench.last(member)).toContain('第二个');
  });

  it('cannot answer any more once the right is lost between preview and sending', () => {
    desk.give(member, '署名送出');
    bench.say(county, '意见 1 回复 谢谢');
    loseRights(bench, county);
    bench.tap(county, '送出');
    expect(desk.texts(member).join()).not.toContain('县里答复');
    expect(bench.read((tx) => tx.audit.entries().at(-1))).toMatchObject({
      action: 'refused',
      subject: 'button:feedback.send',
    });
  });

  it('is alone with it: township and branch see nothing, and their 回复 is feedback of their own', () => {
    const township = desk.bound('罗艳');
    desk.give(member, '署名送出');
    bench.say(township, '待办');
    bench.say(township, '意见');
    expect(desk.texts(township).join()).not.toContain(words);
    bench.say(township, '意见 1 回复 我来答');
    expect(bench.last(township)).toContain('您要说的是：“1 回复 我来答”');
  });

  it('says plainly what is missing', () => {
    desk.give(member, '署名送出');
    bench.say(county, '意见 1 回复');
    expect(bench.last(county)).toContain('还没写答复。例如：意见 1 回复');
    bench.say(county, '意见 9 回复 谢谢');
    expect(bench.last(county)).toBe('没有9号意见。看等答复的，请发：意见');
  });

  it('has the counts for its digest', () => {
    desk.give(member, '署名送出');
    desk.give(member, '不署名送出', '再来一条');
    desk.answer();
    const counts = (month: string) => bench.read((tx) => feedbackCounts(tx, month as Month));
    expect(counts('2026-11')).toEqual({ received: 2, answered: 1, read: 0, open: 1 });
    expect(counts('2026-10')).toEqual({ received: 0, answered: 0, read: 0, open: 1 });
    bench.say(county, '简报');
    expect(bench.last(county)).toContain('意见：收到2条，答复1条，还有1条等答复');
    bench.say(county, '意见');
    bench.tap(county, '已阅 2');
    bench.say(county, '简报');
    expect(bench.last(county)).toContain('意见：收到2条，答复1条，已阅1条\n');
  });
});
