import { expect, it } from 'vitest';
import { broken } from '../harness/year/recorder.ts';
import { openVillageYear } from '../harness/year/village-year.ts';

/* The recorder of the years bites: what breaks a rule of design §1 is reported, one by one. */

it('reports every message that should not have been sent', { timeout: 60_000 }, async () => {
  const plan = {
    code: 'SQ01',
    village: '石桥村',
    name: '石桥村党支部',
    expected: 14,
    secretary: '林福贵',
    stranger: 13,
    muted: 12,
  };
  const year = await openVillageYear([plan], { seed: 1, start: { date: '2026-09-10', time: '10:00' } });
  const { talk, group, person, recorder } = year;
  const rules = () => ({ ...year.rules([]), gone: [{ who: person(8), from: '2026-09-01' }] });
  /** What a job with a mistake would do. */
  const plant = async (to: number, text: string): Promise<readonly string[]> => {
    const before = broken(recorder, rules());
    talk.app().store.write((tx) => {
      const chat = tx.chats.byExternal('telegram', String(to));
      if (!chat) throw new Error(`no chat ${String(to)}`);
      const at = talk.clock.now();
      return tx.outbox.add({ lane: 'create', chatId: chat.id, body: { kind: 'message', text }, at });
    });
    await talk.tick();
    recorder.look();
    return broken(recorder, rules()).filter((problem) => !before.includes(problem));
  };

  for (const text of ['一', '二', '三']) expect(await plant(group.id, text)).toEqual([]);
  expect(await plant(group.id, '四')).toEqual([
    expect.stringMatching(/^2026-09: 4 messages in a group: .*一.*四/),
  ]);
  expect(await plant(person(12).id, '提醒一下：')).toEqual([expect.stringContaining('to somebody muted')]);
  expect(await plant(person(8).id, '提醒一下：')).toEqual([
    expect.stringContaining('to somebody who is gone'),
  ]);
  for (const text of ['提醒一下：1', '提醒一下：2']) expect(await plant(person(4).id, text)).toEqual([]);
  expect(await plant(person(4).id, '提醒一下：')).toEqual([
    expect.stringMatching(/^2026-09: 3 to .* about 提醒一下/),
  ]);
  for (const text of ['一', '二', '三', '四']) expect(await plant(person(0).id, text)).toEqual([]);
  expect(await plant(person(0).id, '问一下')).toEqual([
    expect.stringMatching(/^2026-09: 5 private messages to officer/),
  ]);

  await year.write(person(0), 'bot', '党日 15日 9点');
  await year.write(person(6), 'bot', '请假');
  expect(await plant(person(6).id, '提醒一下：')).toContainEqual(
    expect.stringContaining('to somebody who had answered'),
  );
  const absent = await plant(group.id, `${person(5).name}没来`);
  expect(absent).toContainEqual(expect.stringContaining(`${person(5).name} named in a group`));

  await year.until('2026-09-11', '20:00');
  expect(await plant(person(2).id, '问一下')).toEqual([expect.stringContaining('in quiet hours')]);
  await year.until('2026-09-25', '10:00');
  expect(await plant(person(2).id, '问一下')).toEqual([expect.stringContaining('on a holiday')]);
  // What answers somebody's own act is no message of the bot's own accord.
  const before = broken(recorder, rules());
  await year.write(person(2), 'bot', '我的');
  expect(broken(recorder, rules())).toEqual(before);
});
