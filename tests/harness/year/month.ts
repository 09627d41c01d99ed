import { addDays } from '../../../src/domain/calendar/time.ts';
import type { LocalDate } from '../../../src/domain/ids.ts';
import type { Group, Person } from '../../../src/rehearsal/people/handles.ts';
import { memberName } from '../village.ts';
import type { VillageYear } from './village-year.ts';

/** What the secretary of a branch does with the month's plan. `late`: only when asked once more, and not there on the day. */
export type Deed = 'accept' | 'late' | 'pickLater' | 'stand' | 'skip' | 'cancel' | 'move' | 'nothing';

export interface MonthScript {
  readonly month: string;
  /** By branch; the last one also for the branches after it. */
  readonly deeds: readonly Deed[];
  /** The township sets a theme before. */
  readonly theme?: string;
  /** Runs after the notice. */
  readonly meanwhile?: (year: VillageYear) => Promise<void>;
}

const dayOf = (deed: Deed, month: string): string =>
  deed === 'pickLater' ? `${month}-24` : deed === 'move' ? `${month}-17` : `${month}-15`;

const deedOf = ({ deeds }: MonthScript, branch: number): Deed => deeds[branch] ?? deeds.at(-1) ?? 'accept';

/** Where a branch's Party day of the month ends up; `undefined` when there is none. */
function heldOn(script: MonthScript, branch: number): LocalDate | undefined {
  const deed = deedOf(script, branch);
  return deed === 'skip' || deed === 'cancel' ? undefined : (dayOf(deed, script.month) as LocalDate);
}

/** Plays one month of a village: members as people are, officers as they should be. */
export async function playMonth(year: VillageYear, script: MonthScript): Promise<void> {
  const { month, theme, meanwhile } = script;
  const idle = script.deeds.every((deed) => deed === 'nothing');
  await year.until(`${month}-04`, '10:00');
  if (theme !== undefined) await year.write(year.admin, 'bot', `主题 ${theme}`);
  await year.until(`${month}-08`, '10:00');
  for (const n of year.plans.keys()) await plan(year, script, n);
  await year.until(`${month}-10`, '10:00');
  if (!idle) await askForLeave(year, 0.1);
  if (meanwhile) await meanwhile(year);
  await year.until(`${month}-12`, '10:00');
  for (const n of year.plans.keys()) await changePlan(year, script, n);
  const dates = [...new Set(year.plans.flatMap((_, n) => heldOn(script, n) ?? []))].sort();
  for (const date of dates) await playDay(year, script, date);
  if (!idle) await afterwards(year, script);
}

async function plan(year: VillageYear, script: MonthScript, n: number): Promise<void> {
  const secretary = year.person(0, n);
  switch (deedOf(script, n)) {
    case 'stand':
      await year.press(secretary, 'bot', '以后照旧');
      return;
    case 'skip':
      await year.write(secretary, 'bot', `党日 ${String(Number(script.month.slice(5)))}月不开 因农忙`);
      return;
    case 'pickLater':
      await year.press(secretary, 'bot', `${String(Number(script.month.slice(5)))}月24日`);
      return;
    case 'nothing':
    case 'late':
      return;
    case 'accept':
    case 'cancel':
    case 'move':
      await year.press(secretary, 'bot', '就这样');
  }
}

async function changePlan(year: VillageYear, script: MonthScript, n: number): Promise<void> {
  const deed = deedOf(script, n);
  if (deed === 'move') await year.write(year.person(0, n), 'bot', '党日 改到17日 9点 因下雨');
  if (deed === 'late') await year.press(year.person(0, n), 'bot', '就这样');
  if (deed === 'cancel') await year.write(year.person(0, n), 'bot', '党日 取消 因防汛');
}

/** Some ask for leave on the notice; some of those say why. */
async function askForLeave(year: VillageYear, share: number): Promise<void> {
  const some = anybody(year, share);
  await taps(year, some, '请假');
  for (const who of some.filter((one) => year.hasStarted(one)).slice(0, 2))
    await year.write(who, 'bot', '请假 农忙');
}

