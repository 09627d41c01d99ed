import type { ReplyCall } from '../../command.ts';
import { holdsOffice } from '../../domain/authority/actor.ts';
import type { Whom } from '../../domain/grammar/reply-family.ts';
import type { SaidOfOne } from '../../domain/grammar/reply-own.ts';
import { nameKey } from '../../domain/grammar/normalize.ts';
import { isRepairable } from '../../domain/grammar/attend-grammar.ts';
import type { BranchId, PersonId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { readAttendWords } from '../attendance/attend-words.ts';
import { recordWords } from '../attendance/record-words.ts';
import { relativeRows, tapRelative } from '../attendance/tap-relative.ts';
import { claimRelative } from '../binding/claim-relative.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { namesAnother } from './names-another.ts';
import { sayOwn } from './own-words.ts';
import { both, privately, quietly } from './quietly.ts';

/** 代我妈报到, 替王桂花签到, 我和老伴都到了. */
export function sayForFamily(call: ReplyCall, whom: Whom, said: SaidOfOne, withSelf: boolean): Outcome {
  const forThem = forRelative(call, whom, said);
  return withSelf ? both(sayOwn(call, said), forThem) : forThem;
}

/** 林大山到: the speaker's own name, a relative's, or no name of the roster at all. */
export function sayNamed(
  call: ReplyCall,
  name: string,
  said: SaidOfOne,
  otherwise: SaidOfOne | undefined,
): Outcome {
  const { tx, text, actor, today } = call;
  const { person } = actor;
  if (person && isCalled(call, person.id, name)) return sayOwn(call, said);
  if (actor.family.some((id) => isCalled(call, id, name)))
    return forRelative(call, { kind: 'name', name }, said);
  const roster = person ? rosterOn(tx, person.branchId, today) : [];
  const onRoster = roster.some((member) => isCalled(call, member.person.id, name));
  if (!onRoster && otherwise) return namesAnother(call, name) ? sayForOthers(call) : sayOwn(call, otherwise);
  if (!person) return {};
  if (!person.officerOf.includes(person.branchId))
    return quietly(call, { reply: { text: text.family.forOthers } });
  const recorded = onRoster ? recordNamed(call, person.branchId, name, said) : undefined;
  return recorded ?? quietly(call, { reply: { text: text.family.forOthersOfficer(name) } });
}

/** An officer answers the card with somebody's name: 张三请假. The same as 到会 张三请假; `undefined` where nothing is to be recorded. */
function recordNamed(
  call: ReplyCall,
  branchId: BranchId,
  name: string,
  { kind }: SaidOfOne,
): Outcome | undefined {
  if (kind !== 'present' && kind !== 'online' && kind !== 'leave') return undefined;
  const words = `${name}${{ present: '到', online: '线上', leave: '请假' }[kind]}`;
  const said = { words, chosen: [], commanded: true };
  const read = readAttendWords(call, branchId, said);
  if (!read.ok && !read.reason.problems.every(isRepairable)) return undefined;
  return quietly(call, recordWords({ ...call, branchIds: [branchId] }, { said, read }));
}

/** 小王军喊我说他请假: never the speaker's own, and nobody's entry. */
export function sayForOthers({ chat, text, actor }: ReplyCall): Outcome {
  if (chat.kind === 'group') return {};
  const { forOthers, forAnyOfficer } = text.family;
  return { reply: { text: holdsOffice(actor) ? forAnyOfficer : forOthers } };
}

function isCalled({ tx }: ReplyCall, personId: PersonId, said: string): boolean {
  const person = tx.people.person(personId);
  return [person?.name, person?.alias].some(
    (own) => typeof own === 'string' && nameKey(own) === nameKey(said),
  );
}

function forRelative(call: ReplyCall, whom: Whom, said: SaidOfOne): Outcome {
  const { tx, text, actor, today } = call;
  const { family } = actor;
  if (isForLater(said)) return sayLater(call, said.kind);
  if (whom.kind === 'name') {
    const known = family.find((id) => isCalled(call, id, whom.name));
    if (known !== undefined) return speakFor(call, known, said);
    const claimed = claimRelative(call, whom.name, said.kind);
    // Held until the officer agrees: heard, like the first tap of an unknown account.
    if (call.chat.kind === 'group' && claimed.reply?.buttons === undefined && claimed.cards)
      return { cards: claimed.cards, acknowledge: true };
    return quietly(call, claimed);
  }
  const [only, ...others] = family;
  if (only === undefined) return quietly(call, { reply: { text: text.family.needsName } });
  if (others.length === 0) return speakFor(call, only, said);
  return privately(call, {
    text: text.family.whichOne,
    buttons: relativeRows(tx, text, family, today),
  });
}

function speakFor(call: ReplyCall, personId: PersonId, said: SaidOfOne): Outcome {
  if (isForLater(said)) return sayLater(call, said.kind);
  const date = said.kind === 'leave' ? undefined : call.today;
  const reason = said.kind === 'leave' ? said.reason : null;
  return quietly(call, tapRelative(call, personId, said.kind, date, reason));
}

type ForLater = Extract<SaidOfOne, { kind: 'late' | 'away' | 'undecided' }>;

/** Nothing to write down yet. */
function isForLater(said: SaidOfOne): said is ForLater {
  return said.kind === 'late' || said.kind === 'away' || said.kind === 'undecided';
}

function sayLater({ chat, text }: ReplyCall, kind: ForLater['kind']): Outcome {
  if (chat.kind === 'group') return kind === 'late' ? { acknowledge: true } : {};
  const { late, undecided } = text.replies;
  return { reply: { text: { late, undecided, away: text.family.awayHint }[kind] } };
}
