import { uncertainDue } from '../../../src/cases/todo/ask-uncertain.ts';
import { momentIn } from '../../../src/runtime/world.ts';
import { at, seedGroup } from '../../contract/store-seed.ts';
import { cpuMsOf } from '../define-bench.ts';
import type { Bench } from '../define-bench.ts';
import { worldInMemory } from '../world-in-memory.ts';

const perChat = 4;
const hourMs = 3_600_000;
const looks = 5;

/** So many groups with messages of which nobody knows whether they arrived: milliseconds to see whom to ask. */
function looksAt(chats: number) {
  const { clock, store, world, close } = worldInMemory(at(hourMs), (tx) => {
    for (let n = 0; n < chats; n += 1) {
      const chatId = seedGroup(tx, String(-100 - n));
      for (let k = 0; k < perChat; k += 1) {
        const body = { kind: 'message', text: '通知' } as const;
        tx.outbox.add({ lane: 'create', chatId, body, at: at(0), budgetMonth: '2026-11', held: 'test' });
      }
    }
  });
  return {
    figure: () =>
      cpuMsOf(() => {
        for (let n = 0; n < looks; n += 1)
          store.read((tx) => {
            const due = uncertainDue(momentIn(world, tx), { from: at(0), to: clock.now() });
            if (due.length !== chats) throw new Error(`${String(due.length)} groups of ${String(chats)}`);
          });
      }) / looks,
    close,
  };
}

/** What is asked at each tick has to stay small after a bad day. */
export const bench: Bench = {
  says: 'whom to ask about 2,000 uncertain messages in 500 groups, against 1,000 in 250',
  unit: 'ms',
  rounds: 11,
  atMost: 2.6,
  open() {
    const [some, twice] = [looksAt(250), looksAt(500)];
    return {
      base: some.figure,
      subject: twice.figure,
      close() {
        some.close();
        twice.close();
      },
    };
  },
};
