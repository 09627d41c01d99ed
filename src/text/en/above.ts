import type { BranchCounts, DuesCounts, NamedAs, NamedGroup } from '../../domain/digest/branch-counts.ts';
import type { MonthDay } from '../../domain/digest/month-facts.ts';
import type { ShownLook } from '../../domain/digest/name-look.ts';
import type { Post } from '../../domain/people/facts.ts';
import { enDay, enMonth } from '../dates.ts';
import { splitLines } from '../split-lines.ts';
import type { above as zh } from '../zh-cn/above.ts';
import { binding } from './binding.ts';
import { dayWords, ending } from './digest.ts';
import { month as monthTexts } from './month.ts';

const dayAsOf = ({ date, today }: ShownLook) =>
  date.slice(0, 4) === today.slice(0, 4) ? enDay(date) : `${enDay(date)} ${date.slice(0, 4)}`;
const postList = (posts: readonly Post[]) => posts.map((post) => binding.posts[post]).join(', ');

const dayLines = ({ day }: BranchCounts): readonly string[] => {
  switch (day.kind) {
    case 'undated':
    case 'skipped':
      return [`Party day: ${dayWords[day.kind]}`];
    case 'planned':
    case 'unrecorded':
    case 'cancelled':
      return [`Party day: ${enDay(day.date)}, ${dayWords[day.kind]}`];
    case 'held':
      return [`Party day: ${enDay(day.date)}, ${dayWords.held}`, monthTexts.counts(day.tally, 0)];
  }
};

const duesLine = ({ mode, payers, paid, claimed, open }: DuesCounts): string => {
  const title = mode === 'quarterly' ? 'Dues (by the quarter)' : 'Dues';
  if (payers === 0) return `${title}: nobody owes any`;
  if (open === 0 && claimed === 0) return `${title}: all ${payers} have paid`;
  const waiting = claimed > 0 ? [`to be confirmed ${claimed}`] : [];
  return `${title}: ${payers} owe, ${[`confirmed ${paid}`, ...waiting, `open ${open}`].join(', ')}`;
};

const chatWords = {
  present: 'registered',
  left: 'the assistant was removed',
  none: 'not registered',
} as const;

const officersLine = ({ bound, unbound }: BranchCounts['posts']): string => {
  if (bound.length === 0 && unbound.length === 0) return 'Officers: none on the roster';
  const parts = [
    ...(bound.length > 0 ? [`${postList(bound)} connected`] : []),
    ...(unbound.length > 0 ? [`${postList(unbound)} not connected`] : []),
  ];
  return `Officers: ${parts.join('; ')}`;
};

const conditionLine = ({ condition, reviewDate }: BranchCounts): readonly string[] => {
  if (condition === 'normal') return [];
  const review = reviewDate === null ? '' : `, to be reviewed ${enDay(reviewDate)} ${reviewDate.slice(0, 4)}`;
  return [`State: ${condition === 'offline' ? 'offline' : 'on pasture'}${review}`];
};

const groupWords: Readonly<Record<NamedAs, string>> = {
  present: 'Present',
  online: 'Online',
  leave: 'Leave',
  absent: 'Absent',
  unrecorded: 'Not recorded',
  expected: 'Expected',
  madeUp: 'Made up',
  away: 'Away (not expected)',
  excused: 'Excused (not expected)',
  suspended: 'Suspended (not expected)',
};

const groupLine = ({ as, count, names }: NamedGroup): readonly string[] => {
  if (count === 0) return [];
  const unnamed = count - names.length;
  const parts = [
    ...(names.length > 0 ? [names.join(', ')] : []),
    ...(unnamed > 0 ? [names.length > 0 ? `${unnamed} more by total only` : 'by total only, no names'] : []),
  ];
  return [`${groupWords[as]} ${count}: ${parts.join('; ')}`];
};

const notHeld = (day: MonthDay['kind']): readonly string[] =>
  day === 'held' || day === 'unrecorded' ? [] : [`Party day: ${dayWords[day]}`];

const whoLooked = ({ who }: ShownLook): string => {
  if (who === 'operator') return 'the county’s operator';
  return who === 'formerAdmin' ? 'a former admin' : binding.whom(who);
};

const look = (one: ShownLook) =>
  `${dayAsOf(one)}: ${whoLooked(one)} saw the names of ${enMonth(one.month)}; reason: ${one.reason ?? 'erased'}`;

export const above: typeof zh = {
  branch: (counts) =>
    [
      `${counts.branch}, ${enMonth(counts.month)}`,
      ...dayLines(counts),
      ...(counts.madeUp > 0 ? [`Made up: ${counts.madeUp}`] : []),
      duesLine(counts.dues),
      `Group: ${chatWords[counts.chat]}`,
      officersLine(counts.posts),
      ...conditionLine(counts),
      ...ending,
    ].join('\n'),
  buttonNames: 'Names (with a reason)',
  buttonMonth: enMonth,
  buttonOthers: 'Other branches',
  whichBranch: (example, page, pages) =>
    `Which branch? Tap one, or send: /branch ${example}${pages > 1 ? ` (page ${page} of ${pages})` : ''}`,
  noBranches: 'There is no branch for you to look at.',
  countyTotals: (example) =>
    `The county sees totals by township, no single branch. Tap a township, or send: /branch ${example}`,
  whichOfThem: (said) => `“${said}” has several branches: which one?`,
  didYouMean: (said) => `No branch is called “${said}”. Did you mean:`,
  noSuchBranch: (said, near) =>
    `There is no branch “${said}”. Similar: ${near.join(', ')}. For example: /branch ${near[0] ?? '石桥村'}`,
  notYours: (said, near) =>
    `“${said}” is not yours to look at. Of your own, for example: /branch ${near[0] ?? '石桥村'}`,
  notYet: (month, said, last) =>
    `${enMonth(month)} is still to come. For this month send: ${['/branch', said, last].filter(Boolean).join(' ')}`,
  before: (month, said, first) =>
    `There is no record of ${enMonth(month)} yet; the first is ${enMonth(first)}. For example: ${['/branch', said, first].filter(Boolean).join(' ')}`,

  askReason: (branch, month) =>
    `What are the names of ${branch} for ${enMonth(month)} needed for? The reason is written down, and the branch can read it.\nTap one, or write, for example: /branch ${branch} ${month} names reason 核对名册`,
  readyReasons: {
    roster: 'checking the roster',
    help: 'helping to reach members',
    books: 'checking the ledgers',
  },
  reasonTooShort: (branch) => `Please say what for, for example: /branch ${branch} names reason 核对名册`,
  reasonTooLong: (most) =>
    `The reason is too long: at most ${most} characters. For example: /branch 石桥村 names reason 核对名册`,
  names: (branch, month, { day, groups }, reason) =>
    splitLines([
      `Names of ${branch}, ${enMonth(month)}: for you alone, please do not forward`,
      ...notHeld(day),
      ...groups.flatMap(groupLine),
      `It is written down that you saw them; reason: ${reason}. The branch can read this.`,
      ...ending,
    ]),

  look,
  looks: (branch, some, page, pages) =>
    some.length === 0
      ? `${branch}: nobody above has seen its names.`
      : [
          `Who above has seen the names of ${branch}${pages > 1 ? ` (page ${page} of ${pages})` : ''}:`,
          ...some.map(look),
        ].join('\n'),
  looksMore: (count) => `${count} more: send /members and tap “Who saw names”`,
  buttonLooks: 'Who saw names',
  buttonRead: 'Noted',
};
