import type { Fault } from '../../src/rehearsal/faults.ts';
import { fault } from '../../src/rehearsal/faults.ts';
import type { Random } from '../harness/seeded-random.ts';

export interface Gust {
  readonly fault: Fault | 'unreachable' | undefined;
  readonly thereMs: number;
  readonly backMs: number;
}

/** After these nobody can know whether the message arrived. */
export function losesReply(what: Fault | 'unreachable'): boolean {
  if (what === 'unreachable') return false;
  return what.kind !== 'error' || what.code >= 500;
}

const gusts: readonly ((random: Random) => Fault | 'unreachable')[] = [
  (random) => fault.tooManyRequests(1 + random.below(20)),
  () => fault.cutBefore(),
  () => fault.cutAfter(),
  (random) => fault.badGateway(random.below(2) === 0),
  (random) => fault.serverError(random.below(2) === 0),
  (random) => fault.hang(random.below(2) === 0),
  (random) => fault.truncated(random.below(2) === 0),
  () => 'unreachable',
  () => fault.conflict(),
];

/** What the network does to the next call: one in `oneIn` meets a fault (0: none), and half of them take their time. */
export function gust(random: Random, oneIn: number): Gust {
  const isFaulty = oneIn > 0 && random.below(oneIn) === 0;
  const delay = (): number => (random.below(2) === 0 ? 0 : 20 + random.below(600));
  return {
    fault: isFaulty ? random.pick(gusts)(random) : undefined,
    thereMs: delay(),
    backMs: delay(),
  };
}
