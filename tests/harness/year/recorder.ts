import { chineseDaysTable } from '../../../src/adapters/calendar/chinese-days-table.ts';
import { isPublicHoliday } from '../../../src/domain/calendar/holidays.ts';
import { localOf, monthOf } from '../../../src/domain/calendar/time.ts';
import type { Instant, LocalDate, LocalTime, Month } from '../../../src/domain/ids.ts';
import type { CallRecord } from '../../../src/rehearsal/calls.ts';
import { textOf } from '../branch-talk.ts';
import type { Conversation } from '../conversation.ts';
import type { Group, Person } from '../../../src/rehearsal/people/handles.ts';

const zone = 'Asia/Shanghai';
const holidays = chineseDaysTable();
const newMessages = new Set(['sendMessage', 'sendDocument', 'sendPhoto']);

/** A new message of the bot. */
export interface Sent {
  readonly at: Instant;
  readonly date: LocalDate;
  readonly time: LocalTime;
  /** The group's or the person's id. */
  readonly to: number;
  readonly text: string;
  /** Of the bot's own accord: nobody had just said or tapped anything that it answers. */
  readonly unasked: boolean;
  /** The person had said by then whether to come. */
  readonly answered: boolean;
}

export interface Recorder {
  readonly sent: readonly Sent[];
  /** Every text that a group was ever shown, edits included. */
  readonly shown: readonly string[];
  /**
   * Takes down what the bot has sent since the last look. `actors`: who has said or tapped something in that time. A new
   * message in a group answers nobody: there the answer is the edited card, a 👌 or what only the tapper sees.
   */
  look(actors?: readonly Person[]): void;
}

export function openRecorder(talk: Conversation, groups: readonly Group[]): Recorder {
  const groupIds = new Set(groups.map(({ id }) => id));
  const sent: Sent[] = [];
  const shown: string[] = [];
  let seen = talk.rehearsal.calls().length;
  return {
    sent,
    shown,
    look(actors = []) {
      const calls = talk.rehearsal.calls().slice(seen);
      seen += calls.length;
      const asked = new Set(actors.map(({ id }) => id));
      for (const call of calls) {
        const to = Number(call.params['chat_id']);
        if (call.outcome.kind !== 'ok' || !Number.isFinite(to)) continue;
        const text = textOf(call);
        if (groupIds.has(to) && text !== '') shown.push(text);
        if (!newMessages.has(call.method)) continue;
        const { date, time } = localOf(call.at, zone);
        const unasked = groupIds.has(to) ? !answersWriter(call) : !asked.has(to);
        sent.push({ at: call.at, date, time, to, text, unasked, answered: hasAnswered(talk, to, date) });
      }
    },
  };
}

/** Under the message of somebody who cannot be written to privately. */
function answersWriter({ params }: CallRecord): boolean {
  return params['reply_parameters'] !== undefined;
}

/** Whether something stands about the owner of this private chat on the month's Party day. */
function hasAnswered(talk: Conversation, userId: number, date: LocalDate): boolean {
  return talk.app().store.read((tx) => {
    const account = tx.accounts.byUser('telegram', String(userId));
    const own = account && tx.accounts.bindings(account.id).find(({ relation }) => relation === 'self');
    const personId = own?.personId ?? undefined;
    if (personId === undefined) return false;
    return tx.partyDays.inMonth(monthOf(date)).some(({ id }) => tx.attendance.states(id).has(personId));
  });
}

export interface YearRules {
  readonly groups: readonly Group[];
  readonly officers: readonly Person[];
  /** Everybody else who is a member. */
  readonly members: readonly Person[];
  readonly muted: readonly Person[];
  /** Who is dead or transferred, and from when. */
  readonly gone?: readonly { readonly who: Person; readonly from: string }[];
  /** Months with a moved or cancelled day: a fourth group message. */
  readonly changed: readonly string[];
  /** What no group may ever be shown. */
  readonly names: readonly string[];
}

const reminder = '提醒一下';

