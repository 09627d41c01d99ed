import { realSleep } from '../../src/adapters/clock/system-clock.ts';
import { fault } from '../../src/rehearsal/faults.ts';
import type { Random } from '../harness/seeded-random.ts';
import { readHeld } from './raw-rows.ts';
import type { Exit, RealBot } from '../harness/real-bot.ts';
import type { Street } from '../harness/street.ts';

/** A life that waits, for a messenger that asked for patience, ends so long after it began to fetch. */
const longestLifeMs = 3_000;
/** The first tick comes after a second in which nothing was said; a life that rests waits for it, and for what is then tapped. */
const longestRestMs = 30_000;
/** Two fetches that hang take a minute. */
const longestStartMs = 120_000;

/** When a life ends: as it starts, at a call to the messenger, at a change that the phones see, so long after the first call. */
type Moment =
  | { readonly kind: 'start'; readonly atMs: number }
  | { readonly kind: 'call'; left: number; readonly arrives: boolean }
  | { readonly kind: 'change'; left: number }
  | { readonly kind: 'time'; readonly atMs: number }
  /** Not before all is committed. */
  | { readonly kind: 'quiet' };

export interface LifePlan {
  /** Errands of this life: the first of them before the program runs. */
  readonly errands: number;
  /** Does one errand, if one can be done. */
  readonly errand: () => void;
  /** Done beside the program once it fetches updates. */
  readonly beside: () => void;
  /**
   * A life that rests goes on until the cards are there, which come with the first tick, and does this before it ends. Every other
   * life is over by then, and gets to tap only what an earlier one has posted.
   */
  readonly rest: { readonly hasCards: () => boolean; readonly act: () => Promise<unknown> } | undefined;
  /** How long it may go on at most once all is committed. */
  readonly lingersMs: number;
}

export interface Life extends Exit {
  readonly moment: Moment['kind'];
  /** New messages that the kill left in flight. */
  readonly inFlight: number;
  /** Why it never did anything, if so. */
  readonly stuck: string | undefined;
}

const busy = ['call', 'change', 'time'] as const;

function momentOf(random: Random): Moment {
  const kind = random.pick([...busy, ...busy, 'start'] as const);
  if (kind === 'start') return { kind, atMs: random.below(500) };
  if (kind === 'call') return { kind, left: 1 + random.below(40), arrives: random.below(2) === 0 };
  if (kind === 'change') return { kind, left: 1 + random.below(60) };
  return { kind, atMs: 10 + random.below(900) };
}

/** One life of the program: some errands wait for it, some come while it works, and at some moment it is killed. */
export async function live(
  { rehearsal, dataDir }: Street,
  process: RealBot,
  random: Random,
  isQuiet: () => boolean,
  plan: LifePlan,
): Promise<Life> {
  const moment: Moment = plan.rest ? { kind: 'quiet' } : momentOf(random);
  let ended: Life['moment'] | undefined;
  const kill = (why: Life['moment']): void => {
    ended ??= why;
    process.kill();
  };
  const over = new AbortController();
  const early = random.below(plan.errands + 1);
  for (let n = 0; n < early; n += 1) plan.errand();
  const after = (ms: number, why: Life['moment']): void => {
    void realSleep(ms, over.signal).then(() => {
      if (!over.signal.aborted) kill(why);
    });
  };
  let called = false;
  let stuck: string | undefined;
  const calls = rehearsal.faults.add({
    fault: fault.cutBefore(),
    times: Infinity,
    when: () => {
      if (!called && moment.kind === 'time') after(moment.atMs, 'time');
      called = true;
      if (moment.kind !== 'call' || moment.left <= 0) return false;
      moment.left -= 1;
      if (moment.left > 0) return false;
      kill('call');
      return !moment.arrives;
    },
  });
  const unsubscribe = rehearsal.onChange(() => {
    if (moment.kind !== 'change') return;
    moment.left -= 1;
    if (moment.left === 0) kill('change');
  });
  process.begin();
  if (moment.kind === 'start') after(moment.atMs, 'start');
  const untilOrGone = (probe: () => boolean) =>
    Promise.race([process.exited, rehearsal.until(probe, { timeoutMs: longestStartMs })]);
  const working = (async () => {
    await untilOrGone(() => rehearsal.isPolled());
    after(plan.rest ? longestRestMs : longestLifeMs, 'quiet');
    if (!process.isGone()) plan.beside();
    for (let n = early; n < plan.errands; n += 1) {
      await untilOrGone(() => rehearsal.isPolled());
      if (!process.isGone()) plan.errand();
    }
    await untilOrGone(isQuiet);
    if (plan.rest) await untilOrGone(plan.rest.hasCards);
    if (!process.isGone()) await plan.rest?.act();
    // By now all is committed; what leaves is still on its way.
    after(random.below(plan.lingersMs), 'quiet');
  })().catch((error: unknown) => {
    stuck = error instanceof Error ? error.message : String(error);
    kill('quiet');
  });
  const exit = await process.exited;
  over.abort();
  unsubscribe();
  calls.remove();
  await working;
  const inFlight = readHeld(dataDir).filter(({ state }) => state === 'sending').length;
  return { ...exit, moment: ended ?? 'quiet', inFlight, stuck };
}
