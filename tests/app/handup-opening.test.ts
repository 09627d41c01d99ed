import { describe, expect, it } from 'vitest';
import { openBoundVillage } from '../harness/bound.ts';
import { cashPlan, inOctober, linesOf, receive } from '../harness/dues-cash.ts';

const secretary = 0;
const organiser = 1;

const inNovember = () => openBoundVillage([cashPlan], { at: { date: '2026-11-06', time: '10:00' } });

/** 25.50 yuan were in hand before the program; today is the 6th of November. */
async function withOpening() {
  const opened = await inNovember();
  await opened.say(opened.person(organiser), 'bot', '上缴 期初 25.50');
  await opened.tap(opened.person(organiser), 'bot', '登记');
  return opened;
}

const openingsOf = ({ talk }: Awaited<ReturnType<typeof inNovember>>) =>
  talk.app().store.read((tx) => tx.dues.openings(tx.org.branchByCode('SQ01')?.id as never));

describe('上缴 期初', () => {
  it('is offered by 上缴 while nothing is written, read back, and written once', async () => {
    const opened = await inNovember();
    const { say, tap, person, latest, talk } = opened;
    const officer = person(organiser);
    await say(officer, 'bot', '上缴');
    expect(latest(officer).text).toContain('开始用之前手里就有党费的，发：上缴 期初 25.50');
    await say(officer, 'bot', '上缴 期初 25.50');
    expect(latest(officer).text).toBe('开始用之前手里就有的党费：25.50元。登记以后算在上季结余里。对吗？');
    expect(latest(officer).buttons).toEqual(['登记', '不对']);
    expect(openingsOf(opened)).toEqual([]);
    await tap(officer, 'bot', '登记');
    expect(latest(officer).text).toBe(
      '登记了：期初25.50元。手里有25.50元。\n记错了发：上缴 撤销 期初 因金额写错了',
    );
    expect((await tap(officer, 'bot', '登记', '对吗'))?.text).toBe('这一笔已经登记了。');
    expect(openingsOf(opened)).toMatchObject([{ amountFen: 2550, by: 'person:2', reversesSeq: null }]);
    const audit = talk.app().store.read((tx) => tx.audit.entries());
    expect(audit.filter(({ action }) => action === 'dues.opening')).toMatchObject([
      { actor: 'person:2', subject: 'branch:1', detail: { fen: 2550 } },
    ]);
    await say(officer, 'bot', '上缴');
    expect(latest(officer).text).toContain('手里有25.50元（期初25.50元，收到0.00元，上缴0.00元）');
    expect(latest(officer).text).not.toContain('开始用之前');
  });

  it('counts with what is handed up, in every quarter, and in zhibu check', async () => {
    const opened = await withOpening();
    const { say, tap, person, latest, talk } = opened;
    const officer = person(organiser);
    receive(opened, 3, 10_000);
    await say(officer, 'bot', '上缴 125.50');
    expect(latest(officer).text).toBe(
      '第四季度收到100.00元，以前留在手里25.50元，还应上缴125.50元，这次上缴125.50元，没写乡镇收据号。对得上。',
    );
    await say(officer, 'bot', '上缴 第三季度 25.50 0123');
    expect(latest(officer).text).toContain('第三季度还没有收到党费，以前留在手里25.50元');
    await tap(officer, 'bot', '登记');
    expect(linesOf(opened)).toMatchObject([{ quarter: '2026-Q3', amountFen: 2550, dueFen: 2550 }]);
    const { out, status } = await talk.zhibu('check', '--json');
    expect(status).toBe(0);
    const report = JSON.parse(out) as { cash: unknown[]; county: unknown };
    expect(report.cash).toMatchObject([
      { branch: 'SQ01', openingFen: 2550, receivedFen: 10_000, handedUpFen: 2550 },
    ]);
    expect(report.county).toMatchObject({ openingFen: 2550 });
  });

  it('by two officers at once is one', async () => {
    const opened = await inNovember();
    const { say, tap, person, latest } = opened;
    await say(person(organiser), 'bot', '上缴 期初 25.50');
    await say(person(secretary), 'bot', '上缴 期初结余 30元');
    await tap(person(organiser), 'bot', '登记');
    expect((await tap(person(secretary), 'bot', '登记'))?.text).toContain('账上刚才有变化');
    expect(latest(person(secretary)).text).toBe(
      '期初已经登记过了：25.50元（11月6日登记）。要改，先撤销，发：上缴 撤销 期初 因金额写错了',
    );
    expect(openingsOf(opened)).toHaveLength(1);
  });

  it('is taken back with a reason by a line below zero, and may then be written anew, though something was handed up', async () => {
    const opened = await withOpening();
    const { say, tap, person, latest, talk } = opened;
    const officer = person(secretary);
    await say(officer, 'bot', '上缴 25.50 0123');
    await tap(officer, 'bot', '登记');
    await say(officer, 'bot', '上缴 撤销 期初');
    expect(latest(officer).text).toContain('请写上为什么');
    await say(officer, 'bot', '上缴 撤销 期初 因金额写错了');
    expect(latest(officer).text).toBe('要撤销的是：期初25.50元（11月6日登记）。原因：金额写错了。撤销吗？');
    await tap(officer, 'bot', '撤销');
    expect(latest(officer).text).toBe('撤销好了：期初25.50元。手里有-25.50元。');
    const [first, second] = openingsOf(opened);
    expect(second).toMatchObject({ amountFen: -2550, reversesSeq: first?.seq });
    const reason = talk.app().store.read((tx) => tx.attendance.text(second?.reasonHash ?? ''));
    expect(reason).toBe('金额写错了');
    expect((await tap(officer, 'bot', '撤销', '要撤销的是'))?.text).toBe(
      '这个按钮过期了，请看最新的消息，或者发：帮助',
    );
    await say(officer, 'bot', '上缴 撤销 期初 因金额写错了');
    expect(latest(officer).text).toBe('没有可以撤销的期初。');
    await say(officer, 'bot', '上缴 期初 26');
    await tap(officer, 'bot', '登记');
    expect(openingsOf(opened).map(({ amountFen }) => amountFen)).toEqual([2550, -2550, 2600]);
    expect((await talk.zhibu('check')).status).toBe(0);
  });

  it('comes before the first hand-up', async () => {
    const opened = await inOctober();
    const { say, tap, person, latest } = opened;
    const officer = person(organiser);
    await say(officer, 'bot', '上缴 期初 25.50');
    await say(officer, 'bot', '上缴 137.50 0123');
    await tap(officer, 'bot', '登记');
    const refusal =
      '期初要在第一笔上缴之前登记，现在已经有上缴了。要补，先把上缴撤销，登记了期初，再照实登记上缴。';
    expect((await tap(officer, 'bot', '登记', '对吗'))?.text).toContain('账上刚才有变化');
    expect(latest(officer).text).toBe(refusal);
    await say(officer, 'bot', '上缴 期初 25.50');
    expect(latest(officer).text).toBe(refusal);
    expect(openingsOf(opened)).toEqual([]);
  });
});
