import { describe, expect, it } from 'vitest';
import { openRehearsal, refusalOf } from './harness.ts';

async function withWriter() {
  const opened = await openRehearsal();
  const writer = opened.people.addUser({ name: '林福贵' });
  opened.people.pressStart(writer);
  const poll = (offset: number, timeoutS = 0, limit = 100) =>
    opened.telegram.getUpdates(timeoutS, limit, offset, undefined);
  const [first] = await poll(0);
  return { ...opened, writer, poll, firstId: first?.update_id ?? 0 };
}

function texts(updates: readonly object[]): (string | undefined)[] {
  return updates.map((update) => (update as { message?: { text?: string } }).message?.text);
}

describe('fetching updates', () => {
  it('gives the same updates again until the offset confirms them', async () => {
    const { people, writer, poll, firstId } = await withWriter();
    people.say(writer, 'bot', '一');
    people.say(writer, 'bot', '二');
    expect(texts(await poll(0))).toEqual(['/start', '一', '二']);
    expect(texts(await poll(0))).toEqual(['/start', '一', '二']);
    expect(texts(await poll(firstId + 1, 0, 1))).toEqual(['一']);
    expect(texts(await poll(firstId + 2))).toEqual(['二']);
    expect(texts(await poll(0))).toEqual(['二']);
  });

  it('keeps only the newest for a negative offset', async () => {
    const { people, writer, poll } = await withWriter();
    people.say(writer, 'bot', '一');
    people.say(writer, 'bot', '二');
    expect(texts(await poll(-1))).toEqual(['二']);
    expect(texts(await poll(0))).toEqual(['二']);
  });

  it('holds a long poll until something comes', async () => {
    const { rehearsal, people, writer, poll, firstId } = await withWriter();
    const polling = poll(firstId + 1, 50);
    await rehearsal.until(() => rehearsal.isPolled());
    people.say(writer, 'bot', '到齐');
    expect(texts(await polling)).toEqual(['到齐']);
    await rehearsal.until(() => !rehearsal.isPolled());
  });

  it('ends a long poll with nothing when its time has passed on the clock', async () => {
    const { rehearsal, clock, poll, firstId } = await withWriter();
    const polling = poll(firstId + 1, 50);
    await rehearsal.until(() => rehearsal.isPolled());
    clock.advanceBy(50_000);
    expect(await polling).toEqual([]);
  });

  it('ends the first long poll with 409 when a second one comes', async () => {
    const { rehearsal, people, writer, poll, firstId } = await withWriter();
    const first = refusalOf(poll(firstId + 1, 50));
    await rehearsal.until(() => rehearsal.isPolled());
    const second = poll(firstId + 1, 50);
    expect(await first).toEqual({
      code: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    });
    people.say(writer, 'bot', '到齐');
    expect(texts(await second)).toEqual(['到齐']);
  });

  it('loses nothing when the caller hangs up while it waits', async () => {
    const { rehearsal, people, telegram, writer, poll, firstId } = await withWriter();
    const hangUp = new AbortController();
    const polling = telegram.callApi(
      'getUpdates',
      { timeout: 50, offset: firstId + 1 },
      { signal: hangUp.signal as never },
    );
    await rehearsal.until(() => rehearsal.isPolled());
    hangUp.abort();
    await expect(polling).rejects.toThrow('abort');
    await rehearsal.until(() => !rehearsal.isPolled());
    people.say(writer, 'bot', '到齐');
    expect(texts(await poll(firstId + 1))).toEqual(['到齐']);
  });

  it('keeps only the types that were asked for', async () => {
    const { people, telegram, writer, poll, firstId } = await withWriter();
    await telegram.getUpdates(0, 1, firstId + 1, ['callback_query']);
    people.say(writer, 'bot', '听不见');
    expect(await poll(firstId + 1)).toEqual([]);
    await telegram.getUpdates(0, 1, firstId + 1, []);
    people.say(writer, 'bot', '听得见');
    expect(texts(await poll(firstId + 1))).toEqual(['听得见']);
  });

  it('loses messages after 24 h', async () => {
    const { clock, people, writer, poll, firstId } = await withWriter();
    people.say(writer, 'bot', '昨天');
    clock.advanceBy(86_400_000 - 1);
    expect(texts(await poll(firstId + 1))).toEqual(['昨天']);
    clock.advanceBy(1);
    expect(await poll(firstId + 1)).toEqual([]);
  });
});

