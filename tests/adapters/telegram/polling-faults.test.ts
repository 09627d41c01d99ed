import { afterEach, describe, expect, it } from 'vitest';
import { fault, type Fault } from '../../../src/rehearsal/faults.ts';
import { collect } from '../../contract/messenger-harness.ts';
import { token } from './doubles.ts';
import { rehearse } from './rehearsed.ts';

const times = 3;
// Real time: long enough for a reply on this machine, short enough to sit out a server that hangs.
const impatient = { longPollSeconds: 1, timeouts: { callMs: 500, longPollMarginMs: 500 } };

const faults: readonly (readonly [string, Fault])[] = [
  ['409 another program', fault.conflict()],
  ['401', fault.unauthorized()],
  ['404', fault.notFound()],
  ['403', fault.forbidden()],
  ['400', fault.badRequest('something is wrong')],
  ['429 for an hour', fault.tooManyRequests(3600)],
  ['500', fault.serverError()],
  ['500 after the effect', fault.serverError(true)],
  ['502 in HTML', fault.badGateway()],
  ['502 in HTML after the effect', fault.badGateway(true)],
  ['HTML with 200', { kind: 'html', code: 200, applied: true }],
  ['a cut before the effect', fault.cutBefore()],
  ['a cut after the effect', fault.cutAfter()],
  ['a hang', fault.hang()],
  ['a hang after the effect', fault.hang(true)],
  ['broken JSON', fault.truncated()],
  ['a slow reply', fault.slow(300)],
];

let closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  closing = [];
});

/** A server that fails three times in a row while people go on talking. */
async function talkThrough(what: Fault, methods: readonly string[]) {
  const stage = await rehearse(impatient);
  closing.push(stage.close);
  await stage.forgetUpdates();
  const { rehearsal, people, zhang, telegram, log, clock } = stage;
  const rule = rehearsal.faults.add({ fault: what, method: methods, times });
  const seen = collect();
  const stop = new AbortController();
  people.say(zhang, 'bot', '之前');
  const run = telegram.pollingSource.run(seen.accept, stop.signal);
  for (let hit = 1; hit <= times; hit += 1) {
    await rehearsal.until(() => rule.hits() >= hit, { what: `fault ${String(hit)}` });
    people.say(zhang, 'bot', `第${String(hit)}次`);
  }
  people.say(zhang, 'bot', '之后');
  await seen.until((updates) => updates.some(({ payload }) => payload.includes('之后')));
  stop.abort();
  await run;
  return { seen, log, clock, rehearsal };
}

describe.each([
  ['while it runs', ['getUpdates']],
  ['at the start', ['getMe', 'deleteWebhook']],
])('polling survives %s, losing nothing and bringing twice only what is the same:', (_, methods) => {
  // Slowness is no failure: at the start it hits each call once and no more.
  const cases = faults.filter(([, what]) => what.kind !== 'slow' || methods.includes('getUpdates'));
  it.each(cases)('%s', async (_name, what) => {
    const { seen, log, clock, rehearsal } = await talkThrough(what, methods);

    const byId = new Map(seen.updates.map((update) => [update.updateId, update]));
    expect([...byId.values()].map(({ incoming }) => incoming)).toMatchObject(
      ['之前', '第1次', '第2次', '第3次', '之后'].map((text) => ({ kind: 'text', text })),
    );
    for (const update of seen.updates) expect(update).toEqual(byId.get(update.updateId));

    if (what.kind !== 'slow') expect(clock.sleptMs.length).toBeGreaterThanOrEqual(times);
    expect(Math.max(0, ...clock.sleptMs)).toBeLessThanOrEqual(30_000);
    expect(JSON.stringify(log.lines)).not.toContain(token.split(':')[1]);
    expect(JSON.stringify(log.lines)).not.toMatch(/[\u4e00-\u9fff]/u);
    expect(rehearsal.violations()).toEqual([]);
  });
});
