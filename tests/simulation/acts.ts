import type { PhoneMessage } from '../../src/rehearsal/phone.ts';
import type { Where } from '../../src/rehearsal/people/handles.ts';
import type { Simulation } from './simulation.ts';
import type { Villager } from './town.ts';

/** What people do. An act that is not possible at this moment is not done. */
export type Act = (simulation: Simulation) => void;

/** Words by which the messages of the month are known. */
const words = { notice: '来不了', card: '应到', dues: '我的党费' } as const;
/** Answered by an officer who looks into the group, and by nobody else (`officers.ts`). */
const notForFun: ReadonlySet<string> = new Set(['看到了', '没看到，重发']);

/** Whom nobody knows yet taps as often as three others. */
function somebody({ random, town }: Simulation): Villager {
  return random.pick([
    ...town.people,
    ...town.people.filter(({ isStranger }) => isStranger).flatMap((one) => [one, one]),
  ]);
}

export function officer({ random, town }: Simulation, place?: number): Villager {
  return random.pick(
    town.people.filter((one) => (place === undefined ? one.place < 2 : one.place === place)),
  );
}

function tap(
  simulation: Simulation,
  who: Villager,
  where: Where,
  message: PhoneMessage,
  label: string,
): void {
  const { rehearsal, random, note } = simulation;
  const place = where === 'bot' ? '' : '（群）';
  note(() => `${who.name}${place} 点 [${label}] ← ${firstLine(message.text)}`);
  // Impatient people tap twice.
  for (let n = random.below(8) === 0 ? 2 : 1; n > 0; n -= 1)
    rehearsal.people.tap(who.person, where, message.messageId, label);
}

export function say(simulation: Simulation, who: Villager, text: string): void {
  if (!who.isPrivate) return;
  simulation.note(() => `${who.name} 说 “${text}”`);
  simulation.rehearsal.people.say(who.person, 'bot', text);
}

/** A button of the group's newest message of a kind. */
function inGroup(containing: string, labels: readonly string[]): Act {
  return (simulation) => {
    const { rehearsal, town, random } = simulation;
    const message = rehearsal.lastMessage(town.group, { fromBot: true, containing });
    const shown = labelsOf(message).filter((label) => labels.includes(label));
    if (message === undefined || shown.length === 0) return;
    if (!isTappable(simulation, town.group, message)) return;
    tap(simulation, somebody(simulation), town.group, message, random.pick(shown));
  };
}

/** Any button of one of the newest messages that the person can see. */
function anything(of: (simulation: Simulation) => Villager): Act {
  return (simulation) => {
    const { rehearsal, town, random } = simulation;
    const who = of(simulation);
    const where = who.isPrivate && random.below(4) > 0 ? 'bot' : town.group;
    const messages = rehearsal
      .messages(where === 'bot' ? who.person : where)
      .filter((one) => one.fromBot && labelsOf(one).length > 0)
      .slice(-3);
    if (messages.length === 0) return;
    const message = random.pick(messages);
    if (!isTappable(simulation, where, message)) return;
    tap(simulation, who, where, message, random.pick(labelsOf(message)));
  };
}

const readBackLabels: ReadonlySet<string> = new Set(['对得上', '不对', '都不记']);

/** A read-back of dues, answered by the officer to whom it came. */
function readBack(simulation: Simulation): void {
  const who = officer(simulation);
  const message = simulation.rehearsal
    .messages(who.person)
    .findLast((one) => one.fromBot && labelsOf(one).some((label) => readBackLabels.has(label)));
  const shown = labelsOf(message).filter((label) => readBackLabels.has(label));
  if (message !== undefined) tap(simulation, who, 'bot', message, simulation.random.pick(shown));
}

/** The messages of a group from before it became a supergroup cannot be tapped any more. */
function isTappable({ town }: Simulation, where: Where, message: PhoneMessage): boolean {
  return where === 'bot' || message.chatId === town.group.id;
}

function labelsOf(message: PhoneMessage | undefined): readonly string[] {
  return (message?.buttons ?? [])
    .flat()
    .filter(({ url, label }) => url === undefined && !notForFun.has(label))
    .map(({ label }) => label);
}

