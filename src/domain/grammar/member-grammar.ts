import { addDays } from '../calendar/time.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { LocalDate } from '../ids.ts';
import { findMemberDates } from './member-dates.ts';
import type { SaidDates } from './member-dates.ts';
import type { MemberProblem, MemberReading, MemberVerb, MemberWho, MemberWord } from './member-reading.ts';
import { readValue } from './member-values.ts';
import { findVerbs, isDenied, isQuestion, undoneVerb, withoutFillers } from './member-words.ts';
import type { SaidVerb } from './member-words.ts';
import { indexSpoken, lookUp } from './names.ts';
import type { NameIndex, RosterEntry } from './names.ts';
import { normalize } from './normalize.ts';
import { phraseOf, without, wordsLeft } from './phrase.ts';
import type { Phrase } from './phrase.ts';

/** A beginning further away than this is a slip. */
const farthestDays = 366;

/**
 * Reads what an officer says about one member: 张三 外出到2027-02, 张三昨天去世, 外出 张三, 张三 联系人 李四. The name comes
 * first or last; only a name of the roster is taken for one, and what sounds like one is asked back.
 */
export function parseMember(
  said: string,
  roster: readonly RosterEntry[],
  today: LocalDate,
): Decision<MemberReading, MemberProblem> {
  const whole = phraseOf(normalize(said));
  const index = indexSpoken(roster);
  const named = nameAtStart(whole, index);
  const rest = named === undefined ? whole : without(whole, { from: 0, to: named });
  const value = readValue(rest, roster, index);
  if (value && !value.ok) return value;
  if (value) return withWho(value.value.phrase, value.value.word);

  const verbs = findVerbs(rest);
  const [first] = verbs;
  if (first && isDenied(rest, first.found)) return refuse({ kind: 'notSaid', said: said.trim() });
  const verb = theVerb(verbs);
  if (verb === undefined && first)
    return refuse({ kind: 'severalChanges', said: verbs.map(({ found }) => found.said) });
  const ending = verb === 'away' || verb === 'excused' || verb === 'review';
  const others = verbs.reduce((phrase, { found }) => without(phrase, found), rest);
  if (isQuestion(others)) return refuse({ kind: 'notSaid', said: said.trim() });
  const dates = findMemberDates(others, today, ending ? first?.found.to : undefined);
  if (!dates.ok) return dates;
  const word = wordOf(verb, dates.value, today);
  if (!word.ok) return word;
  return withWho(
    dates.value.found.reduce((phrase, found) => without(phrase, found), others),
    word.value,
  );

  /** What is left over must be the name, or nothing. */
  function withWho(phrase: Phrase, word: MemberWord): Decision<MemberReading, MemberProblem> {
    const plain = withoutFillers(phrase);
    const left = wordsLeft(plain);
    if (named === undefined) {
      const who = whoIs(left.join(''), index, roster);
      return who.ok ? accept({ who: who.value, word }) : who;
    }
    const [strange] = left;
    if (strange !== undefined) {
      const glued = /^[^\s\0]/.test(plain.left.slice(named));
      if (glued) {
        const who = whoIs(`${whole.source.text.slice(0, named)}${strange}`, index, roster);
        return who.ok ? accept({ who: who.value, word }) : who;
      }
      return refuse({ kind: 'unclear', rest: left.join(' ') });
    }
    const who = whoIs(whole.source.text.slice(0, named), index, roster);
    return who.ok ? accept({ who: who.value, word }) : who;
  }
}

/** Where the longest name of the roster that begins the text ends; spaces and · inside it do not count. */
function nameAtStart({ source: { text } }: Phrase, index: NameIndex): number | undefined {
  let key = '';
  let at = 0;
  let end: number | undefined;
  for (const character of text) {
    at += character.length;
    if (/[\s·]/.test(character)) continue;
    key += character;
    if (index.has(key)) end = at;
    if (key.length > longestName) break;
  }
  return end;
}
const longestName = 40;

function theVerb(verbs: readonly SaidVerb[]): SaidVerb['verb'] | undefined {
  const said = verbs.map(({ verb }) => verb);
  const undone = undoneVerb(said);
  if (undone) return undone;
  return new Set(said).size === 1 ? said[0] : undefined;
}

function wordOf(
  verb: Exclude<MemberVerb, 'show'> | undefined,
  { from, review }: SaidDates,
  today: LocalDate,
): Decision<MemberWord, MemberProblem> {
  if (review !== undefined && review <= today) return refuse({ kind: 'reviewPast', date: review });
  if (from !== undefined && (from > addDays(today, farthestDays) || (verb === 'died' && from > today)))
    return refuse({ kind: 'fromTooFar', date: from });
  const since = from === undefined ? {} : { from };
  switch (verb) {
    case undefined:
      return from === undefined && review === undefined
        ? accept({ verb: 'show' })
        : refuse({ kind: 'notSaid', said: from ?? review ?? '' });
    case 'away':
    case 'excused':
      return accept({ verb, ...since, ...(review === undefined ? {} : { review }) });
    case 'review':
      return review === undefined ? refuse({ kind: 'reviewMissing' }) : accept({ verb, review });
    case 'undo':
      return accept({ verb });
    case 'back':
    case 'attends':
    case 'formal':
    case 'transferred':
    case 'died':
      if (review !== undefined) return refuse({ kind: 'noSuchDate', said: review });
      return accept({ verb, ...since });
    case 'contact':
    case 'group':
    case 'alias':
      return refuse({ kind: 'valueMissing', verb });
  }
}

function whoIs(
  said: string,
  index: NameIndex,
  roster: readonly RosterEntry[],
): Decision<MemberWho, MemberProblem> {
  if (said === '') return refuse({ kind: 'nobody' });
  const match = lookUp(said, index, roster);
  switch (match.kind) {
    case 'unique':
      return accept({ kind: 'one', person: match.person });
    case 'namesakes':
      return accept({ kind: 'namesakes', said, people: match.people });
    case 'homophone':
      return accept({ kind: 'homophone', said, person: match.person });
    case 'none':
      return refuse({ kind: 'unknownName', said });
  }
}
