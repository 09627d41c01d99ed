import { describe, expect, it } from 'vitest';
import { openBoundVillage } from '../harness/bound.ts';
import { cashPlan, inOctober, linesOf, receive, said } from '../harness/dues-cash.ts';

const secretary = 0;
const organiser = 1;
const member = 5;

describe('上缴', () => {
  it('is read back against the money of the quarter that ended, and written once', async () => {
    const opened = await inOctober();
    const { say, tap, person, latest } = opened;
    const officer = person(organiser);
    await say(officer, 'bot', '上缴 137.50 收据0123');
    const asked = latest(officer);
    expect(asked.text).toBe('第三季度收到137.50元，这次上缴137.50元，乡镇收据号0123。对得上。');
    expect(asked.buttons).toEqual(['登记', '不对']);
    expect(linesOf(opened)).toEqual([]);
    await tap(officer, 'bot', '登记');
    expect(latest(officer).text).toContain('登记了：上缴第三季度137.50元，乡镇收据号0123。手里还有0.00元。');
    expect(linesOf(opened)).toMatchObject([
      { quarter: '2026-Q3', amountFen: 13_750, dueFen: 13_750, receipt: '0123', reversesSeq: null },
    ]);
    // The same button once more.
    expect((await tap(officer, 'bot', '登记', '对得上'))?.text).toBe('这一笔已经登记了。');
    expect(linesOf(opened)).toHaveLength(1);
    const audit = opened.talk.app().store.read((tx) => tx.audit.entries());
    expect(audit.filter(({ action }) => action === 'dues.handedUp')).toMatchObject([
      { actor: 'person:2', detail: { fen: 13_750, quarter: '2026-Q3' } },
    ]);
  });

  it('说不对 writes nothing', async () => {
    const opened = await inOctober();
    const { say, tap, person, latest } = opened;
    await say(person(organiser), 'bot', '上缴一百三十七块五 0123');
    await tap(person(organiser), 'bot', '不对');
    expect(latest(person(organiser)).text).toContain('没有登记');
    await tap(person(organiser), 'bot', '登记', '对得上');
    expect(linesOf(opened)).toEqual([]);
  });

  it('says a difference plainly, more than there is with a question', async () => {
    const opened = await inOctober();
    const { say, tap, person, latest } = opened;
    const officer = person(organiser);
    receive(opened, 6, 9_000);
    await say(officer, 'bot', '上缴 137');
    expect(latest(officer).text).toBe(
      '第三季度收到137.50元，这次上缴137.00元，没写乡镇收据号。到第三季度末手里有137.50元，上缴137.00元，还差0.50元留在手里。',
    );
    await say(officer, 'bot', '上缴 140');
    expect(latest(officer).text).toContain('比第三季度的多2.50元，多的是后来收的。');
    await say(officer, 'bot', '上缴 第三季度 230 0124');
    expect(latest(officer).text).toContain('手里有227.50元，比手里的多2.50元。还是登记吗？');
    expect(latest(officer).buttons).toEqual(['还是登记', '不对']);
    await tap(officer, 'bot', '还是登记');
    expect(latest(officer).text).toContain('比收到的多2.50元');
    expect(linesOf(opened)).toMatchObject([{ amountFen: 23_000, dueFen: 13_750 }]);
    await say(officer, 'bot', '上缴 1元');
    expect(latest(officer).text).toContain('以前多上缴了92.50元');
  });

  it('keeps what stayed in hand in sight', async () => {
    const opened = await inOctober();
    const { say, tap, person, latest } = opened;
    const officer = person(organiser);
    await say(officer, 'bot', '上缴 137 收据0123');
    await tap(officer, 'bot', '登记');
    receive(opened, 6, 9_000);
    await say(officer, 'bot', '上缴');
    expect(latest(officer).text.split('\n')).toEqual([
      '石桥村党支部党费上缴',
      '手里有90.50元（收到227.50元，上缴137.00元）',
      '第四季度收到90.00元',
      '上缴过的：',
      '第三季度137.00元，乡镇收据号0123（10月12日登记）：等乡镇确认',
      '上缴了发，例如：上缴 137.50 乡镇收据0123',
    ]);
    await say(officer, 'bot', '上缴 90.5');
    expect(latest(officer).text).toBe(
      '第四季度收到90.00元，以前留在手里0.50元，还应上缴90.50元，这次上缴90.50元，没写乡镇收据号。对得上。',
    );
  });

  it('of a quarter that was forgotten is compared with that quarter alone, though the next one is written already', async () => {
    const opened = await inOctober();
    const { say, tap, person, latest } = opened;
    const officer = person(organiser);
    receive(opened, 6, 10_000);
    await say(officer, 'bot', '上缴 第四季度 100 0124');
    await tap(officer, 'bot', '登记');
    await say(officer, 'bot', '上缴 第三季度 137.50 0123');
    expect(latest(officer).text).toBe('第三季度收到137.50元，这次上缴137.50元，乡镇收据号0123。对得上。');
    await tap(officer, 'bot', '登记');
    expect(linesOf(opened)).toMatchObject([
      { quarter: '2026-Q4', dueFen: 23_750 },
      { quarter: '2026-Q3', dueFen: 13_750 },
    ]);
    expect(latest(officer).text).toContain('手里还有0.00元');
  });

  it('that agrees with its quarter asks all the same when the money is not there any more', async () => {
    const opened = await inOctober();
    const { say, tap, person, latest } = opened;
    const officer = person(organiser);
    await say(officer, 'bot', '上缴 第四季度 100 0124');
    await tap(officer, 'bot', '登记');
    await say(officer, 'bot', '上缴 第三季度 137.50 0123');
    expect(latest(officer).text).toContain('手里有37.50元，比手里的多100.00元。还是登记吗？');
    expect(latest(officer).buttons).toEqual(['还是登记', '不对']);
  });

  it('by two officers at once, and said again, is one entry until somebody says that it is another', async () => {
    const opened = await inOctober();
    const { say, tap, person, latest } = opened;
    await say(person(organiser), 'bot', '上缴 137.50 收据0123');
    await say(person(secretary), 'bot', '上缴 137.50 收据0123');
    await tap(person(organiser), 'bot', '登记');
    const second = await tap(person(secretary), 'bot', '登记');
    expect(second?.text).toContain('账上刚才有变化');
    const again = latest(person(secretary));
    expect(again.text).toContain('10月12日已经登记过一笔一样的。这是另外一笔吗？');
    expect(again.buttons).toEqual(['是另外一笔，登记', '不对']);
    expect(linesOf(opened)).toHaveLength(1);
    await say(person(organiser), 'bot', '上缴 第三季度 137.50 收据0123');
    expect(latest(person(organiser)).text).toContain('已经登记过一笔一样的');
    await say(person(organiser), 'bot', '上缴 第三季度 20 收据0123');
    expect(latest(person(organiser)).text).toContain('乡镇收据号0123在10月12日登记的137.50元上用过');
    await tap(person(secretary), 'bot', '是另外一笔，登记');
    expect(linesOf(opened)).toHaveLength(2);
  });

  it('before anything was received says so', async () => {
    const opened = await openBoundVillage([cashPlan], { at: { date: '2026-11-06', time: '10:00' } });
    const { say, person, latest } = opened;
    await say(person(organiser), 'bot', '上缴');
    expect(latest(person(organiser)).text).toContain('第四季度还没有收到党费\n还没有上缴过。');
    expect(latest(person(organiser)).buttons).toEqual([]);
    await say(person(organiser), 'bot', '上缴 10');
    expect(latest(person(organiser)).text).toBe(
      '第四季度还没有收到党费，这次上缴10.00元，没写乡镇收据号。手里有0.00元，比手里的多10.00元。还是登记吗？',
    );
    await say(person(organiser), 'bot', '上缴 撤销 因写错了');
    expect(latest(person(organiser)).text).toBe('没有可以撤销的上缴。');
  });

  it('answers wrong words in one sentence with an example, and those without the right not at all', async () => {
    const opened = await inOctober();
    const { say, person, latest, group } = opened;
    await say(person(organiser), 'bot', '上缴 137.505');
    expect(latest(person(organiser)).text).toBe(
      '“137.505”的小数多于两位，到不了分，没有登记。\n例如：上缴 137.50 乡镇收据0123',
    );
    await say(person(organiser), 'bot', '上缴 都交了');
    expect(latest(person(organiser)).text).toContain('没看到金额');
    await say(person(organiser), 'bot', '上缴 137.50 赵静经手');
    expect(latest(person(organiser)).text).toContain('没看懂“赵静经手”');
    opened.talk.rehearsal.people.pressStart(person(member));
    await say(person(member), 'bot', '上缴 137.50');
    expect(latest(person(member)).text).toBe('这件事由书记、副书记或组织委员来办。');
    await say(person(organiser), group, '/handup@zhibu_test_bot 137.50');
    expect(linesOf(opened)).toEqual([]);
    expect(opened.talk.rehearsal.messages(group).filter(({ text }) => text.includes('137'))).toHaveLength(1);
  });

  it('is taken back with a reason by a line below zero, once', async () => {
    const opened = await inOctober();
    const { say, tap, person, latest } = opened;
    await say(person(organiser), 'bot', '上缴 137.50 收据0123');
    await tap(person(organiser), 'bot', '登记');
    await say(person(secretary), 'bot', '上缴 撤销');
    expect(latest(person(secretary)).text).toContain('请写上为什么');
    await say(person(secretary), 'bot', '上缴 撤销 因收据号写错了');
    expect(latest(person(secretary)).text).toBe(
      '要撤销的是：上缴第三季度137.50元，乡镇收据号0123（10月12日登记）。原因：收据号写错了。撤销吗？',
    );
    await tap(person(secretary), 'bot', '撤销');
    expect(latest(person(secretary)).text).toBe(
      '撤销好了：上缴第三季度137.50元，乡镇收据号0123。手里有137.50元。',
    );
    await tap(person(secretary), 'bot', '撤销', '要撤销的是');
    const [first, second, ...more] = linesOf(opened);
    expect(more).toEqual([]);
    expect(second).toMatchObject({ amountFen: -13_750, quarter: '2026-Q3', reversesSeq: first?.seq });
    const reason = opened.talk.app().store.read((tx) => tx.attendance.text(second?.reasonHash ?? ''));
    expect(reason).toBe('收据号写错了');
    expect((await opened.talk.zhibu('check')).status).toBe(0);
  });
});

