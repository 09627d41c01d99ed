import { expect, it } from 'vitest';
import countyJob from '../../jobs/county-digest.ts';
import finalJob from '../../jobs/township-digest-final.ts';
import type { Job } from '../../src/job.ts';
import { at, openTownship } from '../cases/digest/township.ts';
import { scheduleOf, waitingIn } from '../cases/digest/scheduled.ts';

const jobs: readonly Job[] = [
  { ...finalJob, name: 'township-digest-final' },
  { ...countyJob, name: 'county-digest' },
];

it('comes an hour behind the townships’, on the 2nd, to the county’s admins alone, once', () => {
  const township = openTownship([{ village: '石桥村' }, { village: '柳河村', township: '双泉镇' }]);
  township.join(0);
  township.held(0, '2026-11-15', 31, 26, 3);
  township.bindAdmin('T1');
  const county = township.bindAdmin('C1');
  const { clock, schedule } = scheduleOf(township, jobs, at('2026-12-02', '09:59'));
  schedule.tick();
  const before = waitingIn(township).length;
  clock.advanceTo(at('2026-12-02', '10:00'));
  expect(schedule.tick()).toMatchObject([
    { state: 'done', occurrence: { kind: 'county-digest', scope: 'county', period: '2026-11' } },
  ]);
  const sent = waitingIn(township).slice(before);
  expect(sent.map(({ chatId, guards }) => [chatId, guards.map(({ kind }) => kind)])).toEqual([
    [county, ['quiet', 'admin']],
  ]);
  const [row] = sent;
  const text = row?.body.kind === 'message' ? row.body.text : '';
  expect(text).toContain('青禾县11月主题党日简报\n全县：2个支部，已开展1，没定日期1');
  expect(text).not.toMatch(/石桥村|柳河村|林福贵/);
  const head = township.store.read((tx) => tx.audit.head());
  expect(text).toContain(head);
  expect(schedule.runNow(jobs[1] as Job, 'county', '2026-11')).toMatchObject({ state: 'done' });
  expect(waitingIn(township)).toHaveLength(before + 1);
});

it('is skipped with the reason where no admin of the county is bound, and not due where nothing is known', () => {
  const township = openTownship([{ village: '石桥村' }]);
  const { schedule } = scheduleOf(township, jobs, at('2026-12-02', '10:00'));
  expect(schedule.tick()).toEqual([]);
  township.held(0, '2026-11-15', 31, 26, 3);
  expect(schedule.tick()).toContainEqual(
    expect.objectContaining({ state: 'skipped', reason: 'no county admin bound' }),
  );
});

it('says of no year that its holidays are there when only nobody misses them yet', () => {
  const township = openTownship([{ village: '石桥村' }]);
  township.join(0);
  township.held(0, '2026-11-15', 31, 26, 3);
  township.bindAdmin('C1');
  const { schedule } = scheduleOf(township, jobs, at('2027-01-04', '11:00'));
  expect(schedule.runNow(jobs[1] as Job, 'county', '2026-11')).toMatchObject({ state: 'done' });
  const [row] = township.store.read((tx) => tx.outbox.dueCreates(at('2027-01-05'), 10));
  expect(row?.body.kind === 'message' ? row.body.text : '').toContain('\n放假安排：2027年还没有，请导入\n');
});
