import { describe, expect, it } from 'vitest';
import { afterTheDay, duesOfficer, ledgerOf, name, said, secretary } from '../harness/dues-table.ts';

describe('a line of dues taken back', () => {
  it('of one person: with the reason in words, told to whoever has the receipt', async () => {
    const village = await afterTheDay();
    const { say, tap, person, latest } = village;
    const officer = person(duesOfficer);
    await say(officer, 'bot', '党费到会');
    await tap(officer, 'bot', '对得上');
    await say(officer, 'bot', `撤销 ${name(3)} 记错人了`);
    expect(latest(officer, '撤销好了').text).toBe(
      `撤销好了：${name(3)}的党费，0.50元，原因：记错人了。原来的记录还在账上，后面记了一笔冲回。`,
    );
    expect(ledgerOf(village).at(-1)).toBe(`${name(3)} 26-11:-50 #4`);
    expect(said(village, 3, '更正')).toEqual([
      `更正：${name(3)}的党费收据2026年第4号（0.50元）记错了，已经作废。有疑问请问收款人。`,
    ]);
    expect(latest(officer, '记好了').text).toContain('后来撤销了1人，0.50元。');
    await say(officer, 'bot', `党费 ${name(3)}`);
    await tap(officer, 'bot', '对得上', '对得上吗');
    expect(ledgerOf(village).at(-1)).toBe(`${name(3)} 26-11:50 #9`);
  });

  it('without a reason one tap gives it; the same line is taken back once', async () => {
    const village = await afterTheDay();
    const { say, tap, person, talk, latest } = village;
    const officer = person(duesOfficer);
    await say(officer, 'bot', `党费 ${name(3)}`);
    await tap(officer, 'bot', '对得上');
    await say(officer, 'bot', '撤销');
    const asked = latest(officer);
    expect(asked.text).toContain(`要撤销的是：${name(3)}，11月，0.50元，收据2026年第1号`);
    const taps = ['撤销：没收到钱', '撤销：金额不对'].map((label) =>
      talk.rehearsal.people.tap(officer, 'bot', asked.messageId, label),
    );
    await talk.settle();
    expect(taps[1]?.answer()?.text).toBe('已经撤销过了。');
    expect(ledgerOf(village)).toEqual([`${name(3)} 26-11:50 #1`, `${name(3)} 26-11:-50 #1`]);
  });

  it('of a whole evening only by a tap that says so; attendance recorded since goes first', async () => {
    const village = await afterTheDay();
    const { say, tap, person, latest } = village;
    const officer = person(duesOfficer);
    await say(officer, 'bot', '党费到会');
    await tap(officer, 'bot', '对得上');
    await say(officer, 'bot', '撤销 记错了');
    expect(latest(officer).text).toContain('上一笔记了8人，合计4.00元');
    expect(ledgerOf(village)).toHaveLength(8);
    await tap(officer, 'bot', '撤销：重复记了');
    expect(ledgerOf(village)).toHaveLength(16);
    await say(officer, 'bot', '党费到会');
    await tap(officer, 'bot', '对得上', '对得上吗');
    await village.talk.advanceTo('2026-11-15', '12:30');
    await say(officer, 'bot', `到会 ${name(9)}`);
    await say(officer, 'bot', `撤销`);
    expect(latest(officer).text).toContain(name(9));
    expect(ledgerOf(village)).toHaveLength(24);
  });
});

describe('a transfer out', () => {
  it('says up to which month dues are paid, for the letter of introduction', async () => {
    const village = await afterTheDay();
    const { say, tap, person, latest } = village;
    const officer = person(secretary);
    await say(officer, 'bot', `党员 ${name(6)} 转出`);
    expect(latest(officer).text).toContain('介绍信上写：党费交到2026年10月。还没交的：11月，走之前请交齐。');
    await say(officer, 'bot', `党费 ${name(6)}3个月`);
    await tap(officer, 'bot', '对得上', '对得上吗');
    await say(officer, 'bot', `撤销 ${name(6)}`);
    await say(officer, 'bot', `党员 ${name(7)} 转出`);
    await say(officer, 'bot', `党费 ${name(7)}3个月`);
    await tap(officer, 'bot', '对得上', '对得上吗');
    await say(officer, 'bot', `党员 ${name(7)} 撤销`);
    await say(officer, 'bot', `党员 ${name(7)} 转出`);
    expect(latest(officer, '介绍信').text).toContain('介绍信上写：党费交到2027年1月。');
  });
});
