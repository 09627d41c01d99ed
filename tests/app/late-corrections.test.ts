import { describe, expect, it } from 'vitest';
import type { BoundVillage } from '../harness/bound.ts';
import { ledgerOf, memberName, openPartyDay, planOf } from '../harness/party-day.ts';

/* From 48 hours after the closing what stands is changed with a reason; what is said for the first time needs none. */

const branch = planOf();
const name = (k: number) => memberName(branch, k);
const secretary = 0;

/** The Party day of 15 November, recorded so, ten days later. */
async function tenDaysLater(...recorded: readonly string[]): Promise<BoundVillage> {
  const opened = await openPartyDay([branch]);
  for (const words of recorded) await opened.say(opened.person(secretary), 'bot', words);
  await opened.talk.advanceTo('2026-11-15', '12:00');
  await opened.talk.advanceTo('2026-11-25', '12:00');
  return opened;
}

/** The example that the bot gave. */
function exampleIn(text: string): string {
  return /例如：(.+)$/.exec(text)?.[1] ?? '';
}

describe('a late change by names', () => {
  it('is refused without a reason; the example works, and the record page shows what was changed and why', async () => {
    const { say, person, latest, group } = await tenDaysLater(`除${name(5)}缺席，都到`);
    await say(person(secretary), 'bot', `${name(3)}缺席`);
    const refused = latest(person(secretary)).text;
    expect(refused).toContain('要写原因，还没有改');
    expect(latest(group, '登记已结束').text).toContain('实到11，请假0，缺席1');
    expect(exampleIn(refused)).toBe(`到会 ${name(3)}缺席 原因 记错了`);
    await say(person(secretary), 'bot', exampleIn(refused));
    expect(latest(person(secretary)).text).toContain(
      '记上了：石桥村党支部11月15日主题党日，应到12，实到10，请假0，缺席2',
    );
    await say(person(secretary), 'bot', `${name(4)}请假，因为核对了签到簿`);
    expect(latest(group, '登记已结束').text).toContain('实到9，请假1，缺席2');
    await say(person(secretary), 'bot', `撤销 ${name(5)} 记错人了`);
    await say(person(secretary), 'bot', '记录');
    const page = latest(person(secretary), '活动记录').text;
    expect(page).toContain(
      [
        '更正：',
        `11月25日：${name(3)}改为缺席（原因：记错了）`,
        `11月25日：${name(4)}改为请假（原因：核对了签到簿）`,
        `11月25日：撤销${name(5)}的记录（原因：记错人了）`,
      ].join('\n'),
    );
  });

  it('is free about whom nobody had recorded, and where the same is said again', async () => {
    const { say, person, latest, talk, tap } = await tenDaysLater(`到会 ${name(3)}、${name(4)}到`);
    await say(person(secretary), 'bot', `到会 ${name(3)}、${name(6)}到，${name(5)}缺席`);
    expect(latest(person(secretary)).text).toContain('记上了');
    await say(person(secretary), 'bot', '到会 9');
    expect(latest(person(secretary)).text).toContain('实到9');
    const texts = talk.app().store.read((tx) => ledgerReasons(tx.audit.entries()));
    expect(texts).toEqual([]);
    await say(person(secretary), 'bot', '到会');
    const told = await tap(person(secretary), 'bot', `✓ ${name(3)}`);
    expect(exampleIn(told?.text ?? '')).toBe(`到会 ${name(3)}缺席 原因 记错了`);
    expect((await tap(person(secretary), 'bot', `○ ${name(7)}`))?.text).toBe(`${name(7)}：到会`);
  });

  it('keeps no reason that was not needed', async () => {
    const village = await openPartyDay([branch]);
    const { say, person, talk } = village;
    await say(person(secretary), 'bot', `${name(3)}到，因为他坐在后排`);
    expect(ledgerOf(village).map(({ kind }) => kind)).toEqual(['present']);
    const hashes = talk
      .app()
      .store.read((tx) =>
        tx.partyDays
          .inMonth('2026-11' as never)
          .flatMap(({ id }) => tx.attendance.entries(id).map((one) => one.reasonHash)),
      );
    expect(hashes).toEqual([null]);
  });
});

describe('a reason in the middle of a record', () => {
  it.each([
    [`到会 ${name(3)}因为有个会请假，其他都到`, '实到0'],
    [`到会 除${name(3)}因为生病请假，都到`, '实到11，请假1'],
    [`到会 ${name(4)}到，${name(3)}因为有个会`, '实到0'],
  ])('%s is not cut off before everybody is said', async (words, counted) => {
    const village = await openPartyDay([branch]);
    const { say, person, latest, group } = village;
    await say(person(secretary), 'bot', words);
    expect(latest(group, '应到12').text).toContain(counted);
  });
});

describe('late totals over totals', () => {
  it('are refused without a reason, and with one they govern', async () => {
    const { say, person, latest } = await tenDaysLater('12/9/2');
    await say(person(secretary), 'bot', '12/10/1');
    const refused = latest(person(secretary)).text;
    expect(exampleIn(refused)).toBe('到会 应到12 实到10 请假1 原因 报错了');
    await say(person(secretary), 'bot', exampleIn(refused));
    expect(latest(person(secretary)).text).toContain(
      '记上了：石桥村党支部11月15日主题党日，应到12，实到10，请假1',
    );
    await say(person(secretary), 'bot', '记录');
    expect(latest(person(secretary), '活动记录').text).toContain(
      '更正：11月25日：总数改为应到12，实到10，请假1（原因：报错了）',
    );
  });

  it('that wait for a tap since the day itself need one too, and take it with them', async () => {
    const { say, tap, person, latest } = await tenDaysLater('12/9/2', '13/10/2');
    await say(person(secretary), 'bot', '待办');
    const told = await tap(person(secretary), 'bot', '按我报的算');
    expect(told?.text).toContain('要写原因，还没有改');
    await say(person(secretary), 'bot', exampleIn(told?.text ?? ''));
    expect(latest(person(secretary)).text).toContain('按哪边算');
    await tap(person(secretary), 'bot', '按我报的算');
    expect(latest(person(secretary)).text).toContain('应到13，实到10，请假2');
    await say(person(secretary), 'bot', '待办');
    expect(latest(person(secretary)).text).not.toContain('对不上');
    await say(person(secretary), 'bot', '记录');
    expect(latest(person(secretary), '活动记录').text).toContain(
      '更正：11月25日：总数改为应到13，实到10，请假2（原因：报错了）',
    );
  });
});

function ledgerReasons(entries: readonly { readonly action: string }[]): readonly string[] {
  return entries.flatMap(({ action }) => (action === 'attendance.lateChange' ? [action] : []));
}
