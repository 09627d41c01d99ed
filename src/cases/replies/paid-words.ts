import type { Call, CommandCall, ReplyCall } from '../../command.ts';
import { holdsOffice } from '../../domain/authority/actor.ts';
import { nameKey } from '../../domain/grammar/normalize.ts';
import type { PaidReply } from '../../domain/grammar/paid-reply.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { claimRelative } from '../binding/claim-relative.ts';
import { relativeButton } from '../dues/say-own-dues.ts';
import { holdPaid, payFor, tapButton, undoButton } from '../dues/say-paid.ts';
import type { PaidWords } from '../dues/say-paid.ts';
import { both, privately, quietly } from './quietly.ts';
import { whereHeld } from './where-held.ts';

/** What somebody says is paid, with the months of a command that names them. */
export type PaidSaid = Omit<PaidReply, 'count'> & PaidWords;

/** 交了, 党费交了, 我妈的党费交了: the same as the tap. */
export function sayPaid(call: ReplyCall, said: PaidSaid): Outcome {
  const { actor, chat } = call;
  // Among villagers whoever is not known to be a member is none: the words are not the bot's.
  if (!actor.person && actor.family.length === 0 && chat.kind === 'group' && chat.audience === 'mixed')
    return {};
  const { whom } = said;
  if (whom === undefined) return sayOwn(call, said);
  const forThem = whom.kind === 'name' ? sayNamed(call, whom.name, said) : sayForRelative(call, said);
  return said.withSelf ? both(sayOwn(call, said), forThem) : forThem;
}

/** /paid, 已交3个月. */
export function runPaid(call: CommandCall<PaidSaid>): Outcome {
  return sayPaid(call, call.args);
}

/** 都交了 of an officer may mean everybody’s. */
export function sayEverybody(call: ReplyCall): Outcome {
  const { text, actor } = call;
  if (!holdsOffice(actor)) return sayPaid(call, { whom: undefined, onBehalf: false, withSelf: false });
  return quietly(call, { reply: { text: text.duesCard.everybody, buttons: [[tapButton(call)]] } });
}

function sayOwn(call: ReplyCall, said: PaidSaid): Outcome {
  const { actor, text } = call;
  if (actor.person) return answered(call, actor.person.id, said);
  const [only, another] = actor.family;
  if (only !== undefined) return another === undefined ? answered(call, only, said) : askWhich(call);
  const there = whereHeld(call);
  return quietly(call, there ? holdPaid(there) : { answer: { text: text.common.noRightSelf, alert: true } });
}

function sayForRelative(call: ReplyCall, said: PaidSaid): Outcome {
  const [only, another] = call.actor.family;
  if (only === undefined) return quietly(call, { reply: { text: call.text.duesCard.needsName } });
  return another === undefined ? answered(call, only, said) : askWhich(call);
}

function sayNamed(call: ReplyCall, name: string, said: PaidSaid): Outcome {
  const { text, actor } = call;
  const known = [...(actor.person ? [actor.person.id] : []), ...actor.family].find((id) =>
    isCalled(call, id, name),
  );
  if (known !== undefined) return answered(call, known, said);
  if (holdsOffice(actor)) return quietly(call, { reply: { text: text.duesCard.forOthersOfficer(name) } });
  if (!said.onBehalf) return quietly(call, { reply: { text: text.duesCard.forOthers } });
  const claimed = claimRelative(call, name, 'paid');
  // Held until the officer agrees: heard, like the first tap of an unknown account.
  if (call.chat.kind === 'group' && claimed.reply?.buttons === undefined && claimed.cards)
    return { cards: claimed.cards, acknowledge: true };
  return quietly(call, claimed);
}

/** In a private chat with [撤销] under it, as long as there is something to take back. */
function answered(call: ReplyCall, personId: PersonId, said: PaidSaid): Outcome {
  const { count, until, month } = said;
  const outcome = payFor(call, personId, { count, until, month });
  const { answer } = outcome;
  const isPending = call.tx.dues.pendingClaim(personId) !== undefined;
  if (call.chat.kind === 'group' || !answer || !isPending) return quietly(call, outcome);
  return { reply: { text: answer.text, buttons: [[undoButton(call, personId)]] } };
}

function askWhich(call: ReplyCall): Outcome {
  const rows = call.actor.family.map((id) => [relativeButton(call, id)]);
  return privately(call, { text: call.text.duesCard.whichOne, buttons: rows });
}

function isCalled({ tx }: Pick<Call, 'tx'>, personId: PersonId, said: string): boolean {
  const person = tx.people.person(personId);
  return [person?.name, person?.alias].some(
    (own) => typeof own === 'string' && nameKey(own) === nameKey(said),
  );
}
