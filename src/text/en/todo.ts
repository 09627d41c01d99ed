import type { DuesClass, Fact, FactField, MemberStatus, Post } from '../../domain/people/facts.ts';
import { clockTime, enDay, enMonth } from '../dates.ts';
import { month } from './month.ts';
import type { help as zhHelp, me as zhMe, todo as zhTodo } from '../zh-cn/todo.ts';

const beginning = (text: string) => {
  const [line = ''] = text.split('\n');
  return line.length <= 30 ? line : `${line.slice(0, 30)}…`;
};

export const todo: typeof zhTodo = {
  movedBelow: 'See the newest one below.',
  empty: 'Nothing is waiting for you.',
  title: 'To do',
  branch: (name) => `[${name}]`,
  plan: (month) => `The ${enMonth(month)} Party day has no date yet`,
  buttonPlan: (month) => `Settle ${enMonth(month)}`,
  claims: (count) => `${count} accounts wait for a name`,
  buttonClaims: 'Match names',
  leaves: (date, names) => `Leave for ${enDay(date)} awaits you: ${names.join(', ')}`,
  closing: (date, count) => `Party day of ${enDay(date)}: ${count} not recorded yet`,
  buttonClosing: 'Record them',
  uncertain: (what, at) =>
    `${what} sent to the group on ${enDay(at.date)} at ${clockTime(at.time)} may not have arrived. Is it in the group?`,
  uncertainCards: {
    notice: 'The Party day notice',
    changes: 'The notice of a change',
    'check-in': 'The check-in card',
    dues: 'The dues card',
  },
  uncertainCard: 'A card',
  uncertainFile: (fileName) => `The file “${fileName}”`,
  uncertainMessage: (text) => `A message (“${beginning(text)}”)`,
  deadTwin: (what) =>
    `${what}: the program was restored from a backup, and one that is in the group already does not work any more. Send a new one?`,
  buttonSendAnew: 'Send a new one',
  buttonLetBe: 'No need',
  buttonSeen: 'It is there',
  buttonResend: 'Not there, send again',
  seen: 'Noted.',
  resent: 'Sent again.',
  newOfficers: (count) => `${count} officers were bound in the last two days`,
  buttonNewOfficers: 'Who are they?',
};

export const factLabels: Readonly<Record<FactField, string>> = {
  branch: 'Branch',
  alsoBranches: 'Posts also in',
  status: 'Status',
  posts: 'Posts',
  group: 'Party group',
  away: 'Away',
  excused: 'Excused from attending',
  reviewDate: 'To be reviewed on',
  duesClass: 'Class of dues',
  duesFen: 'Monthly dues',
  paidUntil: 'Paid until',
  paysThrough: 'Dues paid by',
  contact: 'Contact',
};
const sources: Readonly<Record<Fact['source'], string>> = {
  import: 'import',
  officer: 'branch officer',
  township: 'township',
  system: 'system',
};
const statuses: Readonly<Record<MemberStatus, string>> = {
  formal: 'full member',
  probationary: 'probationary member',
  suspended: 'membership suspended',
  transferred: 'transferred',
  left: 'left the Party branch',
};
const posts: Readonly<Record<Post, string>> = {
  secretary: 'secretary',
  deputySecretary: 'deputy secretary',
  organisation: 'organisation commissioner',
  publicity: 'publicity commissioner',
  discipline: 'discipline commissioner',
  groupLeader: 'Party group leader',
  generalSecretary: 'general branch secretary',
};
const duesClasses: Readonly<Record<DuesClass, string>> = {
  farmer: 'farmer',
  migrant: 'migrant worker',
  wage: 'wage earner',
  retired: 'retired',
  relief: 'on minimum living relief',
  waived: 'dues waived',
};

export const me: typeof zhMe = {
  head: (name, branch) => `${name}, ${branch}`,
  none: 'There is no Party day on record for you yet.',
  line: (month, date, state) => `${enMonth(month)} Party day (${enDay(date)}): ${state}`,
  coming: (date, state) =>
    `Next Party day: ${enDay(date)}${state === 'unrecorded' ? '' : ` (${month.stateLabels[state]})`}`,
  buttonData: 'My data',
  dataOnItsWay: 'On its way.',
  dataCaption: 'Everything the assistant keeps about you. If something is wrong, tell the secretary.',
  dataFile: 'my-data.txt',
  dataTitle: 'Everything the assistant keeps about you',
  dataFields: {
    number: 'Number',
    name: 'Name',
    alias: 'Alias',
    branch: 'Branch',
    group: 'Party group',
    account: 'Bound chat accounts',
    facts: 'Roster entries',
    attendance: 'Party days',
  },
  dataLine: (label, value) => `${label}: ${value}`,
  dataFact: (from, field, value, source) =>
    `from ${enDay(from)} ${from.slice(0, 4)}  ${factLabels[field]}: ${value} (source: ${sources[source]})`,
  dataDay: (date, state) => `${enDay(date)} ${date.slice(0, 4)}  ${state}`,
  dataWords: {
    none: 'none',
    yes: 'yes',
    no: 'no',
    list: (words) => words.join(', '),
    status: (status) => statuses[status],
    post: (post) => posts[post],
    duesClass: (duesClass) => duesClasses[duesClass],
    yuan: (amount) => `${amount} yuan`,
    date: (date) => `${enDay(date)} ${date.slice(0, 4)}`,
    month: (month) => enMonth(month),
    paysThrough: (cell) => cell.replace('亲属', 'relative ').replace('党员', 'member ').trim(),
    person: (name, number) => `${name} (${number})`,
  },
};

export const help: typeof zhHelp = {
  member: 'Tap the buttons on the card in the group, or those below.',
  officer: 'What you need most is below: tap, or just write a line.',
  leader:
    'What leaders of Party groups need most is below: tap, or just write a line. E.g. /attend 张三 李四 到',
  county: 'What the county needs most is below.',
  admin: 'What the township needs most is below.',
  unknown: 'I do not know yet who you are. Tap “Check in” in the branch group, or send: /iam NAME',
  all: 'All commands:',
  line: (name, alias, description, example) => `/${name} ${alias}: ${description}. E.g. ${example}`,
  buttonAll: 'All commands',
};