const ownWords = [
  '来了',
  '请假',
  '撤销',
  '党费交了',
  '我的党费',
  '我的',
  '来不了',
  '晚点到',
  '收到',
  '在家看的线上',
];

function member(simulation: Simulation): void {
  say(simulation, somebody(simulation), simulation.random.pick(ownWords));
}

/** What officers write in their private chat; 张三 stands for somebody of the branch. */
const officersWords: readonly string[] = [
  '除张三请假，都到',
  '到会 张三、李四',
  '到齐',
  '张三缺席',
  '撤销',
  '撤销 张三',
  '待办',
  '待办',
  '党费到会',
  '党费 全部',
  '党费全部除张三',
  '党费 张三',
  '撤销 张三 记错人了',
  '记录',
  '党日',
  '补学 张三',
  '党员 张三 外出',
  '党员 张三 回来',
  '登记 应到8 实到5 请假1',
];

const moneyWords = officersWords.filter((words) => words.includes('党费'));

/** An officer writes one of these. */
const writing =
  (words: readonly string[]): Act =>
  (simulation) => {
    const { random, town } = simulation;
    const who = officer(simulation);
    const own = town.people.filter(({ branch }) => branch === who.branch);
    const said = random
      .pick(words)
      .replace('张三', random.pick(own).name)
      .replace('李四', random.pick(own).name);
    say(simulation, who, said);
  };
const officers = writing(officersWords);
const money = writing(moneyWords);

function undoMine(simulation: Simulation): void {
  say(simulation, somebody(simulation), '撤销');
}

function repeat(asNewId: boolean): Act {
  return ({ rehearsal, random, note }) => {
    const all = rehearsal.allUpdates().filter((update) => !asNewId || update.callback_query !== undefined);
    const late = all.slice(-6);
    if (late.length === 0) return;
    const { update_id: id } = random.pick(late);
    note(() => `（更新${String(id)}又来一次${asNewId ? '，换了编号' : ''}）`);
    rehearsal.redeliver(id, { asNewId });
  };
}

/** Several people at once, and their updates come the other way round. */
function disorder(simulation: Simulation): void {
  const { rehearsal, random } = simulation;
  rehearsal.holdUpdates();
  for (let n = 2 + random.below(4); n > 0; n -= 1) random.pick(lively)(simulation);
  rehearsal.releaseUpdates('reversed');
}

function migrate({ rehearsal, town, note }: Simulation): void {
  const [creator] = town.people;
  if (creator === undefined || town.group.id < -1_000_000_000_000) return;
  note(() => '（群升级为超级群）');
  rehearsal.people.migrateGroup(town.group, creator.person);
}

const checkIn = inGroup(words.card, ['签到', '线上参加', '请假']);
const leave = inGroup(words.notice, ['请假']);
const dues = inGroup(words.dues, ['我的党费']);
const anyOfficers = anything((simulation) => officer(simulation));
const lively: readonly Act[] = [checkIn, checkIn, leave, dues, anything(somebody), member];

/** Before the day: mostly leave. */
export const early: readonly Act[] = [leave, leave, member, officers, anyOfficers, anything(somebody)];
/** While the card is open. */
export const busy: readonly Act[] = [
  ...lively,
  ...lively,
  checkIn,
  checkIn,
  undoMine,
  officers,
  anyOfficers,
  anyOfficers,
  repeat(true),
  repeat(true),
  repeat(false),
  disorder,
];
/** Closing, dues, corrections. */
export const late: readonly Act[] = [
  officers,
  officers,
  anyOfficers,
  anyOfficers,
  dues,
  anything(somebody),
  member,
  repeat(true),
  repeat(false),
];
/** Dues, counted at the table. */
export const counting: readonly Act[] = [
  money,
  money,
  money,
  readBack,
  readBack,
  readBack,
  readBack,
  dues,
  anyOfficers,
  anyOfficers,
  member,
  repeat(true),
];
export const migration: Act = migrate;

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
