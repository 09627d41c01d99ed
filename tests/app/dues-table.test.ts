import { describe, expect, it } from 'vitest';
import { openBoundVillage } from '../harness/bound.ts';
import { planOf } from '../harness/party-day.ts';
import { afterTheDay, duesOfficer, ledgerOf, name, said, secretary } from '../harness/dues-table.ts';

describe('dues at the table', () => {
  it('are read back for those who came, and written on 对得上', async () => {
    const village = await afterTheDay();
    const { say, tap, person, latest } = village;
    await say(person(duesOfficer), 'bot', `党费到会除${name(7)}`);
    const read = latest(person(duesOfficer));
    expect(read.text).toBe('石桥村党支部党费\n7人，合计3.50元，和手里的钱对得上吗？');
    expect(read.buttons).toEqual(['对得上', '不对', '看名单']);
    expect(ledgerOf(village)).toEqual([]);
    await tap(person(duesOfficer), 'bot', '对得上');
    expect(ledgerOf(village)).toEqual(
      Array.from({ length: 7 }, (_, k) => `${name(k)} 26-11:50 #${String(k + 1)}`),
    );
    expect(latest(person(duesOfficer), '记好了').text).toBe(
      `石桥村党支部党费\n记好了：7人，合计3.50元。\n收据2026年第1—7号。\n记错了发：撤销 ${name(0)} 记错人了`,
    );
    expect(said(village, 3, '收到了')).toEqual([
      `党费收到了：${name(3)}，2026年11月，0.50元。\n收款人${name(duesOfficer)}，收据2026年第4号。`,
    ]);
  });

  it('[不对] lets one be taken off and his own sum be written apart', async () => {
    const village = await afterTheDay();
    const { say, tap, person, latest } = village;
    const officer = person(duesOfficer);
    await say(officer, 'bot', '党费到会');
    await tap(officer, 'bot', '不对');
    const listed = latest(officer, '点名字就划掉');
    expect(listed.buttons).toContain(`✓ ${name(5)}：11月，0.50元`);
    await tap(officer, 'bot', `✓ ${name(5)}：11月，0.50元`, '点名字就划掉');
    expect(latest(officer, '点名字就划掉').text).toContain('7人，合计3.50元');
    expect(latest(officer, '点名字就划掉').text).toContain(`划掉的：${name(5)}`);
    await tap(officer, 'bot', '对得上', '点名字就划掉');
    expect(ledgerOf(village)).toHaveLength(7);
    await say(officer, 'bot', `党费 ${name(5)}2元`);
    expect(latest(officer, '怎么办').text).toContain(`${name(5)}交的比应交的多，多出来的怎么办？`);
    await tap(officer, 'bot', '预交以后的月份', '怎么办');
    expect(latest(officer, '对得上吗').text).toBe(
      `石桥村党支部党费\n1人，合计2.00元，和手里的钱对得上吗？\n${name(5)}：11月到2027年2月，2.00元`,
    );
    await tap(officer, 'bot', '对得上', '对得上吗');
    expect(ledgerOf(village).at(-1)).toBe(`${name(5)} 26-11:50 26-12:50 27-01:50 27-02:50 #8`);
  });

  it.each([
    ['找零', `${name(5)} 26-11:50 #1`, '0.50元，找零1.50元'],
    ['自愿多交', `${name(5)} 26-11:50 extra:150 #1`, '2.00元，其中自愿多交1.50元'],
  ])('money beyond what is due: %s', async (button, line, told) => {
    const village = await afterTheDay();
    const { say, tap, person, latest } = village;
    const officer = person(duesOfficer);
    await say(officer, 'bot', `党费 ${name(5)}2元`);
    await tap(officer, 'bot', button);
    expect(latest(officer).text).toContain(told);
    await tap(officer, 'bot', '对得上');
    expect(ledgerOf(village)).toEqual([line]);
  });

  it('money that is all given back makes no receipt', async () => {
    const village = await afterTheDay();
    const { say, tap, person, latest } = village;
    const officer = person(duesOfficer);
    await say(officer, 'bot', `党费 ${name(5)}`);
    await tap(officer, 'bot', '对得上');
    await say(officer, 'bot', `党费 ${name(5)}2元 ${name(6)}1元`);
    await tap(officer, 'bot', '找零', '怎么办');
    expect(latest(officer, '对得上吗').text).toContain('1人，合计0.50元');
    await tap(officer, 'bot', '对得上', '对得上吗');
    expect(ledgerOf(village)).toEqual([`${name(5)} 26-11:50 #1`, `${name(6)} 26-11:50 #2`]);
    await say(officer, 'bot', `党费 ${name(5)}2元`);
    await tap(officer, 'bot', '找零', '怎么办');
    expect(latest(officer, '没有要记的了').buttons).toEqual(['都不记']);
  });

  it('a sum that is too small pays a part, exact to the fen', async () => {
    const village = await afterTheDay();
    const { say, tap, person } = village;
    const officer = person(duesOfficer);
    for (const sum of ['0.20', '0.30']) {
      await say(officer, 'bot', `党费 ${name(5)}${sum}元`);
      if (sum === '0.30') await tap(officer, 'bot', '是另外一笔');
      await tap(officer, 'bot', '对得上');
    }
    expect(ledgerOf(village)).toEqual([`${name(5)} 26-11:20 #1`, `${name(5)} 26-11:30 #2`]);
    expect(said(village, 5, '收到了')[0]).toContain('0.20元，2026年11月还差0.30元。');
    expect(said(village, 5, '收到了')[1]).not.toContain('还差');
    await say(officer, 'bot', `党费到会`);
    expect(village.latest(officer, '对得上吗').text).toContain(
      '7人，合计3.50元，和手里的钱对得上吗？\n到会的另有1人已经交过或者不用交。',
    );
    await say(officer, 'bot', `党费 ${name(5)}`);
    expect(village.latest(officer).text).toBe(`${name(5)}已经交过了，没有重复记。`);
  });

  it('asks whether it is the same money when the same person is said again that day', async () => {
    const village = await afterTheDay();
    const { say, tap, person, latest } = village;
    const [first, second] = [person(duesOfficer), person(secretary)];
    await say(first, 'bot', `党费 ${name(5)}3个月`);
    await tap(first, 'bot', '对得上');
    await say(second, 'bot', `党费 ${name(5)}3个月`);
    expect(latest(second).text).toContain(`${name(5)}12:05已经记过一笔，这次是另外一笔吗？`);
    await tap(second, 'bot', '不是，不重复记');
    expect(latest(second).text).toContain('名单上没有人了。');
    expect(ledgerOf(village)).toEqual([`${name(5)} 26-11:50 26-12:50 27-01:50 #1`]);
  });

  it('of two officers with the same read-back only one is written, and the other reads anew', async () => {
    const village = await afterTheDay();
    const { say, tap, person, latest } = village;
    const [first, second] = [person(duesOfficer), person(secretary)];
    await say(first, 'bot', '党费到会');
    await say(second, 'bot', `党费到会除${name(7)}`);
    await tap(second, 'bot', '对得上');
    const answer = await tap(first, 'bot', '对得上', '对得上吗');
    expect(answer).toMatchObject({ text: '刚才有人记过或者名单变了，请按新的数再看一眼。', alert: true });
    expect(latest(first, '对得上吗').text).toContain('1人，合计0.50元');
    await tap(first, 'bot', '对得上', '对得上吗');
    expect(ledgerOf(village)).toHaveLength(8);
    expect(new Set(ledgerOf(village).map((line) => line.split(' ')[0])).size).toBe(8);
  });

  it('a double tap, a tap after a restart and a tap of the other officer write once', async () => {
    const village = await afterTheDay();
    const { say, tap, person, talk, latest } = village;
    const officer = person(duesOfficer);
    await say(officer, 'bot', '党费到会');
    await talk.restart();
    const message = latest(officer).messageId;
    const taps = [1, 2].map(() => talk.rehearsal.people.tap(officer, 'bot', message, '对得上'));
    await talk.settle();
    expect(taps[0]?.answer()?.text).toBe('✓ 记好了，8人');
    expect(taps[1]?.answer()?.text).toBe('已经记过了，没有重复记。');
    expect(ledgerOf(village)).toHaveLength(8);
    await say(officer, 'bot', '党费到会');
    expect(latest(officer).text).toBe('到会的都交齐了，没有要记的。');
    expect(ledgerOf(village)).toHaveLength(8);
    await tap(officer, 'bot', '看名单', '记好了');
    expect(latest(officer, '记好了').text).toContain(`${name(3)}：11月，0.50元`);
  });

  it('beyond the branch’s consent is taken with a reason, and flagged', async () => {
    const village = await afterTheDay();
    const { say, tap, person, latest, talk } = village;
    const officer = person(duesOfficer);
    await say(officer, 'bot', `党费 ${name(5)}9个月`);
    expect(latest(officer).text).toContain(`${name(5)}预交的月数超过支部约定。钱照收，记一下原因：`);
    await tap(officer, 'bot', '外出务工');
    await tap(officer, 'bot', '对得上');
    const [line] = talk.app().store.read((tx) => {
      const id = tx.org.branchByCode('SQ01')?.id;
      return (id === undefined ? [] : tx.dues.takenBy(id)).map(({ flags, reasonHash, amountFen }) => ({
        flags,
        amountFen,
        reason: tx.attendance.text(reasonHash ?? ''),
      }));
    });
    expect(line).toEqual({ flags: ['prepaid'], amountFen: 450, reason: '外出务工' });
  });

  it('further ahead than two years is not quietly cut, and says so', async () => {
    const village = await afterTheDay();
    const { say, person, latest } = village;
    const officer = person(duesOfficer);
    await say(officer, 'bot', `党费 ${name(5)}36个月`);
    expect(latest(officer).text).toBe(`${name(5)}没有记：最远只能交到2028年11月，请把月份写少一点。`);
    expect(ledgerOf(village)).toEqual([]);
  });

  it('left for a week is not written any more', async () => {
    const village = await afterTheDay();
    const { say, tap, person, talk } = village;
    const officer = person(duesOfficer);
    await say(officer, 'bot', `党费 ${name(5)}`);
    await talk.advanceTo('2026-11-22', '13:00');
    expect((await tap(officer, 'bot', '对得上', '对得上吗'))?.text).toContain('请重新写一遍');
    expect(ledgerOf(village)).toEqual([]);
  });

  it('[都不记] writes nothing, and the read-back cannot be used any more', async () => {
    const village = await afterTheDay();
    const { say, tap, person, talk, latest } = village;
    const officer = person(duesOfficer);
    await say(officer, 'bot', '党费全部');
    const { messageId } = latest(officer);
    await tap(officer, 'bot', '不对');
    const late = talk.rehearsal.people.tap(officer, 'bot', messageId, '对得上');
    await tap(officer, 'bot', '都不记');
    expect(late.answer()?.text).toBe('✓ 记好了，13人');
    expect(ledgerOf(village)).toHaveLength(13);
    await say(officer, 'bot', `党费 ${name(5)}1个月`);
    await tap(officer, 'bot', '不是，不重复记', '另外一笔');
    await tap(officer, 'bot', '都不记', '名单上没有人了');
    expect(ledgerOf(village)).toHaveLength(13);
  });

  it('names months that are not owed: says that, and not that they are paid', async () => {
    const { say, person, latest } = await afterTheDay();
    await say(person(duesOfficer), 'bot', `党费 ${name(5)}1-3月`);
    expect(latest(person(duesOfficer)).text).toBe(
      `${name(5)}说的那几个月不在要交的里面，没有记。发“党费”看还有哪些月没交。`,
    );
  });

  it('one tap on the closing card does it, once the day is over', async () => {
    const village = await afterTheDay();
    const { tap, person, latest } = village;
    const officer = person(secretary);
    expect(latest(officer, '实到').buttons).toContain('今天到会的都交了（8人）');
    await tap(officer, 'bot', '今天到会的都交了（8人）', '实到');
    await tap(officer, 'bot', '对得上', '对得上吗');
    expect(ledgerOf(village)).toHaveLength(8);
    expect(latest(officer, '实到').buttons).not.toContain('今天到会的都交了（8人）');
  });
});

