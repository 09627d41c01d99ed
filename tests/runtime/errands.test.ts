import { describe, expect, it } from 'vitest';
import type { Errand } from '../../src/errand.ts';
import { made, openTasks } from './task-bench.ts';

describe('an errand that a job asked for', () => {
  const counting = (finish: Errand['finish']): Errand => ({
    work: ({ tx, now }, input) => ({
      of: (input as { of: string }).of,
      chats: tx.chats.served().length,
      at: now,
    }),
    finish,
  });
  const keep: Errand['finish'] = (tx, facts, now) => {
    tx.settings.setMeta('counted', JSON.stringify({ ...facts, now }));
  };

  it('is finished in the transaction that ends it, and nobody is sent anything', async () => {
    const one = await openTasks(() => made, counting(keep));
    const tasks = one.begin();
    one.run({ of: 'groups' });
    one.run({ of: 'groups' });
    tasks.sweep();
    await one.done();
    const now = one.bench.clock.now();
    expect(one.bench.read((tx) => tx.settings.meta('counted'))).toBe(
      JSON.stringify({ of: 'groups', chats: 0, at: now, now }),
    );
    expect(one.task()).toMatchObject({ kind: 'count', state: 'done' });
    expect(one.documents()).toHaveLength(0);
    expect(one.files.stored.size).toBe(0);
    tasks.sweep();
    await one.done();
    expect(one.committed).toEqual(['committed']);
  });

  it('whose finish throws has written nothing, and is tried again', async () => {
    let times = 0;
    const one = await openTasks(
      () => made,
      counting((tx, facts, now) => {
        times += 1;
        keep(tx, facts, now);
        if (times === 1) throw new RangeError('count');
      }),
    );
    const tasks = one.begin();
    one.run({ of: 'groups' });
    tasks.sweep();
    await one.done();
    expect(one.task()).toMatchObject({ state: 'pending', attempts: 1 });
    expect(one.bench.read((tx) => tx.settings.meta('counted'))).toBeUndefined();
    one.bench.clock.advanceBy(1_000);
    tasks.sweep();
    await one.done();
    expect(one.task()).toMatchObject({ state: 'done' });
    expect(one.bench.read((tx) => tx.settings.meta('counted'))).toContain('groups');
  });
});

it('an errand given up is told nobody', async () => {
  const one = await openTasks(() => made);
  const tasks = one.begin();
  one.run({});
  for (let n = 0; n < 5; n += 1) {
    tasks.sweep();
    await one.done();
    one.bench.clock.advanceBy(60_000);
  }
  expect(one.task()).toMatchObject({ state: 'failed' });
  expect(one.told()).toEqual([]);
});
