import type { ReplyCall } from '../../command.ts';
import { holdsOffice } from '../../domain/authority/actor.ts';
import { indexSpoken } from '../../domain/grammar/names.ts';
import { normalize } from '../../domain/grammar/normalize.ts';
import { rosterEntries } from '../roster/entries.ts';
import { rosterOn } from '../roster/roster-on.ts';

const address = /^[\s,.]*(?:书记|主任|组长|您好|你好|报告)*[\s,.]*/;

/**
 * Whether words about not coming are about another member of the speaker's branch: they begin with his name (铁柱哥请假),
 * or, of an officer, who speaks of others more often than of himself, hold it anywhere.
 */
export function namesAnother(call: ReplyCall, words: string): boolean {
  const { tx, actor, today } = call;
  const { person } = actor;
  if (!person) return false;
  const text = normalize(words).text.replace(address, '');
  const entries = rosterEntries(tx, person.branchId, rosterOn(tx, person.branchId, today));
  const others = [...indexSpoken(entries)].filter(([, people]) => people.every(({ id }) => id !== person.id));
  return others.some(
    ([name]) => name.length > 1 && (holdsOffice(actor) ? text.includes(name) : text.startsWith(name)),
  );
}
