import { expect } from 'vitest';
import { inYuan, monthOfDay, plusMonths, zhMonth } from './calendar.ts';
import { kept, layAll, openPlan, owes, questionOf, sumOf } from './laying.ts';
import type { Excess, Money, Plan, Question, Want } from './laying.ts';
import { amountIn, rosterOf, statusOn } from './model.ts';
import type { Branch, Member } from './model.ts';
import { phoneOf } from './village.ts';
import type { Play } from './village.ts';
import { agree, figuresOf } from './writing.ts';

/** A read-back on an officer's phone, with what it must say. */
export interface Reading {
  readonly officer: Member;
  readonly plan: Plan;
  readonly messageId: number;
}

const questionWords: Readonly<Record<Exclude<Question, 'sum'>, RegExp>> = {
  nobody: /名单上没有人了。|没有要记的了：/,
  excess: /多出来的怎么办/,
  again: /这次是另外一笔吗/,
  reason: /钱照收，记一下原因/,
};

/** An officer says what came in; `undefined` where there is nothing to write. */
export async function sayMoney(play: Play, branch: Branch, officer: Member): Promise<Reading | undefined> {
  const { random, world } = play;
  const { words, wants } = random.below(4) === 0 ? drawAll(play, branch) : drawNamed(play, branch);
  const plan = openPlan(world, branch, officer.name, wants);
  play.story.push(`${officer.name}: ${words}`);
  const before = newestOf(play, officer);
  await play.village.say(phoneOf(play, officer), 'bot', words);
  const card = readingAfter(play, branch, officer, before);
  expect(card !== undefined, `${words}: is anything read back`).toBe(plan.lines.length > 0);
  return card && { ...card, plan };
}

/** The read-back that came to the officer after that message. */
export function readingAfter(
  play: Play,
  branch: Branch,
  officer: Member,
  before: number,
): Omit<Reading, 'plan'> | undefined {
  const card = play.village.talk.rehearsal
    .messages(phoneOf(play, officer))
    .find(
      ({ fromBot, messageId, text, buttons }) =>
        fromBot && messageId > before && text.startsWith(`${branch.name}党费\n`) && buttons.length > 0,
    );
  return card && { officer, messageId: card.messageId };
}

function newestOf({ village, ...play }: Play, officer: Member): number {
  return village.talk.rehearsal.lastMessage(phoneOf({ village, ...play }, officer))?.messageId ?? 0;
}

function drawAll(play: Play, branch: Branch): { readonly words: string; readonly wants: readonly Want[] } {
  const { random, world } = play;
  const roster = rosterOf(world, branch, world.today);
  const except = random.below(2) === 0 ? [random.pick(roster)] : [];
  const money = random.pick<Money>([
    { kind: 'open' },
    { kind: 'open' },
    { kind: 'months', count: 2 },
    drawSpan(play),
  ]);
  const asked = roster.filter((member) =>
    money.kind === 'open'
      ? owes(world, branch, member)
      : statusOn(member, world.today) !== '停止党籍' &&
        amountIn(member, monthOfDay(world.today), world.known).fen > 0,
  );
  const but = except.map(({ name }) => `除${name}`).join('');
  return {
    words: ['党费全部', but, moneyWords(money)].filter((part) => part !== '').join(' '),
    wants: asked
      .filter((member) => !except.includes(member))
      .map((member) => ({ member, money, way: '本人' })),
  };
}

function drawNamed(play: Play, branch: Branch): { readonly words: string; readonly wants: readonly Want[] } {
  const { random, world } = play;
  const roster = random.shuffled(rosterOf(world, branch, world.today));
  const people = roster.slice(0, 1 + random.below(3));
  const wants = people.map((member): Want => ({ member, money: drawMoney(play), way: '本人' }));
  const [only, payer] = roster;
  const brought = random.below(6);
  if (only && payer && brought === 0)
    return {
      words: `党费 ${payer.name}代${only.name}交`,
      wants: [{ member: only, money: { kind: 'open' }, way: `${payer.name}代` }],
    };
  const [first] = wants;
  if (first && brought === 1)
    return {
      words: `党费 ${first.member.name}${moneyWords(first.money)} 家属代交`,
      wants: [{ ...first, way: '亲属代' }],
    };
  // Whoever is only named comes last: a sum behind several names would be asked about.
  const ordered = [...wants].sort(
    (a, b) => Number(a.money.kind === 'open') - Number(b.money.kind === 'open'),
  );
  const said = ordered.map(({ member, money }) => `${member.name}${moneyWords(money)}`);
  return { words: `党费 ${said.join(' ')}`, wants };
}

function drawMoney(play: Play): Money {
  const { random } = play;
  return random.pick<() => Money>([
    () => ({ kind: 'open' }),
    () => ({ kind: 'open' }),
    () => ({ kind: 'months', count: 1 + random.below(random.below(6) === 0 ? 12 : 4) }),
    () => drawSpan(play),
    () => ({ kind: 'amount', fen: 1 + random.below(120) }),
    () => ({ kind: 'amount', fen: 1 + random.below(1_500) }),
  ])();
}

