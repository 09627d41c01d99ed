import { expect } from 'vitest';
import { inYuan, monthOfDay, plusMonths, zhMonth } from './calendar.ts';
import { amountIn, branchOn, rosterOf, stands, statusOn } from './model.ts';
import type { Branch, DuesClass, Line, Member, Status } from './model.ts';
import { columns, importMembers, phoneOf } from './village.ts';
import type { Play } from './village.ts';
import { mayChange, newestLine, reverse } from './writing.ts';

/** What the bot answers, with whatever else it tells the officer at that moment. */
async function say(play: Play, officer: Member, words: string): Promise<string> {
  const { village, story } = play;
  const phone = phoneOf(play, officer);
  const { messages, lastMessage } = village.talk.rehearsal;
  const before = lastMessage(phone)?.messageId ?? 0;
  story.push(`${officer.name}: ${words}`);
  await village.say(phone, 'bot', words);
  const answers = messages(phone).filter(({ fromBot, messageId }) => fromBot && messageId > before);
  return answers.map(({ text }) => text).join('\n');
}

const reason = '记错人了';

/** 党费 撤销 张三 记错人了: the newest line of the branch about him. */
export async function takeBackOne(play: Play, branch: Branch, officer: Member): Promise<void> {
  const { random, world } = play;
  const people = rosterOf(world, branch, world.today);
  const withLines = people.filter((member) => newestLine(world, branch, member) !== undefined);
  const member = random.pick(withLines.length > 0 && random.below(8) > 0 ? withLines : people);
  const line = newestLine(world, branch, member);
  // 撤销 alone also takes back what was changed about a person, whatever came last.
  const isPlain = line !== undefined && member.amounts.length === 1 && random.below(2) === 0;
  const told = await say(play, officer, `${isPlain ? '' : '党费 '}撤销 ${member.name} ${reason}`);
  if (!line) {
    expect(told).toMatch(/^没有可以撤销的党费记录。$|^已经撤销过了。$/);
    return;
  }
  const sum = `${inYuan(totalOf([line]))}元`;
  // Older money, or the same words once more: it is shown first.
  if (told.includes('要撤销的是')) {
    expect(told).toContain(sum);
    await play.village.tap(phoneOf(play, officer), 'bot', `撤销：${reason}`, '要撤销的是');
  } else expect(told).toContain(`党费${sum}（收据`);
  reverse(world, [line], officer.name);
}

/** 党费 撤销: all of what this officer confirmed last, else of what anybody did; by one tap, or two at once. */
export async function takeBackAct(play: Play, branch: Branch, officer: Member): Promise<void> {
  const { world, village } = play;
  const standing = world.ledger.filter((line) => line.branch === branch && stands(world, line)).reverse();
  const newest = standing.find(({ by }) => by === officer.name) ?? standing[0];
  const lines = standing.filter(({ act }) => act === newest?.act);
  const told = await say(play, officer, '党费 撤销');
  if (lines.length === 0) {
    expect(told).toBe('没有可以撤销的党费记录。');
    return;
  }
  expect(told).toContain(`${inYuan(totalOf(lines))}元`);
  const { messageId } = village.latest(phoneOf(play, officer), '撤销');
  const taps = ['撤销：金额不对', '撤销：重复记了'].map((label) =>
    village.talk.rehearsal.people.tap(phoneOf(play, officer), 'bot', messageId, label),
  );
  await village.talk.settle();
  expect(taps[1]?.answer()?.text).toBe('已经撤销过了。');
  reverse(world, lines, officer.name);
}

function totalOf(lines: readonly Line[]): number {
  return lines.reduce(
    (sum, { shares, extra }) => shares.reduce((fen, share) => fen + share.fen, sum + extra),
    0,
  );
}

/** 党费 张三 改成1元 从2027年1月 因收入变了 [记下]. */
export async function changeAmount(play: Play, branch: Branch, officer: Member): Promise<void> {
  const { random, world, village } = play;
  const member = random.pick(rosterOf(world, branch, world.today));
  const from = plusMonths(monthOfDay(world.today), random.below(6) - 2);
  const duesClass = random.pick<DuesClass>(['农民', '农民', '农民', '务工', '免缴']);
  const fen = duesClass === '免缴' ? 0 : 20 + random.below(duesClass === '务工' ? 2_000 : 81);
  const said = fen === 0 ? '免缴' : `${duesClass} ${inYuan(fen)}元`;
  const held = amountIn(member, from, world.known);
  const isSaid = member.amounts.some((one) => one.from > from);
  const isSame = held.fen === fen && held.duesClass === duesClass && !isSaid;
  await say(play, officer, `党费 ${member.name} 改成${said} 从${zhMonth(from)} 因收入变了`);
  const { text, buttons } = village.latest(phoneOf(play, officer), '元');
  const yes = buttons.find((label) => label.endsWith('记下'));
  expect(yes !== undefined, text).toBe(!isSame && mayChange(world, branch, member, from));
  if (yes === undefined || random.below(6) === 0) return;
  await village.tap(phoneOf(play, officer), 'bot', yes);
  expect(village.latest(phoneOf(play, officer)).text).toContain('✓ 记好了');
  member.amounts.push({ from, fen, duesClass });
}

/** A roster file says that somebody is of the other branch now, is suspended, or has left; one or two people at once. */
export async function importChanges(play: Play): Promise<void> {
  const { random, world } = play;
  const movable = random.shuffled(world.members.filter(({ k }) => k > 2)).slice(0, 1 + random.below(2));
  for (const member of movable) {
    const row = play.rows.get(member.number) ?? [];
    const [branch, status] = [branchOn(member, world.today), statusOn(member, world.today)];
    const isHere = status === '正式' || status === '停止党籍';
    if (isHere && random.below(2) === 0) {
      const other = world.branches.find((one) => one !== branch) as Branch;
      row[columns.branch] = other.code;
      member.moves.push({ day: world.today, branch: other });
      play.story.push(`import: ${member.name} to ${other.code}`);
    } else {
      const next = random.pick<Status>(
        status === '正式' ? ['停止党籍', '停止党籍', '已转出', '已离队'] : ['正式'],
      );
      row[columns.status] = next;
      member.statuses.push({ day: world.today, status: next });
      play.story.push(`import: ${member.name} ${next}`);
    }
  }
  await importMembers(play);
}

export async function restart(play: Play): Promise<void> {
  play.story.push('restart');
  await play.village.talk.restart();
}

/** Some days on, or some hours of the same day; never onto a Party day, on which files count from the morrow. */
export async function goOn(play: Play): Promise<void> {
  const { random, world } = play;
  const days = ['03', '06', '11', '19', '24', '27'].map((day) => `${monthOfDay(world.today)}-${day}`);
  const next = days.find((day) => day > world.today);
  const isFar = next === undefined || random.below(2) === 0;
  await comeTo(play, isFar ? `${plusMonths(monthOfDay(world.today), 1)}-${random.pick(['01', '03'])}` : next);
}

async function comeTo(play: Play, day: string): Promise<void> {
  const { world, village } = play;
  play.story.push(day);
  await village.talk.advanceTo(day, '10:00');
  world.today = day;
  world.moment = village.talk.clock.now();
}
