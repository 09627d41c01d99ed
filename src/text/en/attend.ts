import { enDay } from '../dates.ts';
import { lateExample } from '../late-example.ts';
import type { attend as zh } from '../zh-cn/attend.ts';
import { month } from './month.ts';
import { recording } from './recording.ts';

const beside = (guests: number) => (guests > 0 ? `, ${recording.guests(guests)}` : '');

export const attend: typeof zh = {
  recorded: (branch, date, tally, guests) =>
    `Recorded: ${branch}, Party day of ${enDay(date)}, ${month.counts(tally, 0)}${beside(guests)}.`,
  howToUndo: 'If that is wrong: /undo',
  onBehalf: (branch) =>
    `Recorded by the township for the branch; the record page says so. If that is wrong: /undo ${branch}`,
  undoneOnBehalf: (what) => `${what} (recorded by the township)`,
  leaderTotals: 'A Party group leader writes names; the totals of the branch are the secretary’s.',
  moreThanRoster: (present, roster) =>
    `The roster has ${roster} people, so ${present} present cannot be; nothing was recorded.`,
  totalsGovern: (present, canTap) =>
    `The totals given before govern (present ${present}).${canTap ? ' To count by names, tap below.' : ''}`,
  same: (branch, date, tally, guests) =>
    `That is what is recorded already: ${branch}, Party day of ${enDay(date)}, ${month.counts(tally, 0)}${beside(guests)}.`,
  tooMany: ({ present, leave, absent }, roster) =>
    `${[`${present} present`, ...(leave === null ? [] : [`${leave} on leave`]), ...(absent === null ? [] : [`${absent} absent`])].join(', ')}: together more than the ${roster} of the roster; nothing was recorded.`,
  future: (date) =>
    `The Party day is on ${enDay(date)}, which has not come. To change the date: /partyday 改到今天 因农忙`,
  none: 'I read an attendance record but found neither figures nor names in it.',
  notOwnGroup: (names) => `${names.join(', ')}: not in your Party group. Please tell the secretary.`,

  undone: (what, tally) => `Undone: ${what}. Now: ${month.counts(tally, 0)}`,
  undoneToo: (what, now) => `Undone: ${what}. ${now}`,
  undoneLeave: (name) => `the leave of ${name}`,
  undoneTotals: 'the totals',
  undoneToEarlier: 'The totals given before those govern again. To take them back too: /undo',
  undoneGuests: 'the guests',
  undoneOn: (date, what) => `${what} (Party day of ${enDay(date)})`,
  undonePeople: (names) =>
    names.length > 6 ? `${names.slice(0, 6).join(', ')} and others (${names.length})` : names.join(', '),
  undoOneByOne: 'One person at a time: nothing was undone. Please send them one by one.',
  nothingToUndo: 'There is nothing to undo.',
  nothingToUndoFor: (name) => `There is nothing to undo for ${name} this time.`,
  unknownName: (name) => `The roster has no ${name}.`,
  reasonNeeded: (name, hours) =>
    `${hours} hours have passed, so undoing needs a reason, for example: /undo ${name === '' ? 'wrong day' : `${name} wrong person`}`,

  lateReason: (late, when) =>
    `It was closed long ago: a change of what stands needs a reason, and nothing was changed yet. For example: ${lateExample('/attend', late, when)}`,
  lateTick: (name, now, late, when) =>
    `${name}: ${month.stateLabels[now]}. It was closed long ago; to change it, write it with a reason, for example: ${lateExample('/attend', late, when)}`,

  leaveNoDay: 'No Party day is planned, so there is no need to ask leave.',
  leaveNoted: (date) =>
    `Leave for the Party day of ${enDay(date)} noted; it counts when the secretary agrees.`,
  leavesAgreed: (count) => `✓ Agreed to the leave of ${count}`,
};
