import { describe, expect, it } from 'vitest';
import { unzip } from '../adapters/files/zip.ts';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { openPartyDay, planOf } from '../harness/party-day.ts';
import { memberName } from '../harness/village.ts';

const branch = planOf();
const name = (k: number) => memberName(branch, k);
const secretary = 0;

/** After the Party day of 15 November: ten came, one was away with leave, one is open. */
async function afterTheDay(): Promise<BoundVillage> {
  const opened = await openBoundVillage([branch], { at: { date: '2026-11-06', time: '10:00' } });
  const { say, person, talk } = opened;
  await say(person(secretary), 'bot', '党日 15日 9点 村委会 学习日 主题 冬季学习');
  await talk.advanceTo('2026-11-15', '09:30');
  await say(
    person(secretary),
    'bot',
    `到会 ${name(0)} ${Array.from({ length: 9 }, (_, k) => name(k + 1)).join(' ')}`,
  );
  await say(person(secretary), 'bot', `到会 ${name(10)}请假`);
  await talk.advanceTo('2026-11-15', '12:00');
  return opened;
}

const lines = (text: string) => text.split('\n');

describe('the closing card', () => {
  it('takes 三有 in one tap, in place, and leads to the record page', async () => {
    const { tap, talk, person, latest } = await afterTheDay();
    const officer = person(secretary);
    const card = latest(officer, '没登记');
    expect(card.text).toBe(
      `石桥村党支部11月15日主题党日\n应到12，实到10，请假1，未登记1\n还有1人没登记：${name(11)}`,
    );
    expect(card.buttons).toEqual([
      '这1人到了',
      '这1人没来',
      '逐个勾选',
      '三有都有',
      '记录页',
      '今天到会的都交了（10人）',
    ]);
    const answer = await tap(officer, 'bot', '三有都有', '没登记');
    expect(answer?.text).toBe('记上了，11月15日主题党日三有：有记录√　有图像√　有讨论√');
    await tap(officer, 'bot', '这1人没来', '没登记');
    const settled = latest(officer, '11月15日主题党日');
    expect(settled.messageId).toBe(card.messageId);
    expect(settled.text).toContain('缺席1\n三有：有记录√　有图像√　有讨论√\n都登记好了');
    expect(settled.buttons).toEqual(['逐个勾选', '记录页', '今天到会的都交了（10人）']);
    await tap(officer, 'bot', '记录页', '都登记好了');
    expect(latest(officer, '活动记录').text).toContain(`缺席1人：${name(11)}`);
    expect(talk.rehearsal.messages(officer).filter(({ text }) => text.includes('都登记好了'))).toHaveLength(
      1,
    );
  });

  it('stays short when many are missing', async () => {
    const opened = await openBoundVillage([{ ...branch, expected: 40 }], {
      at: { date: '2026-11-06', time: '10:00' },
    });
    const { say, talk, person, latest } = opened;
    await say(person(secretary), 'bot', '党日 15日 9点 村委会');
    await talk.advanceTo('2026-11-15', '12:00');
    const { text } = latest(person(secretary), '没登记');
    expect(text).toContain('还有40人没登记：');
    expect(text).toMatch(new RegExp(`${name(19)}等$`));
    expect(text).not.toContain(name(20));
  });
});

