import { answerClaims, claim, notReceived } from './claims.ts';
import type { Branch, Member } from './model.ts';
import { changeAmount, goOn, importChanges, restart, takeBackAct, takeBackOne } from './others.ts';
import { agreeTogether, answerAll, drop, sayMoney, strikeOne, writeDown } from './table.ts';
import { kept } from './laying.ts';
import { officersOf } from './village.ts';
import type { Play } from './village.ts';

type Step = (play: Play, branch: Branch, officer: Member) => Promise<void>;

/** What happens to a village, by how often it does. */
const steps: readonly (readonly [often: number, step: Step])[] = [
  [9, table],
  [4, race],
  [4, takeBackOne],
  [2, takeBackAct],
  [4, changeAmount],
  [7, claim],
  [5, answerClaims],
  [1, notReceived],
  [3, (play) => importChanges(play)],
  [6, (play) => goOn(play)],
  [1, (play) => restart(play)],
];

const all = steps.flatMap(([often, step]) => Array.from({ length: often }, () => step));

/** One thing that happens, drawn and done on both sides. */
export async function playOne(play: Play): Promise<void> {
  const branch = play.random.pick(play.world.branches);
  await play.random.pick(all)(play, branch, play.random.pick(officersOf(play, branch)));
}

/** Between the read-back and its confirmation. */
const between: readonly Step[] = [
  takeBackOne,
  changeAmount,
  (play) => importChanges(play),
  (play) => restart(play),
];

async function table(play: Play, branch: Branch, officer: Member): Promise<void> {
  const { random } = play;
  const reading = await sayMoney(play, branch, officer);
  if (!reading || !(await answerAll(play, reading))) return;
  const end = random.below(10);
  if (end === 0) return; // It stays open, and is never confirmed.
  if (end === 1) {
    await strikeOne(play, reading);
    if (kept(reading.plan).length === 0 || random.below(4) === 0) {
      await drop(play, reading);
      return;
    }
  } else if (end < 5) {
    const other = officersOf(play, branch).find((one) => one !== officer) ?? officer;
    await random.pick(between)(play, branch, other);
  }
  await writeDown(play, reading);
}

/** Two officers have a read-back each, often of the same people, and tap at the same moment. */
async function race(play: Play, branch: Branch, officer: Member): Promise<void> {
  const other = officersOf(play, branch).find((one) => one !== officer) ?? officer;
  const readings = [];
  for (const one of [officer, other]) {
    const reading = await sayMoney(play, branch, one);
    if (reading && (await answerAll(play, reading))) readings.push(reading);
  }
  for (const [reading, isWritten] of await agreeTogether(play, readings))
    if (!isWritten) await writeDown(play, reading);
}
