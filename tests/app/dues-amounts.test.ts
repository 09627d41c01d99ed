import { describe, expect, it } from 'vitest';
import type { BranchId, Month, PersonId } from '../../src/domain/ids.ts';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { planOf } from '../harness/party-day.ts';
import { stateOf } from '../harness/roster-state.ts';
import { memberName } from '../harness/village.ts';

/* 党费 张三 改成1元 从2027年1月 因…: one person's amount, read back, written once, taken back. And 党费标准, for everybody. */

const branch = planOf();
const name = (k: number) => memberName(branch, k);
const [secretary, organiser, zhang, member] = [0, 1, 5, 6] as const;

async function open(): Promise<BoundVillage> {
  const village = await openBoundVillage([branch], { at: { date: '2026-11-10', time: '10:00' } });
  village.talk.rehearsal.people.pressStart(village.person(member));
  await village.talk.settle();
  return village;
}

async function ask({ say, person, latest }: BoundVillage, words: string, who: number = organiser) {
  await say(person(who), 'bot', words);
  return latest(person(who));
}

/** Amount and class as they hold on the first of these months. */
const amounts = (village: BoundVillage, ...months: readonly string[]) =>
  months.map((month) => {
    const state = stateOf(village, name(zhang), `${month}-01`);
    return [state?.duesClass, state?.duesFen];
  });

const audited = ({ talk }: BoundVillage, action: string) =>
  talk.app().store.read((tx) =>
    tx.audit
      .entries()
      .filter((entry) => entry.action === action)
      .map(({ detail }) => detail),
  );

/** Money for a month, as it stands in the ledger once an officer has confirmed it. */
function pay({ talk }: BoundVillage, months: readonly string[]): void {
  talk.app().store.write((tx) => {
    const at = talk.clock.now();
    const by = 'person:2';
    const branchId = tx.org.branchByCode('SQ01')?.id as BranchId;
    const personId = tx.people.personsNamed(name(zhang))[0]?.id as PersonId;
    const actId = tx.dues.openAct({ branchId, plan: {}, at, by });
    tx.dues.pay({
      ...{ branchId, personId, receiptYear: 2026, amountFen: months.length * 50, extraFen: 0 },
      shares: months.map((month) => ({ month: month as Month, fen: 50 })),
      ...{ paidBy: 'self', payerId: null, flags: [], actId, at, by, key: `act:${String(actId)}` },
      ...{ reversesSeq: null, reasonHash: null },
    });
    tx.dues.settleAct(actId, 'written', at, by);
  });
}

