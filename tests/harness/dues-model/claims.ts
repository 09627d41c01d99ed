import { expect } from 'vitest';
import { inYuan, monthOfDay, periodEnd, plusMonths } from './calendar.ts';
import { openPlan, questionOf } from './laying.ts';
import { isOpen, monthsOf, rosterOf } from './model.ts';
import type { Branch, Member, World } from './model.ts';
import { answerAll, readingAfter, writeDown } from './table.ts';
import { officersOf, phoneOf } from './village.ts';
import type { Play } from './village.ts';
import { figuresOf, writeLines } from './writing.ts';

const firstOfAll = '2000-01';

/** 已交, 已交3个月: it waits for an officer of the branch in which the member is. */
export async function claim(play: Play, branch: Branch): Promise<void> {
  const { random, world, village } = play;
  const member = random.pick(rosterOf(world, branch, world.today));
  const count = random.below(2) === 0 ? undefined : 1 + random.below(random.below(5) === 0 ? 12 : 3);
  const words = count === undefined ? '已交' : `已交${String(count)}个月`;
  play.story.push(`${member.name}: ${words}`);
  await village.say(phoneOf(play, member), 'bot', words);
  const told = village.latest(phoneOf(play, member)).text;
  const until = claimedUntil(world, branch, member, count);
  if (until === undefined) expect(told).not.toContain('等组织委员确认');
  else if (member.claim && member.claim.until >= until) expect(told).toContain('已经说过交了');
  else {
    expect(told).toContain('您说已交，等组织委员确认');
    member.claim = { until, branch, no: (world.claims += 1) };
  }
  if (member.claim === undefined || until === undefined || random.below(6) > 0) return;
  play.story.push(`${member.name} taps [撤销]`);
  await village.tap(phoneOf(play, member), 'bot', '撤销', '等组织委员确认');
  member.claim = undefined;
}

function claimedUntil(
  world: World,
  { mode }: Branch,
  member: Member,
  count: number | undefined,
): string | undefined {
  const end = periodEnd(monthOfDay(world.today), mode);
  const open = monthsOf(world, member, mode, plusMonths(end, 24)).filter((month) =>
    isOpen(world, member, month),
  );
  return count === undefined ? open.filter((month) => month <= end).at(-1) : open.slice(0, count).at(-1);
}

/** Who waits for an answer of the branch, who said it first being first. */
function waiting({ members }: World, branch: Branch): readonly Member[] {
  return members
    .filter((member) => member.claim?.branch === branch)
    .sort((a, b) => (a.claim?.no ?? 0) - (b.claim?.no ?? 0));
}

function planOf(world: World, branch: Branch, officer: Member, people: readonly Member[]) {
  const wants = people.map((member) => ({
    member,
    money: { kind: 'span', from: firstOfAll, to: member.claim?.until ?? firstOfAll } as const,
    way: '本人',
  }));
  return openPlan(world, branch, officer.name, wants);
}

interface ClaimTap {
  readonly officer: Member;
  readonly label: string;
  readonly people: readonly Member[];
  readonly refuses: boolean;
}