async function playDay(year: VillageYear, script: MonthScript, date: LocalDate): Promise<void> {
  const idle = script.deeds.every((deed) => deed === 'nothing');
  const branches = [...year.plans.keys()].filter((n) => heldOn(script, n) === date);
  await year.until(addDays(date, -1), '10:30');
  if (!idle) {
    // Answers to the reminder, and taps on whatever stands highest in the chat.
    await taps(year, anybody(year, 0.05), '请假', 'bot');
    await taps(year, anybody(year, 0.05), '签到');
  }
  await year.until(date, '08:40');
  if (!idle) {
    for (const share of [0.3, 0.3]) await taps(year, anybody(year, share, branches), '签到');
    await taps(year, anybody(year, 0.05, branches), '点错了');
    for (const words of ['到', '来了', '晚点到', '收到'])
      await year.write(year.random.pick(anybody(year, 1, branches)), year.group, words);
    for (const n of branches) await taps(year, [strangerOf(year, n)], '签到');
    await taps(year, anybody(year, 0.05, branches), '请假');
  }
  await year.until(date, '09:40');
  if (!idle) {
    await taps(year, anybody(year, 0.1, branches), '签到');
    const there = branches.filter((n) => deedOf(script, n) !== 'late');
    for (const n of there) await taps(year, [year.person(0, n)], '签到');
  }
  await year.until(date, '12:20');
  if (!idle) for (const n of branches) await close(year, n, deedOf(script, n));
}

function strangerOf(year: VillageYear, n: number): Person {
  return year.person(year.plans[n]?.stranger ?? 0, n);
}

async function close(year: VillageYear, n: number, deed: Deed): Promise<void> {
  const secretary = year.person(0, n);
  const plan = year.plans[n];
  if (!plan) return;
  if (await year.press(secretary, 'bot', '对名字')) await year.press(secretary, 'bot', '全部同意');
  await year.press(secretary, 'bot', '请假都同意');
  const missing = [3, 4].map((k) => memberName(plan, k + year.random.below(10))).join('、');
  await year.write(secretary, 'bot', `到会 ${missing}缺席`);
  if (deed === 'late') await year.write(secretary, 'bot', `到会 ${plan.secretary}请假`);
  await openPress(year, secretary, '人都到了');
  await year.press(secretary, 'bot', '三有都有');
}

/** The closing card's button begins with a number. */
async function openPress(year: VillageYear, who: Person, label: string): Promise<void> {
  const { rehearsal } = year.talk;
  const card = rehearsal
    .messages(who)
    .findLast(
      ({ fromBot, buttons }) => fromBot && buttons.flat().some((button) => button.label.endsWith(label)),
    );
  const exact = card?.buttons.flat().find((button) => button.label.endsWith(label))?.label;
  if (exact !== undefined) await year.press(who, 'bot', exact);
}

/** A late word, and make-up study. */
async function afterwards(year: VillageYear, script: MonthScript): Promise<void> {
  const last = year.plans
    .flatMap((_, n) => heldOn(script, n) ?? [])
    .sort()
    .at(-1);
  if (last === undefined) return;
  await year.until(addDays(last, 1), '15:00');
  for (const [n, plan] of year.plans.entries()) {
    if (heldOn(script, n) === undefined) continue;
    await year.write(year.person(0, n), 'bot', `到会 ${memberName(plan, 5)}到了`);
    await year.until(addDays(last, 2), '15:00');
    await year.write(year.person(0, n), 'bot', `补学 ${memberName(plan, 3)}`);
  }
}

/** A random share of those with a phone, of these branches or all. */
function anybody(year: VillageYear, share: number, branches?: readonly number[]): readonly Person[] {
  const all = [...year.plans.keys()]
    .filter((n) => branches?.includes(n) !== false)
    .flatMap((n) => year.phones(n));
  return year.random.shuffled(all).slice(0, Math.max(1, Math.round(all.length * share)));
}

/** All of them tap the newest button with this label at the same time; who sees none does nothing. */
async function taps(
  year: VillageYear,
  people: readonly Person[],
  label: string,
  where?: 'bot',
): Promise<void> {
  const { rehearsal } = year.talk;
  await year.together(people, () => {
    for (const who of people) {
      const place: Group | Person = where === 'bot' ? who : year.group;
      if (where === 'bot' && !year.hasStarted(who)) continue;
      const messages = rehearsal.messages(place);
      const found = messages.findLast(
        ({ fromBot, buttons }) => fromBot && buttons.flat().some((button) => button.label === label),
      );
      if (found) rehearsal.people.tap(who, where ?? year.group, found.messageId, label);
    }
  });
}
