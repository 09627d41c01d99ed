import { beforeEach, describe, expect, it } from 'vitest';
import type { Month } from '../../src/domain/ids.ts';
import { bindAbove } from '../harness/above.ts';
import type { Above } from '../harness/above.ts';
import { openBranchTalk } from '../harness/branch-talk.ts';
import type { BranchTalk } from '../harness/branch-talk.ts';
import { writeVillage } from '../harness/village.ts';

/* The township’s theme after Party days of the month were held: they keep the theme they were held with. */

let at: BranchTalk;
let above: Above;

beforeEach(async () => {
  at = await openBranchTalk({ at: { date: '2026-11-08', time: '10:00' } });
  above = await bindAbove(at.talk);
  await at.plan();
});
async function township(words: string): Promise<string> {
  at.rehearsal.people.say(above.township, 'bot', words);
  await at.talk.settle();
  return at.rehearsal.lastMessage(above.township, { fromBot: true })?.text ?? '';
}

async function recordPage(): Promise<string> {
  await at.tell('记录 11月');
  return at.rehearsal.lastMessage(at.secretary, { fromBot: true })?.text ?? '';
}

async function hold(): Promise<void> {
  await at.talk.advanceTo('2026-11-15', '08:31');
  await at.tell('到会 30');
  await at.talk.advanceTo('2026-11-15', '12:30');
  await at.talk.advanceTo('2026-11-16', '10:00');
}

async function addBranchOfThe20th(): Promise<void> {
  const files = writeVillage(at.talk.dataDir, [
    { code: 'QS01', village: '清水村', name: '清水村党支部', expected: 10, secretary: '王守田', day: '20' },
  ]);
  expect(await at.talk.zhibu('import', ...files.slice(0, 2))).toMatchObject({ status: 0 });
}

const themeOf = (month: string) =>
  at.talk.app().store.read((tx) => {
    const [branch] = tx.org.branches();
    return branch && tx.partyDays.townshipTheme(branch.townshipId, month as Month);
  });

describe('when all Party days of the month were held', () => {
  it('a theme without a month is the next month’s, and says so', async () => {
    await township('主题 安全生产');
    await hold();
    const page = await recordPage();
    const notice = at.inGroup('来不了').at(-1)?.text;
    expect(page).toContain('安全生产');
    const said = await township('主题 冬季学习');
    expect(said).toContain('11月的党日都开过了，这是给12月定的。');
    expect(said).toContain('望河镇12月党日主题：冬季学习');
    expect(themeOf('2026-11')).toBe('安全生产');
    expect(await recordPage()).toBe(page);
    expect(at.inGroup('来不了').at(-1)?.text).toBe(notice);
  });

  it('one for that month changes nothing', async () => {
    await hold();
    expect(await township('主题 11月 冬季学习')).toContain(
      '望河镇11月的党日都开过了，主题没有改。给12月定就发，例如：主题 12月 冬季学习',
    );
    expect(themeOf('2026-11')).toBeUndefined();
  });
});

describe('while another branch’s Party day is still to come', () => {
  it.each([undefined, '安全生产'])('the one that was held keeps its theme: %s', async (before) => {
    if (before !== undefined) await township(`主题 ${before}`);
    await addBranchOfThe20th();
    await hold();
    const page = await recordPage();
    const notice = at.inGroup('来不了').at(-1)?.text;
    const said = await township('主题 冬季学习');
    expect(said).toContain('望河镇11月党日主题：冬季学习');
    expect(said).toContain('已经开过党日的1个支部不变');
    expect(themeOf('2026-11')).toBe('冬季学习');
    expect(await recordPage()).toBe(page);
    await township('主题 11月 收回');
    expect(await recordPage()).toBe(page);
    expect(at.inGroup('来不了').at(-1)?.text).toBe(notice);
  });
});

it('a month that there is not is refused', async () => {
  expect(await township('主题 13月 冬季学习')).toContain('没有“13月”，月份写1到12。');
  expect(themeOf('2026-11')).toBeUndefined();
});

it('keeps its punctuation', async () => {
  await township('主题 学习，讨论：明年修路');
  expect(themeOf('2026-11')).toBe('学习，讨论：明年修路');
});
