import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openDigest } from '../harness/digest-village.ts';

/* 线下 branches stand apart, in the months in which they were it (design §4). */

it('marks a branch as 线下 with a day to look again, counts it apart, and takes it back', async () => {
  const { village, luo, card, press } = await openDigest();
  await press('逐村看');
  await press('石桥村第二支部');
  await press('标记线下');
  expect(card().text).toBe(
    '石桥村第二支部（线下） 15日 没有记录\n记为线下：不再催，另外计数，2027年5月18日再看。',
  );
  await press('返回简报');
  expect(card().text).toContain('眼下没有要帮忙的支部。');
  expect(card().text).toContain('线下和转场另计：1个支部');
  const { store } = village.talk.app();
  const actions = store.read((tx) => tx.audit.entries().map(({ action }) => action));
  expect(actions).toContain('settings.set');
  await village.say(luo, 'bot', '简报');
  expect(card().buttons).not.toContain('不是线下，撤销');
});

it('takes 线下 back where the branch is looked at, when its page of the digest is gone', async () => {
  const { village, luo, card, press } = await openDigest();
  await press('逐村看');
  await press('石桥村第二支部');
  await press('标记线下');
  await press('返回简报');
  await village.say(luo, 'bot', '支部 石桥村第二支部');
  expect(village.latest(luo).text).toContain('状态：线下，2027年5月18日复核');
  await village.tap(luo, 'bot', '恢复正常', '石桥村第二党支部');
  expect(village.latest(luo).text).not.toContain('线下');
  await village.say(luo, 'bot', '简报');
  expect(card().text).toContain('党日已过还没有记录：石桥村第二支部');
});

it('shows on the digest at hand what the branch itself and the roster say of it', async () => {
  const { village, secretary, card } = await openDigest();
  const { say, talk } = village;
  await say(secretary, 'bot', '设置 状态 线下');
  expect(card().text).toContain('线下和转场另计：1个支部');
  await say(secretary, 'bot', '设置 状态 正常');
  expect(card().text).not.toContain('另计');
  const file = path.join(talk.dataDir, 'offline.csv');
  writeFileSync(
    file,
    '县,乡镇,村,支部编号,支部,党日,状态\n青禾县,望河镇,石桥村,SQ02,石桥村第二党支部,15,线下\n',
  );
  expect((await talk.zhibu('import', file)).status).toBe(0);
  await talk.tick();
  expect(card().text).toContain('线下和转场另计：1个支部');
});

it('leaves the months in which a branch was 线下 as they were when it is normal again', async () => {
  const { village, luo, press } = await openDigest();
  const { say, tap, latest, talk } = village;
  await press('逐村看');
  await press('石桥村第二支部');
  await press('标记线下');
  await talk.advanceTo('2026-12-18', '09:00');
  await say(luo, 'bot', '支部 石桥村第二支部 11月');
  await tap(luo, 'bot', '恢复正常', '石桥村第二党支部');
  await say(luo, 'bot', '总览 11月');
  expect(latest(luo).text).toContain('线下');
  await say(luo, 'bot', '总览 12月');
  expect(latest(luo).text).not.toContain('线下');
});

it('leaves a branch that is marked as 线下 today as it was in the months before, by tap and by roster', async () => {
  const { village, luo, press } = await openDigest();
  const { say, latest, talk } = village;
  const apart = async (month: string) => {
    await say(luo, 'bot', `总览 ${month}`);
    return latest(luo).text.includes('线下');
  };
  await talk.advanceTo('2026-12-18', '09:00');
  await press('逐村看');
  await press('石桥村第二支部');
  await press('标记线下');
  expect([await apart('11月'), await apart('12月')]).toEqual([false, true]);
  await village.tap(luo, 'bot', '不是线下，撤销', '石桥村第二支部（线下）');
  expect([await apart('11月'), await apart('12月')]).toEqual([false, false]);
  const file = path.join(talk.dataDir, 'offline.csv');
  writeFileSync(
    file,
    '县,乡镇,村,支部编号,支部,党日,状态\n青禾县,望河镇,石桥村,SQ02,石桥村第二党支部,15,线下\n',
  );
  expect((await talk.zhibu('import', file)).status).toBe(0);
  expect([await apart('11月'), await apart('12月')]).toEqual([false, true]);
});

it('counts a branch apart in the month of the digest in which it was marked as 线下', async () => {
  const { village, luo, card, press } = await openDigest();
  await village.talk.advanceTo('2026-12-02', '09:00');
  expect(card().text.split('\n')[0]).toBe('望河镇11月主题党日简报');
  await press('逐村看');
  await press('石桥村第二支部');
  await press('标记线下');
  await press('返回简报');
  expect(card().text).toContain('线下和转场另计：1个支部');
  await village.say(luo, 'bot', '总览 10月');
  expect(village.latest(luo).text).not.toContain('线下');
});
