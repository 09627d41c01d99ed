import { distinctName } from '../../domain/grammar/names.ts';
import type { LocalDate } from '../../domain/ids.ts';
import type { MemberStatus } from '../../domain/people/facts.ts';
import type { WaitingChange } from '../../domain/people/person-view.ts';
import { enDay, enQuarter } from '../dates.ts';
import { factLabels } from './todo.ts';
import type { people as zhPeople } from '../zh-cn/people.ts';

const fullDay = (date: LocalDate) => `${enDay(date)} ${date.slice(0, 4)}`;
const since = (from: LocalDate, today: LocalDate) =>
  from === today ? 'from today' : `from ${fullDay(from)}`;
const statuses: Readonly<Record<MemberStatus, string>> = {
  formal: 'full member',
  probationary: 'probationary member',
  suspended: 'membership suspended',
  transferred: 'transferred',
  left: 'left',
};
const kinds: Readonly<Record<WaitingChange['kind'], string>> = {
  formal: 'full membership',
  transferred: 'transfer',
  died: 'death',
};
const inList = (names: readonly string[], most = 8) =>
  names.length <= most
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} and others, ${String(names.length)} in all`;

export const people: typeof zhPeople = {
  problem: (problem) => {
    switch (problem.kind) {
      case 'nobody':
        return 'Which member is it about?';
      case 'unknownName':
        return `“${problem.said}” is not on the roster.`;
      case 'unclear':
        return `“${problem.rest}” was not understood.`;
      case 'notSaid':
        return `“${problem.said}” does not say what to change; nothing was changed.`;
      case 'severalChanges':
        return `One change at a time, please; here are ${problem.said.join(', ')}.`;
      case 'noSuchDate':
        return `“${problem.said}” is not a day that can be used.`;
      case 'dateUnclear':
        return `“${problem.said}”: which day is that? Please write year and month.`;
      case 'severalDates':
        return `Several dates (${problem.said.join(', ')}): which one?`;
      case 'reviewPast':
        return `${fullDay(problem.date)} is over; please write a later day.`;
      case 'reviewMissing':
        return 'Until when?';
      case 'fromTooFar':
        return `${fullDay(problem.date)} is still to come, that is too early.`;
      case 'contactUnclear':
        return `Contact “${problem.said}”: who is it, ${problem.people.map(distinctName).join(', ')}?`;
      case 'valueMissing':
        return { contact: 'Who is the contact person?', group: 'Which Party group?', alias: 'Which alias?' }[
          problem.verb
        ];
      case 'tooLong':
        return `Too long: at most ${String(problem.most)} characters.`;
    }
  },
  whichOne: (said) => `There are several ${said}. Which one?`,
  didYouMean: (said, name) => `“${said}” is not on the roster. Do you mean ${name}?`,
  buttonIs: (name) => `It is ${name}`,
  groupUnknown: (said, known) =>
    known.length === 0
      ? 'This branch has no Party groups.'
      : `There is no “${said}”; this branch has: ${known.join(', ')}.`,
  aliasTaken: (alias) => `“${alias}” is somebody’s already, please take another.`,
  contactSelf: (name) => `${name} cannot be the own contact person.`,
  notAway: (name) => `${name} is not away and needs no contact person. First: /member ${name} 外出`,
  alreadyFormal: (name) => `${name} is a full member already.`,
  same: (name) => `Nothing to change about ${name}.`,
  changed: (name, change, today) => {
    switch (change.verb) {
      case 'away':
        return `${name} is away ${since(change.from, today)}: not expected, not reminded; counts when present. To be looked at again about ${fullDay(change.review)}.`;
      case 'excused':
        return `${name} is excused by the branch ${since(change.from, today)}: not expected; counts when present. To be looked at again about ${fullDay(change.review)}.`;
      case 'back':
        return `${name} is back: expected ${since(change.from, today)}.`;
      case 'attends':
        return `${name} attends again: expected ${since(change.from, today)}.`;
      case 'review':
        return `${name}: to be looked at again about ${fullDay(change.review)}.`;
      case 'contact':
        return `${name} is away; contact person: ${change.value}.`;
      case 'group':
        return `${name} is in ${change.value} now.`;
      case 'alias':
        return change.value === null
          ? `${name} has no alias any more.`
          : `${name} has the alias ${change.value}; it can be written from now on.`;
    }
  },
  reviewAssumed: (name, verb, until, months) =>
    `No end was said: ${String(months)} months. To change it: /member ${name} ${verb === 'away' ? '外出' : '可不参加'}到${until.slice(0, 7)}`,
  contactMissing: (name) =>
    `No contact person yet: the secretary, for now. To name one: /member ${name} 联系人 NAME`,
  takeBack: (name) => `If it is wrong tap “Undo”, or send: /member ${name} 撤销`,
  aliasBack: (name) => `To drop the alias: /member ${name} 别名 无`,
  buttonUndo: 'Undo 撤销',
  buttonUndoLast: 'Undo the last change',
  undone: (name, fields) =>
    `Undone: what was changed of ${name} (${fields.map((field) => factLabels[field]).join(', ')}). Now:`,
  nothingToUndo: (name) => `There is nothing to undo about ${name}.`,
  undoTooOld: (name, from) =>
    `The last change holds since ${fullDay(from)}, too long ago to undo. Say how it is now, e.g. /member ${name} 回来`,
  undoTownship: (name) => `The township has agreed to this about ${name}; please ask the township.`,

  change: (kind) => kinds[kind],
  asked: (name, kind, from, today) =>
    `${name}: ${kinds[kind]} (${since(from, today)}) was sent to the township; the roster changes when it agrees.${
      kind === 'formal' ? '' : ' From now on nobody is reminded about it.'
    }`,
  leavesAfterToday:
    'Today’s Party day still counts with this member. For another day, send it again with the date.',
  askedAlready: (name, kind) => `${name}: ${kinds[kind]} waits for the township already.`,
  nobodyBound: (township, admins) =>
    admins.length === 0
      ? `${township} has nobody who could agree: no township admin is on the roster, please tell the county. Nothing is lost.`
      : `${township} has nobody bound yet: ${admins.join(', ')} should bind with the slip and then agree. Nothing is lost.`,
  withdrawHow: (name) => `To take it back tap “Withdraw”, or send: /member ${name} 撤销`,
  buttonWithdraw: (name, kind) => `Withdraw 撤回 ${name}: ${kinds[kind]}`,
  withdrawn: (name, kind) => `Withdrawn: ${name}, ${kinds[kind]}; ${name} stands as before.`,
  waiting: (name, kind, from) => `Waits for the township: ${name}, ${kinds[kind]} (from ${enDay(from)})`,
  declinedItem: (name, kind) =>
    `The township did not agree: ${name}, ${kinds[kind]}; the roster stands. Ask the township if in doubt.`,

  changesTitle: (count) => `Changes of members that wait for you: ${String(count)}`,
  changesLine: (branch, name, kind, from, today) =>
    `${branch}  ${name}: ${kinds[kind]}, ${since(from, today)}`,
  changesHow: 'The roster changes when you agree. If in doubt ask the village first.',
  changesNone: 'No change of a member waits for you.',
  buttonAgree: (name, kind) => `${kind === 'died' ? 'Confirm 确认' : 'Agree 同意'} ${name}: ${kinds[kind]}`,
  buttonDecline: 'Not right',
  agreed: (name, kind) => `Agreed: ${name}, ${kinds[kind]} is in the roster.`,
  declined: (name, kind) => `Sent back to the branch: ${name}, ${kinds[kind]}. The roster stands.`,
  settledBefore: 'That was settled before.',

  person: (view, today) => [
    `${view.name}${view.groupName === undefined ? '' : ` (${view.groupName})`}`,
    `Status: ${statuses[view.status]}`,
    `Away: ${view.away ? `yes, contact person ${view.contactName ?? 'not named, the secretary for now'}` : 'no'}`,
    `Excused: ${view.excused ? 'yes' : 'no'}`,
    ...(view.reviewDate === null ? [] : [`To be reviewed: ${fullDay(view.reviewDate)}`]),
    `Account: ${view.bound ? 'matched' : view.smartphone ? 'not matched' : 'no smartphone'}`,
    ...view.waiting.map(({ kind, from }) => `Waits for the township: ${kinds[kind]}, ${since(from, today)}`),
  ],
  personHow: (name) => `Transfer, death, contact and alias in words, e.g. /member ${name} 转出`,
  buttonAway: 'Away 外出',
  buttonBack: 'Back 回来',
  buttonExcused: 'Excused 可不参加',
  buttonAttends: 'Attends again',
  buttonFormal: 'Full member 转正',
  buttonList: 'Back to the roster',
  buttonUnlink: 'Unlink account',
  askUnlink: (name, account) =>
    `The account of ${name}${account === '' ? '' : ` is “${account}”`}. Unlink it?\nWhat was recorded stays; its next tap waits for you to name it again.`,
  buttonDoUnlink: 'Unlink',
  buttonKeepLinked: 'Keep',
  unlinked: (name) => `✓ The account of ${name} is unlinked`,
  unlinkedNotice:
    'The branch has unlinked this account from the member. If that is wrong, tell the secretary, or send: /iam 张三',

  roster: (branch, { members, expected, away, excused, probationary, bound }) =>
    [
      `Roster of ${branch}`,
      `On it ${String(members)}, expected ${String(expected)}, away ${String(away)}, excused ${String(excused)}, probationary ${String(probationary)}; accounts matched ${String(bound)}`,
    ].join('\n'),
  rosterLine: (name, { status, away, excused, bound, smartphone, waiting }) => {
    const marks = [
      ...(status === 'formal' ? [] : [statuses[status]]),
      ...(away ? ['away'] : []),
      ...(excused ? ['excused'] : []),
      ...waiting.map(({ kind }) => `${kinds[kind]} waits`),
      bound ? '✓ matched' : smartphone ? 'not matched' : 'no phone',
    ];
    return `${name}: ${marks.join(', ')}`;
  },
  rosterPage: (page, pages) => `Page ${String(page)} of ${String(pages)}. Tap a name to change it.`,
  rosterOver: 'This list is for the officers of the branch only.',

  reviewDue: (name, away, date) =>
    `${name}, ${away ? 'away' : 'excused'}: to be reviewed on ${fullDay(date)}`,
  buttonStill: (name, months) => `${name}: as before, ${String(months)} months more`,
  buttonCameBack: 'Back',
  buttonComesAgain: 'Attends again',
  stillSo: (name, date) => `${name}: looked at again on ${fullDay(date)}.`,
  probationDue: (name, date, today) =>
    `${name}: probation ${date <= today ? 'ended' : 'ends'} on ${fullDay(date)}. When the branch meeting has decided: /member ${name} 转正`,
  buttonFormalOf: (name) => `${name}: full member`,

  contactList: (quarter, count) =>
    count === 0
      ? `All away members were reached in ${enQuarter(quarter)}, thank you.`
      : `Please get in touch with the away members of ${enQuarter(quarter)}: ${String(count)} left. A call or a message is enough; then tap.`,
  contactLine: (name, state, self) =>
    state === 'contacted'
      ? `✓ ${name}: ${self ? 'said so himself' : 'reached'}`
      : state === 'notContacted'
        ? `… ${name}: not reached yet`
        : `○ ${name}`,
  contactNobody: 'There is no away member for you to contact now.',
  buttonContacted: (name) => `${name}: reached`,
  buttonNotContacted: 'Not yet',
  contactNoted: (name) => `Noted: ${name} was reached.`,
  notContactedNoted: (name) => `Noted: ${name} not reached yet. No hurry.`,
  contactTodo: (quarter, names) => `Away members not reached in ${enQuarter(quarter)}: ${inList(names)}`,
  buttonContactTodo: 'Contact away members',
  contactUnnamed: (names) =>
    `Away without a contact person: ${inList(names)}. To name one: /member ${names[0] ?? ''} 联系人 NAME`,
  buttonSecretaryKeeps: 'The secretary for all',
  secretaryKeeps: (name, count) => `${name} is the contact person of these ${String(count)} now.`,

  meAway: (contact) =>
    contact === undefined
      ? 'You are away (流动): not expected at Party days.'
      : `You are away (流动): not expected at Party days. Contact person: ${contact}`,
  meContacted: (quarter) => `You were reached in ${enQuarter(quarter)}.`,
  buttonAllWell: 'I am away and well',
  allWell: 'Thank you: your contact person need not look for you. Take care.',
};