describe('taps', () => {
  async function withCard() {
    const opened = await withWriter();
    const keyboard = {
      inline_keyboard: [[{ text: '签到', callback_data: 'in' }], [{ text: '请假', callback_data: 'out' }]],
    };
    const card = await opened.telegram.sendMessage(opened.writer.id, '签到卡', { reply_markup: keyboard });
    const tapIt = (choice: Parameters<typeof opened.people.tap>[3] = '签到') =>
      opened.people.tap(opened.writer, 'bot', card.message_id, choice);
    return { ...opened, card, tapIt };
  }

  it('are lost when not fetched within 150 s', async () => {
    const { clock, poll, firstId, tapIt } = await withCard();
    const lost = tapIt();
    clock.advanceBy(149_999);
    expect(lost.status()).toBe('waiting');
    clock.advanceBy(1);
    expect(lost.status()).toBe('lost');
    expect(await poll(firstId + 1)).toEqual([]);
  });

  it('cannot be answered late, nor twice, nor when they never were', async () => {
    const { clock, telegram, poll, firstId, tapIt, rehearsal, writer } = await withCard();
    const tooOld = {
      code: 400,
      description: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
    };
    const tap = tapIt();
    await poll(firstId + 1);
    await telegram.answerCbQuery(tap.id, '好', { show_alert: true });
    expect(await refusalOf(telegram.answerCbQuery(tap.id, '又'))).toEqual(tooOld);
    expect(await refusalOf(telegram.answerCbQuery('12345', '谁'))).toEqual(tooOld);
    const late = tapIt();
    await poll(firstId + 1);
    clock.advanceBy(150_001);
    expect(await refusalOf(telegram.answerCbQuery(late.id, '晚了'))).toEqual(tooOld);
    expect(rehearsal.answers(writer)).toMatchObject([{ label: '签到', answer: { text: '好', alert: true } }]);
    expect(rehearsal.violations()).toEqual([]);
  });

  it('choose a button by label, by a part of it, by place, or by data it once had', async () => {
    const { tapIt, rehearsal, writer } = await withCard();
    tapIt('签到');
    tapIt('请');
    tapIt({ row: 1, col: 0 });
    tapIt({ data: 'forged' });
    expect(
      rehearsal
        .pendingUpdates()
        .slice(1)
        .map((update) => update.callback_query?.data),
    ).toEqual(['in', 'out', 'out', 'forged']);
    expect(() => tapIt('线上')).toThrow('it shows: [签到] / [请假]');
    expect(rehearsal.taps({ person: writer })).toHaveLength(4);
  });
});

describe('updates that repeat or change places', () => {
  it('come again under the old id once, even below the offset', async () => {
    const { people, rehearsal, writer, poll, firstId } = await withWriter();
    people.say(writer, 'bot', '一');
    await poll(firstId + 2);
    rehearsal.redeliver(firstId + 1);
    const [again] = await poll(firstId + 2);
    expect(again).toMatchObject({ update_id: firstId + 1, message: { text: '一' } });
    expect(await poll(firstId + 2)).toEqual([]);
  });

  it('come again as new ones', async () => {
    const { people, rehearsal, writer, poll, firstId } = await withWriter();
    people.say(writer, 'bot', '一');
    rehearsal.redeliver(firstId + 1, { asNewId: true });
    const updates = await poll(firstId + 1);
    expect(texts(updates)).toEqual(['一', '一']);
    expect(updates.map((update) => update.update_id)).toEqual([firstId + 1, firstId + 2]);
  });

  it('are held back and let go in another order', async () => {
    const { people, rehearsal, writer, poll, firstId } = await withWriter();
    rehearsal.holdUpdates();
    for (const text of ['一', '二', '三']) people.say(writer, 'bot', text);
    expect(await poll(firstId + 1)).toEqual([]);
    rehearsal.releaseUpdates('reversed');
    expect(texts(await poll(firstId + 1))).toEqual(['三', '二', '一']);
    people.say(writer, 'bot', '四');
    expect(texts(await poll(firstId + 4))).toEqual(['四']);
  });
});
