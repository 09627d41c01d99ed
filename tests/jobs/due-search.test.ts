import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLeftAlone } from '../../src/cases/plan/condition.ts';
import { digestFiguresFor, figuresFor } from '../../src/cases/plan/figures.ts';
import { plannedDay, plannedDays, within } from '../../src/cases/plan/steps.ts';
import { suggestPlan } from '../../src/cases/plan/suggest-plan.ts';
import { after, instantAt, minuteMs } from '../../src/domain/calendar/time.ts';
import type { Instant, Month, TownshipId } from '../../src/domain/ids.ts';
import { digestDays } from '../../src/domain/party-day/digest-days.ts';
import { monthSteps } from '../../src/domain/party-day/month-steps.ts';
import type { DueStep } from '../../src/domain/party-day/step-dates.ts';
import type { JobCall } from '../../src/job.ts';
import { loadJobs } from '../../src/runtime/load.ts';
import { at, openTownship, zone } from '../cases/digest/township.ts';
import { anyStory, inVain, months, specs } from './due-story.ts';
import type { Story } from './due-story.ts';

/*
 * A tick looks only at the days and branches whose step can fall into its two hours. Random settings, plans, groups,
 * holidays and windows: what it finds is what somebody finds who works out every step of every branch and month.
 */

const jobs = await loadJobs('jobs');
/** These look at the state of this moment, or only at the last of several nights. */
const ofTheMoment = ['backup', 'check-in-card-again', 'housekeeping', 'member-changes'];
const timed = jobs.filter(({ name }) => !ofTheMoment.includes(name));

const longStretch = { from: at('2026-06-01'), to: at('2027-06-01') };
const steps: readonly DueStep[] = ['notice', 'reminder', 'card', 'close', 'makeUpReminder'];

/** Windows of a few minutes to hours around some of these instants. */
function windowsAround(instants: readonly Instant[], { picks }: Story) {
  return picks.flatMap(({ which, before, after: behind }) => {
    const instant = instants[which % Math.max(1, instants.length)];
    if (instant === undefined) return [];
    return [{ from: after(instant, -before * minuteMs), to: after(instant, behind * minuteMs) }];
  });
}

describe('in a short window', () => {
  it('every job finds what it finds there in a look at the whole year', () => {
    const township = openTownship(specs);
    let found = 0;
    fc.assert(
      fc.property(anyStory, (story) => {
        inVain(township, story, (call) => {
          for (const job of timed) {
            const all = job.due(call, longStretch);
            for (const window of windowsAround(
              all.map(({ dueAt }) => dueAt),
              story,
            )) {
              const expected = all.filter(({ dueAt }) => within(dueAt, window));
              expect(job.due(call, window), job.name).toEqual(expected);
              found += expected.length;
            }
          }
        });
      }),
      { numRuns: 25 },
    );
    expect(found).toBeGreaterThan(300);
  });

  it('the planned days are those that every step of every plan gives', () => {
    const township = openTownship(specs);
    fc.assert(
      fc.property(anyStory, (story) => {
        inVain(township, story, ({ tx, rules: own }) => {
          const all = months.flatMap((month) =>
            tx.partyDays
              .inMonth(month)
              .filter(({ state }) => state === 'planned')
              .flatMap((day) => plannedDay(tx, own, day) ?? []),
          );
          for (const step of steps) {
            const instants = all.flatMap((planned) => planned.steps[step] ?? []);
            for (const window of windowsAround(instants, story)) {
              const inside = (planned: (typeof all)[number]) => within(planned.steps[step], window);
              expect(plannedDays(tx, own, window, step).filter(inside), step).toEqual(all.filter(inside));
            }
          }
        });
      }),
      { numRuns: 25 },
    );
  });

  it.each(['ask', 'askAgain'] as const)('%s: the branches are those that every suggestion gives', (step) => {
    const township = openTownship(specs);
    const job = jobs.find(({ name }) => name === (step === 'ask' ? 'ask-plan' : 'ask-plan-again'));
    fc.assert(
      fc.property(anyStory, (story) => {
        inVain(township, story, (call) => {
          const { tx, rules: own } = call;
          const all = months.flatMap((month) =>
            tx.org.branches().flatMap((branch) => {
              const served = tx.chats.servedSince(branch.id);
              if (!served || tx.partyDays.of(branch.id, month) || isLeftAlone(tx, branch, month)) return [];
              const { plan, around } = suggestPlan(tx, branch, month, own);
              const start = instantAt(around, plan.time, zone);
              const figures = figuresFor(tx, branch);
              const dueAt = monthSteps({ start, plannedAt: start, rules: own, figures })[step];
              if (dueAt === undefined || dueAt < served.since) return [];
              return [{ scope: `branch:${String(branch.id)}`, period: month, planRevision: 0, dueAt }];
            }),
          );
          for (const window of windowsAround(
            all.map(({ dueAt }) => dueAt),
            story,
          )) {
            // Beyond the months that are worked out here.
            if (window.to > at('2027-01-20') || window.from < at('2026-09-01')) continue;
            expect(job?.due(call, window)).toEqual(all.filter(({ dueAt }) => within(dueAt, window)));
          }
        });
      }),
      { numRuns: 25 },
    );
  });

  it.each(['first', 'final'] as const)('%s digests are those that every township’s month gives', (issue) => {
    const township = openTownship(specs);
    const due = jobs.find(
      ({ name }) => name === (issue === 'first' ? 'township-digest' : 'township-digest-final'),
    );
    let found = 0;
    fc.assert(
      fc.property(anyStory, (story) => {
        inVain(township, story, (call) => {
          const all = months.flatMap((month) =>
            call.tx.org.townships().flatMap(({ id }) => digestOf(call, id, month)[issue] ?? []),
          );
          for (const window of windowsAround(all, story)) {
            if (window.to > at('2027-02-20') || window.from < at('2026-10-20')) continue;
            const expected = all.filter((dueAt) => within(dueAt, window));
            const first = (instants: readonly Instant[]) => [...instants].sort((a, b) => a - b);
            expect(first(due?.due(call, window).map(({ dueAt }) => dueAt) ?? [])).toEqual(first(expected));
            found += expected.length;
          }
        });
      }),
      { numRuns: 25 },
    );
    expect(found).toBeGreaterThan(30);
  });
});

/** When the digests of a township fall due by everything that is known of its branches. */
function digestOf({ tx, rules: own }: JobCall, townshipId: TownshipId, month: Month) {
  const branches = tx.org.branches({ townshipId });
  const since = branches.flatMap(({ id }) => tx.chats.firstServed(id) ?? []);
  const isKnown = branches.some(({ id }) => tx.partyDays.of(id, month) !== undefined);
  const dates = branches.flatMap((branch) => {
    const day = tx.partyDays.of(branch.id, month);
    if (day) return day.state === 'planned' && !isLeftAlone(tx, branch, month) ? [day.date] : [];
    return isLeftAlone(tx, branch, month) ? [] : (suggestPlan(tx, branch, month, own).date ?? []);
  });
  const { first, final } = digestDays(month, dates, own, digestFiguresFor(tx, townshipId));
  const hasJoined = (by: Instant) => since.some((instant) => instant <= by);
  return {
    first: first !== undefined && hasJoined(first) ? first : undefined,
    final: isKnown || hasJoined(final) ? final : undefined,
  };
}