describe('待办 of the officers', () => {
  it('asks for the money of the last quarter for 45 days, with one tap to the read-back', async () => {
    const opened = await inOctober();
    const { say, tap, person, latest, talk } = opened;
    await say(person(secretary), 'bot', '待办');
    const line = '第三季度的党费137.50元还没有登记上缴。上缴了发：上缴 137.50 乡镇收据号';
    expect(latest(person(secretary), '待办').text).toContain(line);
    await tap(person(secretary), 'bot', '上缴137.50元', '待办');
    expect(latest(person(secretary)).text).toContain('这次上缴137.50元，没写乡镇收据号。对得上。');
    await talk.advanceTo('2026-11-14', '10:00');
    await say(person(secretary), 'bot', '待办');
    expect(latest(person(secretary)).text).toContain(line);
    await talk.advanceTo('2026-11-15', '10:00');
    await say(person(secretary), 'bot', '待办');
    expect(latest(person(secretary)).text).not.toContain('还没有登记上缴');
  });

  it('does not ask once it is handed up', async () => {
    const opened = await inOctober();
    const { say, tap, person, latest } = opened;
    await say(person(secretary), 'bot', '待办');
    await say(person(organiser), 'bot', '上缴 137 0123');
    await tap(person(organiser), 'bot', '登记');
    expect(said(opened, secretary, '还没有登记上缴')).toEqual([]);
    await say(person(secretary), 'bot', '待办');
    expect(latest(person(secretary)).text).not.toContain('还没有登记上缴');
  });
});
