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
      `撤销好了：${name(3)}2026年11月的党费0.50元（收据2026年第4号），原因：记错人了。原来那笔还留着，后面注明撤销了。`,
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

  it('said once more takes back nothing else: no older money, no attendance', async () => {
    const village = await afterTheDay();
    const { say, tap, person, latest, group } = village;
    const officer = person(duesOfficer);
    for (const words of [`党费 ${name(3)}`, `党费 ${name(3)}1个月`]) {
      await say(officer, 'bot', words);
      if (words.endsWith('月')) await tap(officer, 'bot', '是另外一笔', '另外一笔');
      await tap(officer, 'bot', '对得上', '对得上吗');
    }
    const attendance = latest(group, '应到').text;
    const words = `撤销 ${name(3)} 记错人了`;
    for (const again of [words, words, words]) await say(officer, 'bot', again);
    expect(ledgerOf(village)).toEqual([
      `${name(3)} 26-11:50 #1`,
      `${name(3)} 26-12:50 #2`,
      `${name(3)} 26-12:-50 #2`,
    ]);
    expect(latest(officer).text).toContain('这位的党费刚撤销过一笔，没有再撤。\n要撤销的是：');
    expect(latest(officer).text).toContain('2026年11月，0.50元，收据2026年第1号');
    await tap(officer, 'bot', '撤销：重复记了');
    await say(officer, 'bot', words);
    expect(latest(officer).text).toContain('的党费刚才已经撤销了，没有再撤别的。');
    expect(latest(group, '应到').text).toBe(attendance);
  });

  it('is possible for somebody who has died since', async () => {
    const village = await afterTheDay();
    const { say, tap, person, talk } = village;
    const officer = person(secretary);
    await say(officer, 'bot', `党费 ${name(6)}3个月`);
    await tap(officer, 'bot', '对得上', '对得上吗');
    talk.app().store.write((tx) => {
      const personId = tx.people.personByNumber('SQ01007')?.id;
      if (personId === undefined) throw new Error('nobody');
      const said = { field: 'status', value: '"left"', from: '2026-11-16', by: 'admin:1' } as const;
      tx.people.addFact({
        ...said,
        personId,
        from: said.from as never,
        at: talk.clock.now(),
        source: 'township',
      });
    });
    await talk.advanceTo('2026-11-18', '10:00');
    await say(officer, 'bot', `党费 撤销 ${name(6)} 多收了`);
    await tap(officer, 'bot', '撤销：金额不对', '要撤销的是');
    expect(ledgerOf(village).at(-1)).toBe(`${name(6)} 26-11:-50 26-12:-50 27-01:-50 #1`);
  });

  it('in quiet hours stops the receipt that has not left, and sends none that says it is void', async () => {
    const village = await afterTheDay();
    const { say, tap, person, talk } = village;
    const officer = person(duesOfficer);
    await talk.advanceTo('2026-11-15', '20:30');
    await say(officer, 'bot', `党费 ${name(3)}`);
    await tap(officer, 'bot', '对得上', '对得上吗');
    await say(officer, 'bot', `撤销 ${name(3)} 记错人了`);
    await talk.advanceTo('2026-11-16', '08:05');
    expect(said(village, 3, '收据')).toEqual([]);
  });

  it('without a reason one tap gives it; the same line is taken back once', async () => {
    const village = await afterTheDay();
    const { say, tap, person, talk, latest } = village;
    const officer = person(duesOfficer);
    await say(officer, 'bot', `党费 ${name(3)}`);
    await tap(officer, 'bot', '对得上');
    await say(officer, 'bot', '撤销');
    const asked = latest(officer);
    expect(asked.text).toContain(`要撤销的是：${name(3)}，2026年11月，0.50元，收据2026年第1号`);
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
    expect(latest(officer).text).toContain('党费还没交的：2026年11月，走之前请交齐。');
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
