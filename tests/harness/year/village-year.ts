import type { Group, Person } from '../../../src/rehearsal/people/handles.ts';
import { openBoundVillage } from '../bound.ts';
import type { BoundVillage } from '../bound.ts';
import { seededRandom } from '../seeded-random.ts';
import type { Random } from '../seeded-random.ts';
import { memberName } from '../village.ts';
import type { BranchPlan } from '../village.ts';
import { openRecorder } from './recorder.ts';
import type { Recorder, YearRules } from './recorder.ts';
import { stepsOf } from './stepping.ts';

export interface YearBranch extends BranchPlan {
  /** Place in the roster of somebody whose account nobody knows. */
  readonly stranger: number;
  readonly muted: number;
}

/** A village that lives through a year, with everything written down that the bot says. */
export interface VillageYear extends BoundVillage {
  readonly plans: readonly YearBranch[];
  readonly recorder: Recorder;
  readonly random: Random;
  /** Acts of these people together, until the program has answered them all. */
  together(people: readonly Person[], act: () => void): Promise<void>;
  /** Lets the time pass. */
  until(date: string, time: string): Promise<void>;
  /**
   * Taps the newest message of the bot that has a button with this label (at least as its beginning); false where there is
   * none.
   */
  press(who: Person, where: Group | 'bot', label: string): Promise<boolean>;
  write(who: Person, where: Group | 'bot', words: string): Promise<void>;
  /** Has opened the private chat with the bot. */
  hasStarted(who: Person): boolean;
  /** Everybody of a branch who has a phone and is not away. */
  phones(branch: number): readonly Person[];
  rules(changed: readonly string[]): YearRules;
}

export async function openVillageYear(
  plans: readonly YearBranch[],
  options: { readonly seed: number; readonly start: { readonly date: string; readonly time: string } },
): Promise<VillageYear> {
  const strangers = plans.map(({ stranger }) => [stranger]);
  const village = await openBoundVillage(plans, { at: options.start, strangers });
  const { talk, person, group, admin } = village;
  const { rehearsal } = talk;
  const size = ({ expected, away = 0, excused = 0 }: BranchPlan) => expected + away + excused;
  const everybody = plans.map((plan, n) =>
    Array.from({ length: size(plan) }, (_, k) => k).map((k) => ({ k, n })),
  );
  const reached = plans.flatMap((plan, n) =>
    Array.from({ length: plan.expected }, (_, k) => k)
      .filter((k) => k > 2 && (k % 2 === 0 || k === plan.muted) && plan.phoneless?.includes(k) !== true)
      .map((k) => person(k, n)),
  );
  for (const one of reached) rehearsal.people.pressStart(one);
  await talk.settle();
  for (const [n, plan] of plans.entries()) await village.say(person(plan.muted, n), 'bot', '免打扰');
  const slips = JSON.parse((await talk.zhibu('codes', '--role', 'admin', '--json')).out) as {
    code: string;
  }[];
  rehearsal.people.pressStart(admin, slips[0]?.code ?? '');
  await talk.settle();
  await village.tap(admin, 'bot', '是我');

  const started = new Set(
    [...reached, ...plans.flatMap((_, n) => [0, 1, 2].map((k) => person(k, n)))].map(({ id }) => id),
  );
  const recorder = openRecorder(talk, [group]);
  const steps = stepsOf(talk, recorder);
  const together = async (people: readonly Person[], act: () => void) => {
    act();
    await talk.settle();
    recorder.look(people);
  };
  const officersOf = (n: number) => [person(0, n), person(1, n)];
  return {
    ...village,
    plans,
    recorder,
    hasStarted: (who) => started.has(who.id),
    random: seededRandom(options.seed),
    together,
    until: (date, time) => steps.passUntil(date, time),
    async press(who, where, label) {
      const place = where === 'bot' ? who : where;
      const found = rehearsal
        .messages(place)
        .filter(({ fromBot }) => fromBot)
        .flatMap(({ messageId, buttons }) =>
          buttons.flatMap((row, r) =>
            row.flatMap((button, c) => (button.label.startsWith(label) ? [{ messageId, r, c }] : [])),
          ),
        )
        .at(-1);
      if (!found) return false;
      await together([who], () => {
        rehearsal.people.tap(who, where, found.messageId, { row: found.r, col: found.c });
      });
      return true;
    },
    write: (who, where, words) =>
      together([who], () => {
        rehearsal.people.say(who, where, words);
      }),
    phones: (n) => {
      const plan = plans[n];
      if (!plan) throw new Error(`no branch ${String(n)}`);
      return Array.from({ length: plan.expected }, (_, k) => k)
        .filter((k) => k > 0 && plan.phoneless?.includes(k) !== true)
        .map((k) => person(k, n));
    },
    rules: (changed) => ({
      groups: [group],
      officers: plans.flatMap((_, n) => officersOf(n)),
      members: everybody
        .flat()
        .flatMap(({ k, n }) => (k > 1 && k < (plans[n]?.expected ?? 0) ? [person(k, n)] : [])),
      muted: plans.map((plan, n) => person(plan.muted, n)),
      changed,
      names: [...new Set(everybody.flat().map(({ k, n }) => memberName(plans[n] ?? { secretary: '' }, k)))],
    }),
  };
}
