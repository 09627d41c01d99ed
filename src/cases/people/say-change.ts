import type { ButtonCall, CommandCall } from '../../command.ts';
import { after, hourMs, monthsLater } from '../../domain/calendar/time.ts';
import type { MemberReading, MemberWord } from '../../domain/grammar/member-reading.ts';
import type { BranchId, DraftId, PersonId } from '../../domain/ids.ts';
import type { CardContent, CardRequest, Outcome } from '../../domain/outcome.ts';
import type { MembersView } from '../cards/members.ts';
import { cardKinds } from '../cards/touch.ts';
import { peopleFiguresFor } from '../plan/figures.ts';
import { displayName } from '../roster/display-name.ts';
import { rosterOn } from '../roster/roster-on.ts';
import type { RosterMember } from '../roster/roster-on.ts';
import { changeMember } from './change-member.ts';
import { changedMember } from './changed.ts';
import { lastChange } from './last-change.ts';
import { undoChange } from './undo-change.ts';

/** 党员 张三 外出: does it, shows the person when nothing is said about him, or asks back whom it is about. */
export function sayChange(call: CommandCall<MemberReading>): Outcome {
  const { args, branchIds, messageId } = call;
  const branchId = branchIds[0] as BranchId;
  if (args.who.kind === 'one') return about(call, branchId, args.who.person.id, args.word, messageId);
  const { tx, text, today, now, actor } = call;
  const roster = rosterOn(tx, branchId, today);
  const ids = args.who.kind === 'namesakes' ? args.who.people.map(({ id }) => id) : [args.who.person.id];
  const choices = roster.filter(({ person }) => ids.includes(person.id));
  const draft = tx.drafts.put({
    kind: 'member',
    accountId: actor.accountId,
    data: args.word,
    expiresAt: after(now, hourMs),
  });
  const buttons = choices.map((member) => {
    const name = choiceName(call, member, roster);
    const label = args.who.kind === 'homophone' ? text.people.buttonIs(name) : name;
    const payload = `${String(branchId)}.${String(draft)}.${String(member.person.id)}`;
    return [{ label, action: 'member.choose', payload }];
  });
  const [only] = choices;
  const question =
    args.who.kind === 'homophone' && only
      ? text.people.didYouMean(args.who.said, displayName(only, roster))
      : text.people.whichOne(args.who.said);
  return { reply: { text: question, buttons } };
}

/** The chosen one of several, or whom a slip of the pen meant. */
export function chooseMember(call: ButtonCall): Outcome {
  const { tx, payload, now, text, actor, branchIds, tapId } = call;
  const [, draftId, personId] = payload.split('.').map(Number);
  const draft = tx.drafts.live(draftId as DraftId, now);
  if (draft?.kind !== 'member' || draft.accountId !== actor.accountId)
    return { answer: { text: text.common.staleButton } };
  tx.drafts.use(draft.id, now);
  const word = draft.data as MemberWord;
  return about(call, branchIds[0] as BranchId, personId as PersonId, word, `tap.${tapId}`);
}

type Asking = CommandCall<MemberReading> | ButtonCall;

function about(
  call: Asking,
  branchId: BranchId,
  personId: PersonId,
  word: MemberWord,
  asked: string,
): Outcome {
  const { tx, text, chat } = call;
  const branch = tx.org.branch(branchId);
  const one = branch && changedMember(call, branch, personId);
  if (!one) return { reply: { text: text.common.staleButton } };
  if (word.verb === 'show')
    return {
      cards: [
        membersCardOf(chat.id, branchId, asked, { page: 0, personId, unlinking: word.unlink === true }),
      ],
    };
  return { reply: changeMember(call, one, word) };
}

/** The roster as a card of its own in this chat; one that stood there before is retired. */
export function membersCardOf(
  chatId: CardRequest['chatId'],
  branchId: BranchId,
  asked: string,
  view: MembersView,
): CardRequest {
  const branch = `${String(branchId)}:`;
  return { kind: cardKinds.members, chatId, subject: `${branch}${asked}`, supersedes: branch, view };
}

/** The one-tap changes of a person's page and of 待办. */
export function tapChange(call: ButtonCall): Outcome {
  const { tx, payload, text, today } = call;
  const [branchId, personId, verb = ''] = payload.split('.');
  const branch = tx.org.branch(Number(branchId) as BranchId);
  const one = branch && changedMember(call, branch, Number(personId) as PersonId);
  const word = branch && wordOfTap(verb, monthsLater(today, peopleFiguresFor(tx, branch).reviewMonths));
  if (!one || !word) return { answer: { text: text.common.staleButton } };
  const said = changeMember(call, one, word);
  touchOwn(call);
  if (word.verb === 'review') return { answer: { text: text.people.stillSo(one.name, word.review, today) } };
  return answered(said);
}

function wordOfTap(verb: string, kept: MemberReviewDate): Exclude<MemberWord, { verb: 'show' }> | undefined {
  switch (verb) {
    case 'away':
    case 'excused':
    case 'back':
    case 'attends':
    case 'formal':
      return { verb };
    case 'keep':
      return { verb: 'review', review: kept };
    default:
      return undefined;
  }
}
type MemberReviewDate = Extract<MemberWord, { verb: 'review' }>['review'];

/** [撤销] [撤回]: only what the button was made for; after another change it is out of date. */
export function tapUndo(call: ButtonCall): Outcome {
  const { tx, payload, text } = call;
  const [branchId, personId, token] = payload.split('.');
  const branch = tx.org.branch(Number(branchId) as BranchId);
  const one = branch && changedMember(call, branch, Number(personId) as PersonId);
  const last = one && lastChange(tx, one.member.person.id);
  if (!one || last === undefined || last.kind === 'township' || last.token !== token)
    return { answer: { text: text.common.staleButton } };
  const said = undoChange(call, one);
  touchOwn(call);
  return call.card === undefined ? { reply: said } : answered(said);
}

/** A tap on a card is answered in one line; a question of who must bind is to be read in peace. */
function answered({ text }: CardContent): Outcome {
  const lines = text.split('\n');
  return {
    answer: { text: lines.slice(0, Math.max(1, lines.length - 1)).join('\n'), alert: lines.length > 2 },
  };
}

function touchOwn({ tx, card }: ButtonCall): void {
  if (card) tx.cards.touch(card.id);
}

/** Namesakes are told apart by 别名, else by Party group and the last digits of the 编号. */
function choiceName(
  { tx }: Pick<Asking, 'tx'>,
  member: RosterMember,
  roster: readonly RosterMember[],
): string {
  const name = displayName(member, roster);
  const group = member.state.group === null ? undefined : tx.org.partyGroup(member.state.group)?.name;
  return member.person.alias === null && group !== undefined && name !== member.person.name
    ? `${name} ${group}`
    : name;
}