describe('one person’s amount', () => {
  it('is read back, written by the tap once, and holds from that month on', async () => {
    const village = await open();
    const { tap, person, latest } = village;
    const read = await ask(village, `党费 ${name(zhang)} 改成1元 从2027年1月 因务工收入多了`);
    expect(read.text).toBe(`${name(zhang)}（农民）每月0.50元 → 1.00元，2027年1月起，原因：务工收入多了`);
    expect(read.buttons).toEqual(['记下', '算了']);
    expect(amounts(village, '2027-01')).toEqual([['farmer', 50]]);
    await tap(person(organiser), 'bot', '记下');
    expect(latest(person(organiser)).text).toBe(
      `✓ 记好了：${name(zhang)}（农民）每月0.50元 → 1.00元，2027年1月起。`,
    );
    expect(amounts(village, '2026-12', '2027-01')).toEqual([
      ['farmer', 50],
      ['farmer', 100],
    ]);
    const again = await tap(person(organiser), 'bot', '记下', '原因：');
    expect(again?.text).toContain('按钮过期了');
    const written = audited(village, 'dues.amount');
    expect(written).toHaveLength(1);
    expect(written[0]).toMatchObject({ from: '2027-01', class: 'farmer', fen: 100, higherConsent: false });
    const kept = village.talk.app().store.read((tx) => tx.attendance.text(String(written[0]?.['reason'])));
    expect(kept).toBe('务工收入多了');
  });

  it('holds from next month where no month is named; [算了] changes nothing', async () => {
    const village = await open();
    const { tap, person } = village;
    expect((await ask(village, `党费 ${name(zhang)} 改成0.80元 因支部核定`)).text).toContain('2026年12月起');
    expect((await tap(person(organiser), 'bot', '算了'))?.text).toBe('好的，没有改。');
    expect((await tap(person(organiser), 'bot', '记下'))?.text).toContain('按钮过期了');
    expect(amounts(village, '2026-12')).toEqual([['farmer', 50]]);
    expect((await ask(village, `党费 ${name(zhang)} 改成0.50元 因支部核定`)).text).toBe(
      `${name(zhang)}（农民）2026年12月起已经是每月0.50元，不用改。`,
    );
  });

  it('needs a reason, and the example it gives is understood', async () => {
    const village = await open();
    const { text } = await ask(village, `党费 ${name(zhang)} 改成退休 15元 从2027年1月`);
    expect(text).toContain(`${name(zhang)}（农民 → 退休）每月0.50元 → 15.00元，2027年1月起，还要写上原因`);
    const example = text.split('例如：')[1] ?? '';
    expect((await ask(village, example)).text).toBe(
      `${name(zhang)}（农民 → 退休）每月0.50元 → 15.00元，2027年1月起，原因：收入变了`,
    );
    await village.tap(village.person(organiser), 'bot', '记下');
    expect(amounts(village, '2027-01')).toEqual([['retired', 1500]]);
  });

  it('of less than the class allows, or nothing, asks for the higher committee’s consent', async () => {
    const village = await open();
    const { tap, person } = village;
    const low = await ask(village, `党费 ${name(zhang)} 改成0.10元 因家里困难`);
    expect(low.text).toContain('要支部研究、上级党委同意（规定第7条）');
    expect(low.buttons).toEqual(['已经同意，记下', '算了']);
    const waived = await ask(village, `党费 ${name(zhang)} 改成免缴 因家里困难`);
    expect(waived.text).toContain(
      `${name(zhang)}（农民 → 免交）每月0.50元 → 不用交，2026年12月起，原因：家里困难`,
    );
    expect(waived.buttons).toEqual(['已经同意，记下', '算了']);
    await tap(person(organiser), 'bot', '已经同意，记下');
    expect(amounts(village, '2026-12')).toEqual([['waived', 0]]);
    expect(audited(village, 'dues.amount')[0]).toMatchObject({ class: 'waived', higherConsent: true });
    const back = await ask(village, `党费 ${name(zhang)} 改成0.50元 从2027年3月 因好转了`);
    expect(back.text).toContain('把类别也写上');
    expect((await ask(village, `党费 ${name(zhang)} 改成农民 2元 从2027年3月 因好转了`)).text).toContain(
      '规定里农民每月是0.20元到1.00元',
    );
  });

  it('does not change behind money that was taken, and says from when it can', async () => {
    const village = await open();
    pay(village, ['2026-11', '2026-12', '2027-01']);
    const { text } = await ask(village, `党费 ${name(zhang)} 改成1元 从2026年11月 因收入多了`);
    expect(text).toContain(
      `${name(zhang)}2026年11月的党费已经收过了，不能从2026年11月改。最早从2026年12月起`,
    );
    const example = text.split('请发：')[1] ?? '';
    const read = await ask(village, example);
    expect(read.text).toContain('每月0.50元 → 1.00元，2026年12月起，原因：收入多了');
    expect(read.text).toContain('2026年12月到2027年1月已经预交了，差的会显示没交齐。');
    expect((await ask(village, `党费 ${name(zhang)} 改成1元 从2028年1月 因收入多了`)).text).toContain(
      '最多提前一年定',
    );
  });

  it('and what is taken between the read-back and the tap stops it', async () => {
    const village = await open();
    await ask(village, `党费 ${name(zhang)} 改成1元 从2026年11月 因支部核定`);
    pay(village, ['2026-11']);
    await village.tap(village.person(organiser), 'bot', '记下');
    expect(village.latest(village.person(organiser)).text).toContain('已经收过了，不能从2026年11月改');
    expect(amounts(village, '2026-12')).toEqual([['farmer', 50]]);
    expect(audited(village, 'dues.amount')).toEqual([]);
  });

  it('the last word counts for later months too; another change in between voids the read-back', async () => {
    const village = await open();
    const { tap, person, latest } = village;
    await ask(village, `党费 ${name(zhang)} 改成0.80元 从2027年3月 因支部核定`);
    await tap(person(organiser), 'bot', '记下');
    const read = await ask(village, `党费 ${name(zhang)} 改成1元 从2027年1月 因支部核定`, secretary);
    expect(read.text).toContain('原来定好2027年3月起的，也一起改成这样。');
    await ask(village, `党费 ${name(zhang)} 改成0.60元 从2026年12月 因支部核定`);
    await tap(person(organiser), 'bot', '记下');
    await tap(person(secretary), 'bot', '记下');
    expect(latest(person(secretary)).text).toBe('刚才别处已经改过了，这次没有记。请再发一遍。');
    expect(amounts(village, '2026-12', '2027-01', '2027-03')).toEqual([
      ['farmer', 60],
      ['farmer', 60],
      ['farmer', 60],
    ]);
  });

  it('is taken back by [撤销], while nothing was taken at the new amount', async () => {
    const village = await open();
    const { tap, person, latest, talk } = village;
    await ask(village, `党费 ${name(zhang)} 改成0.80元 从2027年3月 因支部核定`);
    await tap(person(organiser), 'bot', '记下');
    await ask(village, `党费 ${name(zhang)} 改成务工 15元 从2026年12月 因外出务工`);
    await tap(person(organiser), 'bot', '记下');
    await tap(person(organiser), 'bot', '撤销');
    expect(latest(person(organiser)).text).toBe(
      `撤销好了：${name(zhang)}（农民）2026年12月起还是每月0.50元。`,
    );
    expect(amounts(village, '2026-12', '2027-02', '2027-03')).toEqual([
      ['farmer', 50],
      ['farmer', 50],
      ['farmer', 80],
    ]);
    expect((await tap(person(organiser), 'bot', '撤销', '15.00元'))?.text).toContain('按钮过期了');
    expect(audited(village, 'dues.amountUndone')).toHaveLength(1);

    await talk.advanceTo('2026-11-30', '10:00');
    await ask(village, `党费 ${name(zhang)} 改成0.60元 从2026年12月 因支部核定`);
    await tap(person(organiser), 'bot', '记下');
    await talk.advanceTo('2026-12-02', '10:00');
    pay(village, ['2026-12']);
    expect((await tap(person(organiser), 'bot', '撤销'))?.text).toContain(
      '2026年12月的党费已经收过了，不能撤销',
    );
    expect(amounts(village, '2026-12')).toEqual([['farmer', 60]]);
  });

  it('is taken back by the word 撤销 too, and says what holds now', async () => {
    const village = await open();
    const { tap, person } = village;
    await ask(village, `党费 ${name(zhang)} 改成1元 从2026年12月 因收入多了`);
    await tap(person(organiser), 'bot', '记下');
    expect((await ask(village, `撤销 ${name(zhang)}`)).text).toBe(
      `撤销好了：${name(zhang)}（农民）2026年12月起还是每月0.50元。`,
    );
    expect(amounts(village, '2026-12')).toEqual([['farmer', 50]]);
    expect(audited(village, 'dues.amountUndone')).toHaveLength(1);
  });

  it('is the officers’ and private: not a member’s, not said in the group', async () => {
    const village = await open();
    const { say, person, group, latest, talk } = village;
    const words = `党费 ${name(zhang)} 改成1元 因支部核定`;
    expect((await ask(village, words, member)).text).toBe('这件事由书记、副书记或组织委员来办。');
    const before = talk.rehearsal.messages(group).length;
    await say(person(organiser), group, `/dues@zhibu_test_bot ${words.slice(3)}`);
    expect(latest(person(organiser)).text).toBe('改党费要私聊我来办，群里不写谁交多少。');
    expect(
      talk.rehearsal
        .messages(group)
        .slice(before)
        .filter(({ fromBot }) => fromBot),
    ).toEqual([]);
  });
});

describe('党费标准', () => {
  it('is for every member to read: the tiers with their edges, and what counts', async () => {
    const village = await open();
    for (const who of [member, organiser]) {
      const { text } = await ask(village, '党费标准', who);
      expect(text).toContain('党费标准（中组发〔2008〕3号，2008年4月起）');
      expect(text).toContain(
        '3000元及以下交0.5%，3000元以上到5000元交1%，5000元以上到10000元交1.5%，10000元以上交2%',
      );
      expect(text).toContain(
        '3000.00元→15.00元，3000.01元→30.0001元，5000.00元→50.00元，5000.01元→75.00015元',
      );
      expect(text).toContain('10000.00元→150.00元，10000.01元→200.0002元');
      expect(text).toContain(
        '养老金：3000.00元→15.00元，3000.01元→15.00005元，5000.00元→25.00元，5000.01元→50.0001元',
      );
      expect(text).toContain('农民：每月0.20元到1.00元');
      expect(text).toContain('以支部核定的为准。我不问、也不记谁的收入。');
    }
  });
});
