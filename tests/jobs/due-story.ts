import fc from 'fast-check';
import { createCodeMint } from '../../src/adapters/keys/code-mint.ts';
import { settableClock } from '../../src/adapters/clock/settable-clock.ts';
import { addDays, after, firstDate, minuteMs, monthsBetween } from '../../src/domain/calendar/time.ts';
import type { LocalDate, LocalTime, Month } from '../../src/domain/ids.ts';
import { settings } from '../../src/domain/settings/registry.ts';
import type { JobCall } from '../../src/job.ts';
import { momentIn } from '../../src/runtime/world.ts';
import { catalogs } from '../../src/text/catalog.ts';
import type { Tx } from '../../src/ports/store/store.ts';
import { at, rules, zone } from '../cases/digest/township.ts';
import type { Township } from '../cases/digest/township.ts';

/** The months that are planned in a story. */
export const months = monthsBetween('2026-09' as Month, '2027-02' as Month);

export const specs = [
  { village: '石桥村', fixedDay: '1' },
  { village: '柳河村', fixedDay: '5' },
  { village: '杏湾村', fixedDay: '15' },
  { village: '南坪村', fixedDay: '28', condition: '转场' },
  { village: '北坡村', fixedDay: '首个周五', township: '青山乡' },
  { village: '东岭村', fixedDay: '首个工作日', township: '青山乡' },
  { village: '西沟村', fixedDay: '15', township: '青山乡', condition: '线下' },
] as const;
const branchIndex = fc.integer({ min: 0, max: specs.length - 1 });

const anyInstant = fc
  .integer({ min: 0, max: 200 * 24 * 60 })
  .map((minutes) => after(at('2026-08-20', '00:00'), minutes * minuteMs));
const anyTime = fc
  .constantFrom<string>('09:00', '09:00', '08:10', '15:00', '19:30', '21:00')
  .map((time) => time as LocalTime);

/** A value that can be used, or now and then one that cannot. */
const anyFigure = fc
  .constantFrom(...settings.filter(({ kind }) => kind.kind === 'number'))
  .chain(({ key, kind }) => {
    const { min, max } = kind as { min: number; max: number };
    const good = fc.integer({ min, max }).map(String);
    return fc.record({
      key: fc.constant(key),
      value: fc.oneof({ weight: 9, arbitrary: good }, fc.constant('999')),
    });
  });
const anySetting = fc.oneof(
  { weight: 6, arbitrary: anyFigure },
  fc.record({ key: fc.constant('shift'), value: fc.constantFrom('holidays', 'workdays') }),
  fc.record({ key: fc.constant('pastureMonths'), value: fc.constantFrom('6-10', '11-3') }),
  fc.record({ key: fc.constantFrom('time', 'townshipTime'), value: anyTime }),
);
const anyPut = fc.record({
  setting: anySetting,
  level: fc.constantFrom('county', 'township', 'branch'),
  branch: branchIndex,
});
const anyPlan = fc.record({
  branch: branchIndex,
  month: fc.constantFrom(...months),
  day: fc.integer({ min: 0, max: 27 }),
  time: anyTime,
  sittings: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    fc.array(fc.nat(27), { minLength: 2, maxLength: 3 }),
  ),
  state: fc.constantFrom('planned', 'planned', 'planned', 'cancelled', 'skipped'),
  plannedAt: anyInstant,
});
export const anyStory = fc.record({
  puts: fc.array(anyPut, { maxLength: 12 }),
  plans: fc.array(anyPlan, { maxLength: 40 }),
  groups: fc.array(fc.record({ chat: fc.nat(4), since: anyInstant }), {
    minLength: specs.length,
    maxLength: specs.length,
  }),
  holidays: fc.array(fc.record({ from: fc.nat(150), days: fc.nat(9) }), { maxLength: 3 }),
  quiet: fc.constantFrom({ from: '20:00', to: '08:00' }, { from: '12:30', to: '14:00' }, 'off'),
  picks: fc.array(fc.record({ which: fc.nat(), before: fc.nat(120), after: fc.nat(120) }), { minLength: 6 }),
});
export type Story = typeof anyStory extends fc.Arbitrary<infer T> ? T : never;

function tell(tx: Tx, story: Story): void {
  const branches = tx.org.branches();
  const branchAt = (index: number) => {
    const branch = branches[index];
    if (!branch) throw new Error(`no branch ${String(index)}`);
    return branch;
  };
  for (const { setting, level, branch } of story.puts) {
    const { id, townshipId } = branchAt(branch);
    const scopeId = { county: 0, township: townshipId, branch: id }[level];
    tx.settings.put({ ...setting, level, scopeId }, at('2026-08-01'), 'operator');
  }
  for (const [index, { chat, since }] of story.groups.entries())
    // The last chat stands for none at all.
    if (chat < 4)
      tx.chats.serve(
        tx.chats.ensure('telegram', { externalId: `-${String(chat)}`, kind: 'group' }).id,
        branchAt(index).id,
        since,
      );
  for (const { from, days } of story.holidays)
    for (let day = 0; day < days; day += 1)
      tx.org.putHoliday({ date: addDays('2026-09-01' as LocalDate, from + day), kind: 'off', name: '' });
  for (const { branch, month, day, time, sittings, state, plannedAt } of story.plans) {
    const days = [...new Set(sittings)].sort((a, b) => a - b);
    const dateOf = (offset: number) => addDays(firstDate(month), offset);
    const sat = days.length < 2 ? [] : days;
    tx.partyDays.revise(
      { branchId: branchAt(branch).id, month },
      {
        date: dateOf(sat[0] ?? day),
        time,
        place: null,
        forms: [],
        theme: null,
        sittings: sat.map((offset) => ({ who: '', date: dateOf(offset), time, place: null })),
        chairId: null,
        recorderId: null,
        state,
        reasonHash: null,
        at: plannedAt,
        by: 'person:1',
      },
    );
  }
}

/** Tells the story, looks at what is due, and takes everything back. */
export function inVain(township: Township, story: Story, look: (call: JobCall) => void): void {
  const undo = new Error('undo');
  try {
    township.write((tx) => {
      tell(tx, story);
      const world = {
        store: township.store,
        clock: settableClock(at('2026-11-01')),
        log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
        text: catalogs['zh-CN'],
        zone,
        quiet: story.quiet as typeof rules.quiet,
        holidays: rules.holidays,
        privateAnswers: true,
        codes: createCodeMint(new Uint8Array(32)),
        links: { start: (payload: string) => payload, startGroup: (payload: string) => payload },
      };
      look(momentIn(world, tx));
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
}

const nothing = () => undefined;
