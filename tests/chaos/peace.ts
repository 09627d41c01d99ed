import { realSleep } from '../../src/adapters/clock/system-clock.ts';
import type { Officer } from './officer.ts';
import type { Finding } from './oracle.ts';
import type { Play } from './play.ts';
import { runReal } from '../harness/real-bot.ts';
import type { RealBot } from '../harness/real-bot.ts';
import { readHeld, readRaw } from './raw-rows.ts';
import type { Scene } from './scene.ts';
import type { Street } from '../harness/street.ts';

/** Most new messages that may be in flight at once, and so uncertain after a kill. */
const mostUncertainAKill = 30;
const peaceMs = 60_000;
const mostRounds = 20;

/** What a life has left behind, once its process is gone. */
export function noteLife({ street, officer, seen }: Scene, log: string): void {
  seen.lives += 1;
  seen.logs.push(...log.split('\n').filter((line) => line !== ''));
  for (const { id, state } of readHeld(street.dataDir)) if (state === 'uncertain') seen.uncertain.add(id);
  officer.look();
}

/** What was left is done, and the officer looks until nothing is open. */
export async function endInPeace(scene: Scene, first: RealBot): Promise<void> {
  const { street, play, officer, start, seen } = scene;
  for (let round = 0; round === 0 || (officer.isBusy() && round < mostRounds); round += 1) {
    const process = round === 0 ? first : start();
    process.begin();
    await untilDone(street, play, officer, process);
    process.stop();
    const { code, log } = await process.exited;
    if (code !== 0) seen.problems.push(`the last life: status ${String(code)}\n${log}`);
    noteLife(scene, log);
  }
}

/** What the command line and the processes themselves have shown. */
export async function findingsOfRun(scene: Scene): Promise<readonly Finding[]> {
  const { street, play, neighbours, seen, troubles } = scene;
  const check = await runReal(['check', '--json'], street.env);
  const status = await runReal(['status', '--json'], street.env);
  const listed = new Set(
    (JSON.parse(status.out) as { uncertain: { row: number }[] }).uncertain.map(({ row }) => row),
  );
  const { done, problems } = neighbours ?? { done: undefined, problems: [] };
  const { redisKills = 0, flushes = 0, workerKills = 0 } = troubles ?? {};
  const wanted = { redisKills, flushes, workerKills };
  return [
    {
      name: 'uncertain messages not listed by `zhibu status`',
      found: readHeld(street.dataDir).flatMap(({ id }) => (listed.has(id) ? [] : [`row ${String(id)}`])),
    },
    {
      name: `kills with more than ${String(mostUncertainAKill)} messages in flight`,
      found: seen.mostAKill > mostUncertainAKill ? [String(seen.mostAKill)] : [],
    },
    {
      name: 'complaints of `zhibu check`',
      found: check.code === 0 ? [] : [check.out.slice(0, 2_000), check.err],
    },
    { name: 'ends that nobody asked for', found: [...seen.problems, ...problems] },
    { name: 'errands that could not be done', found: play.waiting() },
    {
      name: 'troubles that did not come',
      found: done && JSON.stringify(done) !== JSON.stringify(wanted) ? [JSON.stringify(done)] : [],
    },
  ];
}

/** Does what is left to do, and waits until nothing is under way any more; gives up when nothing moves for a minute. */
export async function untilDone(
  street: Street,
  play: Play,
  officer: Officer,
  process: RealBot,
): Promise<void> {
  const { clock, rehearsal } = street;
  let moved = clock.monotonic();
  let state = '';
  // With errands left, somebody may yet be told something at the next tick; unless an officer has to look first.
  const rounds = () => {
    const unseen = readHeld(street.dataDir).some(
      ({ id, state: held }) => held === 'uncertain' && !officer.seen.has(id),
    );
    return play.left() === 0 || unseen ? 3 : 350;
  };
  for (let settled = 0; settled < rounds() && !process.isGone();) {
    await realSleep(100);
    if (rehearsal.isPolled()) officer.settle();
    while (play.errand()) moved = clock.monotonic();
    const { byState, pendingTasks, behind } = readRaw(street.dataDir);
    const open = (byState['pending'] ?? 0) + (byState['sending'] ?? 0) + pendingTasks + behind;
    settled = open === 0 && play.isQuiet() ? settled + 1 : 0;
    const now = JSON.stringify([byState, pendingTasks, behind, play.left()]);
    if (now !== state) moved = clock.monotonic();
    state = now;
    if (clock.monotonic() - moved > peaceMs) return;
  }
}
