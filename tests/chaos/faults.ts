import type { Fault } from '../../src/rehearsal/faults.ts';
import { fault } from '../../src/rehearsal/faults.ts';
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts';
import type { Random } from '../harness/seeded-random.ts';

const faults: Readonly<Record<string, (random: Random) => Fault>> = {
  '429': () => fault.tooManyRequests(1),
  'cut before': () => fault.cutBefore(),
  'cut after': () => fault.cutAfter(),
  '500': (random) => fault.serverError(random.below(2) === 0),
  '502': (random) => fault.badGateway(random.below(2) === 0),
  hang: (random) => fault.hang(random.below(2) === 0),
  slow: (random) => fault.slow(100 + random.below(1_000)),
  'broken reply': () => fault.truncated(),
};
const methods = [
  'getUpdates',
  'sendMessage',
  'sendMessage',
  'editMessageText',
  'answerCallbackQuery',
  'sendDocument',
] as const;

/** The messenger's bad days: for the time of one life some of its calls go wrong. */
export interface BadDays {
  begin(): { end(): void };
  readonly hits: ReadonlyMap<string, number>;
}

export function createBadDays(rehearsal: Rehearsal, random: Random): BadDays {
  const hits = new Map<string, number>();
  return {
    hits,
    begin() {
      const rules = Array.from({ length: Math.max(0, random.below(5) - 1) }, () => {
        const kind = random.pick(Object.keys(faults));
        let spared = random.below(4);
        const rule = rehearsal.faults.add({
          fault: (faults[kind] ?? fault.cutBefore)(random),
          method: random.pick(methods),
          times: 1 + random.below(2),
          when: () => {
            spared -= 1;
            return spared < 0;
          },
        });
        return { kind, rule };
      });
      return {
        end() {
          for (const { kind, rule } of rules) {
            hits.set(kind, (hits.get(kind) ?? 0) + rule.hits());
            rule.remove();
          }
        },
      };
    },
  };
}
