import { expect, it } from 'vitest';
import { openBoundVillage } from '../harness/bound.ts';
import type { BranchPlan } from '../harness/village.ts';

const branch: BranchPlan = {
  code: 'SQ01',
  village: '石桥村',
  name: '石桥村党支部',
  expected: 6,
  secretary: '林福贵',
};

it('runs a job by hand for the period in hand, consumes no slot and repeats nothing', async () => {
  const village = await openBoundVillage([branch], { at: { date: '2026-11-06', time: '10:00' } });
  const { talk, person, say, group, latest } = village;
  await say(person(0), 'bot', '党日 15日 9点');

  expect(await talk.zhibu('run-job', 'notice', '--scope', 'SQ01')).toMatchObject({ status: 0 });
  await talk.tick();
  expect(latest(group).text).toContain('11月主题党日');
  expect(await talk.zhibu('run-job', 'notice', '--scope', 'SQ01')).toMatchObject({ status: 0 });
  await talk.advanceTo('2026-11-10', '09:00');
  const notices = talk.rehearsal.messages(group).filter(({ text }) => text.startsWith('11月主题党日'));
  expect(notices).toHaveLength(1);

  await talk.advanceTo('2026-11-15', '08:30');
  expect(latest(group).text).toContain('应到6');
  const slots = talk.app().store.read((tx) => tx.occurrences.recent(50).map(({ period }) => period));
  expect(slots.filter((period) => /^manual\.[0-9A-HJKMNP-TV-Z]{26}$/.test(period))).toHaveLength(2);
});