/** 待办: what members claim is confirmed, or was not received; now and then by two officers at the same moment. */
export async function answerClaims(play: Play, branch: Branch, officer: Member): Promise<void> {
  const { random, world, village } = play;
  const people = waiting(world, branch);
  const other = officersOf(play, branch).find((one) => one !== officer) ?? officer;
  const officers = random.below(3) === 0 ? [officer, other] : [officer];
  const taps: (ClaimTap & { readonly messageId: number })[] = [];
  for (const one of officers) {
    play.story.push(`${one.name}: 待办`);
    await village.say(phoneOf(play, one), 'bot', '待办');
    const card = village.latest(phoneOf(play, one), people.length > 0 ? '待办' : undefined);
    if (people.length === 0) return;
    expect(card.text).toContain(`说已交、等确认的${String(people.length)}人：`);
    const tap = drawTap(play, branch, one, people);
    expect(card.buttons).toContain(tap.label);
    taps.push({ ...tap, messageId: card.messageId });
  }
  const before = phoneOf(play, officer);
  const newest = village.talk.rehearsal.lastMessage(before)?.messageId ?? 0;
  const said = taps.map((tap) => figuresOf(planOf(world, branch, tap.officer, tap.people)));
  const sent = taps.map((tap) => {
    play.story.push(`${tap.officer.name} taps [${tap.label}]`);
    return village.talk.rehearsal.people.tap(phoneOf(play, tap.officer), 'bot', tap.messageId, tap.label);
  });
  await village.talk.settle();
  for (const [at, tap] of taps.entries()) {
    const asked = settle(play, branch, tap, said[at] ?? { people: 0, fen: 0 });
    expect(sent[at]?.answer()?.text ?? '', tap.label).toBe(asked.answer);
    if (!asked.plan || tap.officer !== officer) continue;
    const reading = readingAfter(play, branch, officer, newest);
    if (reading === undefined) throw new Error('the claims were not read back');
    const full = { ...reading, plan: asked.plan };
    if (await answerAll(play, full)) await writeDown(play, full);
  }
}

function drawTap(play: Play, branch: Branch, officer: Member, people: readonly Member[]): ClaimTap {
  const { random, world } = play;
  const one = [random.pick(people.slice(0, 4))];
  const kind = random.below(people.length > 1 ? 4 : 3);
  const [member] = one;
  if (kind === 2) return { officer, label: `没收到${member?.name ?? ''}的`, people: one, refuses: true };
  const meant = kind === 3 ? people : one;
  const { people: count, fen } = figuresOf(planOf(world, branch, officer, meant));
  const label =
    kind === 3
      ? `全部确认：${String(count)}人，${inYuan(fen)}元`
      : `确认${member?.name ?? ''}${inYuan(fen)}元`;
  return { officer, label, people: meant, refuses: false };
}

/** What one tap does, and what it is answered; with a plan where the money is read back first. */
function settle(
  { world }: Play,
  branch: Branch,
  { officer, label, people, refuses }: ClaimTap,
  said: { readonly people: number; readonly fen: number },
) {
  const isAll = label.startsWith('全部');
  const still = isAll ? waiting(world, branch) : people.filter((member) => member.claim?.branch === branch);
  if (!isAll && still.length === 0) return { answer: '已经有人回过了。' };
  if (refuses) {
    for (const member of still) member.claim = undefined;
    return { answer: '好的，会私下告诉本人还没收到。' };
  }
  const plan = planOf(world, branch, officer, still);
  if (plan.lines.length === 0) {
    for (const member of still) member.claim = undefined;
    return { answer: '已经记过了，没有重复记。' };
  }
  const figures = figuresOf(plan);
  if (figures.people !== said.people || figures.fen !== said.fen)
    return { answer: '刚才有人记过或者名单变了，请按新的数再看一眼。' };
  if (questionOf({ ...plan, again: true }) !== 'sum') return { answer: '', plan };
  writeLines(world, branch, officer.name, plan.lines);
  return { answer: `✓ 记好了，${String(figures.people)}人` };
}

/** 党费 没收到 张三. */
export async function notReceived(play: Play, branch: Branch, officer: Member): Promise<void> {
  const { random, world, village } = play;
  const roster = rosterOf(world, branch, world.today);
  const claimers = roster.filter((member) => member.claim);
  const member = random.pick(claimers.length > 0 && random.below(6) > 0 ? claimers : roster);
  const words = `党费 没收到 ${member.name}`;
  play.story.push(`${officer.name}: ${words}`);
  await village.say(phoneOf(play, officer), 'bot', words);
  const told = member.claim
    ? `好的，会私下告诉${member.name}还没收到。`
    : `${member.name}没有说过已交，不用回。`;
  expect(village.latest(phoneOf(play, officer), member.claim ? '好的，会私下' : '没有说过').text).toContain(
    told,
  );
  member.claim = undefined;
}