/** Everything that broke a rule of design §1, in words; nothing when the year was quiet enough. */
export function broken(
  { sent, shown }: Pick<Recorder, 'sent' | 'shown'>,
  rules: YearRules,
): readonly string[] {
  const { groups, officers, members, muted, changed, names, gone = [] } = rules;
  const unasked = sent.filter((one) => one.unasked);
  const isOfBranch = (to: number) => [...officers, ...members].some(({ id }) => id === to);
  const problems: string[] = [];
  const months = [...new Set(unasked.map(({ date }) => monthOf(date)))];
  for (const month of months) {
    const inMonth = unasked.filter(({ date }) => monthOf(date) === month);
    for (const { id } of groups) {
      const own = inMonth.filter(({ to }) => to === id);
      const most = changed.includes(month) ? 4 : 3;
      if (own.length > most)
        problems.push(`${month}: ${String(own.length)} messages in a group: ${heads(own).join(' | ')}`);
    }
    for (const { id, name } of officers) {
      const own = inMonth.filter(({ to }) => to === id);
      if (own.length > 4)
        problems.push(
          `${month}: ${String(own.length)} private messages to officer ${name}: ${heads(own).join(' | ')}`,
        );
    }
    for (const { id, name } of members) {
      const topics = new Map<string, Sent[]>();
      for (const one of inMonth.filter(({ to }) => to === id))
        topics.set(topicOf(one), [...(topics.get(topicOf(one)) ?? []), one]);
      for (const [topic, own] of topics)
        if (own.length > 2) problems.push(`${month}: ${String(own.length)} to ${name} about ${topic}`);
    }
  }
  for (const { to, date, time, text, answered } of unasked) {
    const what = `${date} ${time} ${head(text)}`;
    if (time < '08:00' || time >= '20:00') problems.push(`in quiet hours: ${what}`);
    if (isPublicHoliday(holidays, date)) problems.push(`on a holiday: ${what}`);
    if (text.startsWith(reminder) && answered) problems.push(`to somebody who had answered: ${what}`);
    if (muted.some(({ id }) => id === to)) problems.push(`to somebody muted: ${what}`);
    if (gone.some(({ who, from }) => who.id === to && date >= from))
      problems.push(`to somebody who is gone: ${what}`);
    // The township's digest brings its picture and its sheet.
    if (isOfBranch(to) && text === '') problems.push(`an unasked file: ${what}`);
  }
  for (const text of shown)
    for (const name of names)
      if (text.includes(name)) problems.push(`${name} named in a group: ${head(text)}`);
  return problems;
}

/** Reminders of one Party day, moved or not, are one topic. */
function topicOf({ text }: Sent): string {
  return text.startsWith(reminder) ? reminder : head(text).replace(/\d+/g, '');
}

const head = (text: string) => text.split('\n')[0]?.slice(0, 40) ?? '';
const heads = (messages: readonly Sent[]) => messages.map(({ date, text }) => `${date} ${head(text)}`);

/** New messages a month: in each group, to each officer at most, and reminders in all and a person at most. */
export function figuresOf({ sent }: Pick<Recorder, 'sent'>, rules: YearRules): string {
  const unasked = sent.filter((one) => one.unasked);
  const months = [...new Set(unasked.map(({ date }) => monthOf(date)))].sort();
  const most = (counts: readonly number[]) => Math.max(0, ...counts);
  const rows = months.map((month: Month) => {
    const inMonth = unasked.filter(({ date }) => monthOf(date) === month);
    const to = (people: readonly { readonly id: number }[]) =>
      people.map(({ id }) => inMonth.filter((one) => one.to === id));
    const reminders = to([...rules.members, ...rules.officers]).map(
      (own) => own.filter(({ text }) => text.startsWith(reminder)).length,
    );
    const members = to(rules.members).map(({ length }) => length);
    const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
    return [
      month,
      to(rules.groups)
        .map(({ length }) => length)
        .join('/'),
      to(rules.officers)
        .map(({ length }) => length)
        .join('/'),
      `${String(sum(reminders))} (${String(most(reminders))})`,
      `${String(sum(members))} (${String(most(members))})`,
    ];
  });
  return [['month', 'group', 'officers', 'reminders (most)', 'to members (most)'], ...rows]
    .map((row) => row.map((cell) => cell.padEnd(20)).join(''))
    .join('\n');
}