describe('the record page', () => {
  it('is there to copy by hand, and for the pen where nothing was written', async () => {
    const { say, person, latest } = await afterTheDay();
    await say(person(secretary), 'bot', '记录');
    const { text, buttons } = latest(person(secretary), '活动记录');
    expect(lines(text)).toEqual([
      '石桥村党支部2026年11月主题党日活动记录',
      '时间：2026年11月15日（周日）9:00',
      '地点：村委会',
      `主持：${name(0)}`,
      `记录：${name(1)}`,
      '形式：学习日',
      '主题：冬季学习',
      '应到12人，实到10人，请假1人，缺席0人，未登记1人',
      `到会10人：${Array.from({ length: 10 }, (_, k) => name(k)).join('、')}`,
      `请假1人：${name(10)}`,
      `未登记1人：${name(11)}`,
      '议程：还没写',
      '议定事项：还没写',
      '三有：有记录（　）　有图像（　）　有讨论（　）',
      '到会率：10/12（83.3%）',
      '参学率：10/12（83.3%）',
    ]);
    expect(buttons).toEqual(['Word文件', '三有都有', '用常用议程']);
  });

  it('takes agenda, decisions and 三有 in one line each, reads them back, and lets them be taken out', async () => {
    const { say, tap, person, latest } = await afterTheDay();
    const officer = person(secretary);
    await say(officer, 'bot', '记录');
    await tap(officer, 'bot', '用常用议程', '活动记录');
    expect(latest(officer).text).toContain('1. 点名\n2. 交纳党费\n3. 集中学习');
    await say(officer, 'bot', '记录 议程 集中学习、议事 议定 修水池 12月底前');
    expect(latest(officer).text).toMatch(/2\. 议事\n[^]*修水池/);
    await say(officer, 'bot', '记录 删除 1');
    await say(officer, 'bot', '记录 议程 集中学习、商量修水渠');
    expect(latest(officer).text).toContain('1. 集中学习\n2. 商量修水渠');
    await say(officer, 'bot', `记录 议定 修水渠 ${name(3)} 12月底前；买路灯 村委会 两周内；种树`);
    expect(latest(officer).text).toBe(
      `记上了，11月15日主题党日议定事项：\n1. 修水渠（责任人${name(3)}，12月31日前）\n2. 买路灯（责任人村委会，11月29日前）\n3. 种树\n记错了发：记录 删 1`,
    );
    await say(officer, 'bot', '记录 删 3');
    expect(latest(officer).text).toContain('去掉了：种树。');
    await say(officer, 'bot', '记录 图像 3张');
    await say(officer, 'bot', '记录 无讨论');
    expect(latest(officer).text).toBe('记上了，11月15日主题党日三有：有记录（　）　有图像√（3张）　有讨论×');
    await say(officer, 'bot', `记录 记录人 ${name(5)}`);
    expect(latest(officer).text).toBe(`记上了，11月15日主题党日：主持${name(0)}，记录${name(5)}。`);
    await tap(officer, 'bot', '抄写文字');
    const { text } = latest(officer, '活动记录');
    expect(text).toContain('议程：\n1. 集中学习\n2. 商量修水渠\n');
    expect(text).toContain(
      `1. 修水渠（责任人${name(3)}，12月31日前）\n2. 买路灯（责任人村委会，11月29日前）\n三有`,
    );
    expect(text).toContain(`记录：${name(5)}`);
  });

  it('reads last month’s decisions back, and takes how they were carried out', async () => {
    const { say, talk, person, latest } = await afterTheDay();
    const officer = person(secretary);
    await say(officer, 'bot', `记录 议定 修水渠 ${name(3)} 12月底前；买路灯`);
    await talk.advanceTo('2026-12-01', '10:00');
    await say(officer, 'bot', '党日 15日 9点 村委会');
    await talk.advanceTo('2026-12-15', '12:00');
    await say(officer, 'bot', '到会 12/11/1');
    await say(officer, 'bot', '记录 落实 1 修好了；2 等拨款');
    expect(latest(officer).text).toBe('记上了，11月议定事项落实：\n1. 修水渠：修好了\n2. 买路灯：等拨款');
    await say(officer, 'bot', '记录 落实 3 没有');
    expect(latest(officer).text).toBe('没有第3项，一共2项。');
    await say(officer, 'bot', '记录');
    const { text } = latest(officer, '活动记录');
    expect(text).toContain(
      `上月议定事项落实（11月）：\n1. 修水渠（责任人${name(3)}，12月31日前）：修好了\n2. 买路灯：等拨款\n议定事项：还没写`,
    );
    expect(text).toContain('应到12人，实到11人，请假1人');
    expect(text).toContain('到会11人：只报了人数，没有名字');
    expect(text).toContain('说明：人数按支部报的数，名字只写记过的。');
    expect(text).not.toContain('未登记1人');
    await say(officer, 'bot', '记录 11月');
    expect(latest(officer, '11月主题党日活动记录').text).toContain('2. 买路灯');
  });

  it('keeps the names that are known beside totals, and says who is not named', async () => {
    const { say, person, latest } = await afterTheDay();
    await say(person(secretary), 'bot', '到会 应到12 实到11 请假1');
    await say(person(secretary), 'bot', '记录');
    const { text } = latest(person(secretary), '活动记录');
    expect(text).toContain('应到12人，实到11人，请假1人，缺席0人，未登记0人');
    expect(text).toContain('另有1人只报了人数，没有名字');
    expect(text).not.toContain(name(11));
    expect(text).toContain('到会率：11/12（91.7%）');
  });

  it('comes as a Word file under the name of branch and month', async () => {
    const { say, tap, talk, person } = await afterTheDay();
    const officer = person(secretary);
    await say(officer, 'bot', `记录 议定 修水渠 ${name(3)} 12月底前`);
    expect((await tap(officer, 'bot', 'Word文件'))?.text).toBe('这就发给您。');
    const file = await talk.rehearsal.until(
      () => talk.rehearsal.lastMessage(officer, { containing: '工作手册' })?.file,
    );
    expect(file.fileName).toBe('石桥村党支部-2026年11月主题党日记录.docx');
    const xml = unzip(file.bytes).get('word/document.xml')?.toString() ?? '';
    for (let k = 0; k < 12; k += 1) expect(xml).toContain(name(k));
    expect(xml).toContain('修水渠');
  });

  it('of a day that was moved on since has no 三有 and no file from the old page', async () => {
    const { say, tap, talk, person, latest } = await openPartyDay([branch]);
    const officer = person(secretary);
    await say(officer, 'bot', '记录');
    await say(officer, 'bot', '党日 改到18日 因下雨');
    for (const label of ['三有都有', 'Word文件']) {
      await tap(officer, 'bot', label, '活动记录');
      expect(latest(officer).text).toMatch(/^11月的主题党日还没开，没有记录可看。/);
    }
    await talk.advanceTo('2026-11-18', '09:30');
    await say(officer, 'bot', '记录');
    expect(latest(officer, '活动记录').text).toContain('有记录（　）');
  });

  it('takes the agenda of the coming month beforehand', async () => {
    const { say, talk, person, latest } = await afterTheDay();
    const officer = person(secretary);
    await talk.advanceTo('2026-11-28', '10:00');
    await say(officer, 'bot', '记录 12月 议程 年终总结');
    expect(latest(officer).text).toBe('12月没有定过主题党日，没有记录可看。');
    await say(officer, 'bot', '党日 12月15日 9点 村委会');
    await say(officer, 'bot', '记录 12月 议程 年终总结');
    expect(latest(officer).text).toContain('12月15日主题党日的议程：\n1. 年终总结');
    expect(latest(officer).buttons).toEqual([]);
    await say(officer, 'bot', '记录 12月');
    expect(latest(officer).text).toMatch(
      /^12月的主题党日还没开，没有记录可看。\n[^]*12月15日（周二）9:00[^]*1\. 年终总结/,
    );
    expect(latest(officer).text).not.toContain('应到');
    expect(latest(officer).buttons).toEqual([]);
    await say(officer, 'bot', '记录 议程 集中学习');
    expect(latest(officer).text).toContain('11月15日主题党日的议程');
  });

  it('says in one sentence what is wrong, with an example that works', async () => {
    const { say, person, latest } = await afterTheDay();
    const officer = person(secretary);
    for (const [words, answer] of [
      ['记录 议定', '“议定”后面没写内容。\n例如：记录 议定 修水渠 张三 12月底前'],
      ['记录 落实 修好了', '“修好了”没看出是第几项。\n例如：记录 落实 1 已修好'],
      ['记录 主持 欧阳不在', '名册里没有“欧阳不在”。\n例如：记录 主持 张三'],
      [
        '记录 议定 找110101199003077777',
        '里面像有身份证号，这里不记身份证号，请去掉再发。\n例如：记录 议定 修水渠 张三 12月底前',
      ],
      ['记录 删 1', '这次还没有记议定事项。'],
      ['记录 9月', '9月没有定过主题党日，没有记录可看。'],
    ] as const) {
      await say(officer, 'bot', words);
      expect(latest(officer).text).toBe(answer);
    }
  });

  it('passes over an officer who was not there when it names chair and minutes', async () => {
    const { say, person, latest } = await afterTheDay();
    const officer = person(secretary);
    await say(officer, 'bot', `到会 ${name(0)}请假`);
    await say(officer, 'bot', '记录');
    expect(latest(officer, '活动记录').text).toContain(`主持：${name(1)}\n记录：\n`);
    await say(officer, 'bot', `记录 记录人 ${name(4)}`);
    expect(latest(officer).text).toBe(`记上了，11月15日主题党日：主持${name(1)}，记录${name(4)}。`);
  });

  it('plans nothing anew when the chair is named, and is not for members', async () => {
    const { say, talk, person, latest, group } = await afterTheDay();
    const before = talk.rehearsal.messages(group).length;
    await say(person(secretary), 'bot', `记录 主持 ${name(4)}`);
    await talk.advanceTo('2026-11-15', '13:00');
    expect(talk.rehearsal.messages(group)).toHaveLength(before);
    const day = talk.app().store.read((tx) => {
      const found = tx.org.branchByCode('SQ01');
      return found && tx.partyDays.history(found.id, 1)[0];
    });
    expect(day).toMatchObject({ revision: 2, date: '2026-11-15', recorderId: null });
    await say(person(2), 'bot', '记录');
    expect(latest(person(2)).text).toBe('这件事由书记、副书记或组织委员来办。');
  });
});
