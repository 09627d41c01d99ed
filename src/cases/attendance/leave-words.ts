import type { Call, CommandCall } from '../../command.ts';
import { holdsOffice } from '../../domain/authority/actor.ts';
import type { Actor } from '../../domain/authority/actor.ts';
import { addDays } from '../../domain/calendar/time.ts';
import { readLeave } from '../../domain/grammar/leave-reason.ts';
import type { LeaveReading } from '../../domain/grammar/leave-reason.ts';
import { nameKey } from '../../domain/grammar/normalize.ts';
import { readReply } from '../../domain/grammar/reply-reading.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import { cardKinds } from '../cards/touch.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { askLeave } from './ask-leave.ts';
import { comingDay } from './day-in-hand.ts';
import { withdrawLeave } from './withdraw-leave.ts';

export type LeaveWords =
  | LeaveReading
  | { readonly kind: 'for'; readonly name: string }
  /** Not surely the speaker's own leave: 请假改成4个, 请假的有几个. */
  | { readonly kind: 'unread' };

export const unread: LeaveWords = { kind: 'unread' };

/** What is said after 请假. A name of the roster is no reason: leave is asked for oneself. */
export function leaveWords(words: string, { tx, actor, today }: Call): LeaveWords {
  const { person } = actor;
  if (!person) return ownLeave(words, actor);
  const said = nameKey(words);
  const named = rosterOn(tx, person.branchId, today).flatMap(({ person: { id, name, alias } }) => {
    const written = [name, alias ?? name].find((own) => said.startsWith(nameKey(own)));
    return written === undefined ? [] : [{ id, name, rest: said.slice(nameKey(written).length) }];
  });
  const own = named.find(({ id }) => id === person.id);
  const [other] = named;
  if (own) return ownLeave(own.rest, actor);
  return other ? { kind: 'for', name: other.name } : ownLeave(words, actor);
}

/** An officer speaks of others more often than of himself: words that are no reason are not taken for his own leave. */
function ownLeave(words: string, actor: Actor): LeaveWords {
  const read = readLeave(words);
  if (words === '' || read.kind === 'withdraw') return read;
  const said = readReply(`请假，${words}`);
  if (said?.kind === 'undo' && said.what === 'leave') return { kind: 'withdraw' };
  if (said?.kind !== 'leave') return unread;
  return said.vague === true && holdsOffice(actor) ? unread : read;
}

/** /leave: for the coming Party day. Privately the card offers the reasons in place; in the group it is 👌. */
export function sayLeave(call: CommandCall<LeaveWords>): Outcome {
  const { tx, text, actor, today, chat, args, messageId } = call;
  const branch = actor.person && tx.org.branch(actor.person.branchId);
  if (args.kind === 'for') {
    const officer = branch && actor.person.officerOf.includes(branch.id);
    return { reply: { text: text.leave[officer ? 'forOtherOfficer' : 'forOther'](args.name) } };
  }
  if (args.kind === 'unread')
    return { reply: { text: text.leave[holdsOffice(actor) ? 'unreadOfficer' : 'unread'] } };
  const day = branch && comingDay(tx, branch, today);
  if (!day) {
    const closed = branch && closedLately(call, branch);
    return { reply: { text: closed ? text.leave.closed : text.attend.leaveNoDay } };
  }
  const { answer } =
    args.kind === 'withdraw'
      ? withdrawLeave(call, day.date, 'text')
      : askLeave(call, day.date, args.reason, 'text');
  if (answer?.alert === true) return { reply: { text: answer.text } };
  if (chat.kind === 'group') return { acknowledge: true };
  const id = String(day.id);
  return {
    cards: [
      {
        kind: cardKinds.ownLeave,
        chatId: chat.id,
        subject: `${id}:${messageId}`,
        supersedes: `${id}:`,
      },
    ],
  };
}

/** So soon after the last day somebody who asks leave means that one. */
const latelyDays = 3;

function closedLately({ tx, today }: Call, branch: Branch): boolean {
  return tx.partyDays
    .history(branch.id, 2)
    .some(
      ({ state, closedAt, date }) =>
        state === 'planned' && closedAt !== null && date >= addDays(today, -latelyDays),
    );
}
