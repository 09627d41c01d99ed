import { describe, expect, it, onTestFinished } from 'vitest';
import { openStage } from './stage-harness.ts';
import type { Stage, State } from './stage-harness.ts';

async function opened(): Promise<Stage> {
  const stage = await openStage();
  onTestFinished(() => stage.close());
  return stage;
}

describe('a month on the stage', () => {
  it('is played over HTTP, from event to event, to the township digest', async () => {
    const stage = await opened();
    const { tap, next, showing } = stage;
    const group = await stage.group('石桥村党员群');
    const [lin, he, xu] = await Promise.all(['林福贵', '何志强', '许晓琳'].map(stage.person));
    if (lin === undefined || he === undefined || xu === undefined) throw new Error('people missing');

    const asked = await next();
    expect([asked.date, asked.time]).toEqual(['2026-11-08', '09:00']);
    expect(asked.said.map(({ title }) => title)).toEqual(['林福贵', '何志强']);
    expect(asked.jobs.map(({ where, state }) => [where, state])).toEqual([
      ['石桥村第一党支部', 'done'],
      ['石桥村第二党支部', 'done'],
    ]);
    await tap(lin, lin, '就这样');
    await tap(he, he, '就这样');

    const noticed = await next();
    expect(noticed.date).toBe('2026-11-10');
    expect(noticed.said.filter(({ edited }) => !edited).map(({ title }) => title)).toEqual(['石桥村党员群']);
    await tap(await stage.person('张小燕'), group, '请假');

    const reminded = await next();
    expect([reminded.date, reminded.time]).toEqual(['2026-11-14', '09:00']);
    expect(reminded.said.map(({ title }) => title)).not.toContain('石桥村党员群');

    const opens = await next();
    expect([opens.date, opens.time]).toEqual(['2026-11-15', '08:30']);
    expect((await showing(group, '应到31')).text).toContain('应到34');
    expect(await tap(lin, group, '签到')).toContain('✓');
    await showing(group, '实到1，');
    for (const name of ['扎西', '王䶮', '张铁柱'])
      expect(await tap(await stage.person(name), group, '签到')).toBe('收到，等书记对上名字就算数');
    await tap(lin, lin, '全部同意（3）');
    await showing(group, '应到31，实到3');
    expect(await tap(await stage.person('何雨晴'), group, '签到')).toContain('收到');

    const dues = await next();
    expect([dues.date, dues.time]).toEqual(['2026-11-15', '09:00']);
    expect(dues.said.filter(({ edited }) => !edited).map(({ title }) => title)).toEqual(['石桥村党员群']);
    await showing(group, '11月党费');

    const closed = await next();
    expect([closed.date, closed.time]).toEqual(['2026-11-15', '12:00']);
    expect(closed.said.map(({ title }) => title)).toEqual(expect.arrayContaining(['林福贵', '何志强']));
    await tap(lin, lin, '人都到了');
    await stage.post('say', { user: he, text: '34/30/2' });
    await showing(he, '实到30');

    const told = await next();
    expect([told.date, told.time]).toEqual(['2026-11-18', '09:00']);
    // The digest, its picture and its sheet.
    expect(told.said.map(({ chatId }) => chatId)).toEqual([xu, xu, xu]);
    const digest = (await showing(xu, '简报')).text;
    expect(digest).toContain('34/30/2');
    expect(digest.split('\n').at(-1)).toBe('仅供了解和帮助，不作排名考核依据。');
    expect((await stage.get<State>('state')).violations).toEqual([]);
    expect(stage.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('passes what is due on the way at its own time when the clock moves by minutes', async () => {
    const stage = await opened();
    const lin = await stage.person('林福贵');
    const moved = await stage.post<{ date: string; said: readonly { title: string }[] }>('clock', {
      minutes: 5 * 24 * 60,
    });
    expect(moved.date).toBe('2026-11-11');
    expect(moved.said.map(({ title }) => title)).toContain('林福贵');
    expect(await stage.transcript(lin)).toMatch(/── 11月8日.* ──\n09:00 /);
  });

  it('takes moves one after the other', async () => {
    const stage = await opened();
    const moves = await Promise.all(
      [10, 10, 10].map((minutes) => stage.post<{ at: number }>('clock', { minutes })),
    );
    const [first = 0, second = 0, third = 0] = moves.map(({ at }) => at);
    for (const gapMs of [second - first, third - second]) expect(gapMs).toBeGreaterThanOrEqual(600_000);
  });
});