describe('dues said in the group', () => {
  it('are answered privately, and to an officer without a private chat not at all about people', async () => {
    const village = await afterTheDay();
    const { say, person, group, latest, talk } = village;
    await say(person(duesOfficer), group, `/dues@zhibu_test_bot ${name(5)}`);
    expect(latest(person(duesOfficer)).text).toContain('1人，合计0.50元');
    const inGroup = talk.rehearsal.messages(group).filter(({ fromBot }) => fromBot);
    expect(inGroup.map(({ text }) => text).join()).not.toMatch(/0\.50|[赵钱孙李周吴郑王冯陈褚卫]桂花/);
  });

  it('are nobody else’s to record', async () => {
    const village = await afterTheDay();
    const { say, person, latest } = village;
    await say(person(5), 'bot', '党费全部');
    expect(latest(person(5)).text).not.toContain('合计');
    expect(ledgerOf(village)).toEqual([]);
  });
});

describe('a name that could be somebody else’s', () => {
  it('is asked back with a tap, and the words are then read as a whole', async () => {
    const namesakes = planOf({ called: new Map([[5, name(4)]]) });
    const village = await openBoundVillage([namesakes], { at: { date: '2026-11-06', time: '10:00' } });
    const { say, tap, person, latest } = village;
    const officer = person(duesOfficer);
    await say(officer, 'bot', `党费 ${name(4)}3个月 ${name(6)}`);
    expect(latest(officer).buttons).toEqual([`${name(4)}(第2党小组)`, `${name(4)}(第3党小组)`]);
    await tap(officer, 'bot', `${name(4)}(第3党小组)`);
    expect(latest(officer).text).toContain('2人，合计2.00元，和手里的钱对得上吗？');
    await tap(officer, 'bot', '对得上');
    expect(ledgerOf(village)).toEqual([`${name(4)} 26-11:50 26-12:50 27-01:50 #1`, `${name(6)} 26-11:50 #2`]);
  });
});