function drawSpan({ random, world }: Play): Money {
  const from = plusMonths(monthOfDay(world.today), random.below(5) - 2);
  return { kind: 'span', from, to: plusMonths(from, random.below(3)) };
}

function moneyWords(money: Money): string {
  switch (money.kind) {
    case 'open':
      return '';
    case 'months':
      return `${String(money.count)}个月`;
    case 'span':
      return ` ${zhMonth(money.from)}${money.from === money.to ? '' : `到${zhMonth(money.to)}`}`;
    case 'amount':
      return `${inYuan(money.fen)}元`;
  }
}

/** Answers what is asked until the sum is read back; false when nobody is left and it was dropped. */
export async function answerAll(play: Play, reading: Reading): Promise<boolean> {
  const { random } = play;
  const { plan } = reading;
  for (;;) {
    const question = questionOf(plan);
    const { text } = cardOf(play, reading);
    if (question === 'sum') {
      const lines = kept(plan);
      expect(text).toContain(`${String(lines.length)}人，合计${inYuan(sumOf(plan))}元，和手里的钱对得上吗？`);
      return true;
    }
    expect(text).toMatch(questionWords[question]);
    if (question === 'nobody') {
      await tap(play, reading, '都不记');
      return false;
    }
    if (question === 'excess') {
      const excess = random.pick<Excess>(['找零', '预交以后的月份', '自愿多交']);
      await tap(play, reading, excess);
      plan.excess = excess;
      plan.lines = layAll(play.world, plan.branch, plan.wants, excess);
    } else if (question === 'reason') {
      await tap(play, reading, '外出务工');
      plan.reason = true;
    } else if (random.below(2) === 0) {
      await tap(play, reading, '是另外一笔');
      plan.again = true;
    } else {
      await tap(play, reading, '不是，不重复记');
      for (const { member, repeated } of plan.lines) if (repeated) plan.left.add(member);
    }
  }
}

function cardOf({ village, ...play }: Play, { officer, messageId }: Reading) {
  const card = village.talk.rehearsal
    .messages(phoneOf({ village, ...play }, officer))
    .find((one) => one.messageId === messageId);
  if (!card) throw new Error('the read-back is gone');
  return card;
}

async function tap(play: Play, reading: Reading, label: string): Promise<string | undefined> {
  const [answer] = await tapTogether(play, [[reading, label]]);
  return answer;
}

/** Taps that are on their way at the same time, in this order. */
async function tapTogether(
  play: Play,
  taps: readonly (readonly [reading: Reading, label: string])[],
): Promise<readonly (string | undefined)[]> {
  const { people } = play.village.talk.rehearsal;
  const done = taps.map(([{ officer, messageId }, label]) => {
    play.story.push(`${officer.name} taps [${label}]`);
    return people.tap(phoneOf(play, officer), 'bot', messageId, label);
  });
  await play.village.talk.settle();
  return done.map((one) => one.answer()?.text);
}

/** [不对], and a name off the list. */
export async function strikeOne(play: Play, reading: Reading): Promise<void> {
  await tap(play, reading, '不对');
  const { member } = play.random.pick(kept(reading.plan));
  const label = cardOf(play, reading)
    .buttons.flat()
    .map((button) => button.label)
    .find((one) => one.startsWith(`✓ ${member.name}：`));
  await tap(play, reading, label ?? `✓ ${member.name}`);
  reading.plan.left.add(member);
}

export const drop = (play: Play, reading: Reading): Promise<unknown> => tap(play, reading, '都不记');

const answers = {
  written: (people: number) => `✓ 记好了，${String(people)}人`,
  changed: () => '刚才有人记过或者名单变了，请按新的数再看一眼。',
  answerFirst: () => '请先回答上面的问题。',
  already: () => '已经记过了，没有重复记。',
} as const;

/** [对得上] on these read-backs at the same moment, each so many times: what each tap is answered; true where it is written. */
export async function agreeTogether(
  play: Play,
  readings: readonly Reading[],
): Promise<readonly (readonly [Reading, boolean])[]> {
  const done = new Set<Reading>();
  const said = readings.map((reading) => figuresOf(reading.plan));
  const told = await tapTogether(
    play,
    readings.map((reading) => [reading, '对得上'] as const),
  );
  const expected = readings.map((reading, at) => {
    if (done.has(reading)) return answers.already();
    const figures = said[at] ?? { people: 0, fen: 0 };
    const outcome = agree(play.world, reading.plan, figures);
    if (outcome === 'written') done.add(reading);
    return answers[outcome](figures.people);
  });
  expect(told).toEqual(expected);
  return [...new Set(readings)].map((reading) => [reading, done.has(reading)]);
}

/** Until it is written, or nobody is left; now and then by two taps at once. */
export async function writeDown(play: Play, reading: Reading): Promise<void> {
  while (await answerAll(play, reading)) {
    const taps = play.random.below(3) === 0 ? [reading, reading] : [reading];
    const [outcome] = await agreeTogether(play, taps);
    if (outcome?.[1] === true) return;
  }
}
