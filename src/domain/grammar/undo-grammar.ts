import { accept, refuse, type Decision } from '../decision.ts';
import type { AttendProblem } from './attend-reading.ts';
import { indexSpoken, lookUp } from './names.ts';
import type { NameIndex, NameMatch, RosterEntry } from './names.ts';
import { nameKey, normalize, originalSlice } from './normalize.ts';

/** What an officer takes back: what stands about a person, or the last record. */
export interface UndoReading {
  readonly person: RosterEntry | undefined;
  readonly reason: string | null;
}

export type UndoProblem =
  | Extract<AttendProblem, { kind: 'unknownName' | 'namesakes' | 'homophone' }>
  | { readonly kind: 'severalPeople'; readonly said: string };

/** 因为…, 原因：… */
const because = /^(?:因为?|由于|原因|理由)[\s:,是]*/;

/** Words that begin a reason of their own; somebody whom the roster does not have is none of them. */
const reasonWord =
  /^(?:因为|由于|原因|理由|(?:刚才|刚刚|刚|[昨今前][天日晚早]|[上下中]午|早上|晚上|那天|当时|上次|这次|是|我|都|全|给|把|人|人数|总数|数|名字|日期|写|手)*(?:(?:记|写|点|报|弄|搞|录|填|数|算|看|说|选|勾|打|输|认|听|发|按|滑)?(?:多|少|重复?|反|岔|混)?(?:错|误|重复|漏|不对)|(?:记|写|点|报|录|填|数|算|发)?(?:多|少|重|反|混)(?:记|写|点|报|录|填|数|算|发|了)|[没未](?:来|到|去|开|参加)|(?:by |a )?(?:wrong|mistake|because|duplicate)))/;

/**
 * Reads what stands after 撤销: nothing, a name, a reason, or a name and then a reason. A reason without a name is about
 * the last record; anything else that is no name of the roster is refused, because it would undo what nobody meant.
 * `formerly`: people of earlier Party days who are not on the roster any more. `chosen`: whom a name means, once asked.
 */
export function parseUndo(
  said: string,
  roster: readonly RosterEntry[],
  formerly: readonly RosterEntry[] = [],
  chosen: ReadonlyMap<string, RosterEntry> = new Map(),
): Decision<UndoReading, UndoProblem> {
  const source = normalize(said);
  const { text } = source;
  const reasonFrom = (at: number): string | null => {
    const rest = text.slice(at);
    const gap = /^[\s,.:]*/.exec(rest)?.[0].length ?? 0;
    const start = at + gap + (because.exec(rest.slice(gap))?.[0].length ?? 0);
    return originalSlice(source, start, text.length) || null;
  };
  if (text.trim() === '') return accept({ person: undefined, reason: null });
  for (const people of [roster, formerly]) {
    const index = new Map(indexSpoken(people));
    for (const [name, person] of chosen) index.set(nameKey(name), [person]);
    const end = nameAtStart(text, 0, index);
    if (end === undefined) continue;
    const next = text.slice(end).search(/[^\s,.:]/);
    const another = next === -1 ? undefined : nameAtStart(text, end + next, index);
    if (another !== undefined && next > 0)
      return refuse({ kind: 'severalPeople', said: originalSlice(source, end + next, another) });
    const name = originalSlice(source, 0, end);
    const match = lookUp(name, index, people);
    if (match.kind === 'unique') return accept({ person: match.person, reason: reasonFrom(end) });
    if (match.kind === 'namesakes') return refuse({ kind: 'namesakes', said: name, choices: match.people });
  }
  if (reasonWord.test(text.trimStart())) return accept({ person: undefined, reason: reasonFrom(0) });
  const word = /[^\s,.:]+/.exec(text);
  const from = word?.index ?? 0;
  const name = originalSlice(source, from, from + (word?.[0].length ?? 0));
  const alike = soundsLike(name, [roster, formerly]);
  return refuse(
    alike ? { kind: 'homophone', said: name, suggestion: alike } : { kind: 'unknownName', said: name },
  );
}

/** Where the longest name ends that begins here and after which the word ends, or a reason begins. */
function nameAtStart(text: string, from: number, index: NameIndex): number | undefined {
  let key = '';
  let end: number | undefined;
  for (let at = from; at < text.length && key.length <= longestName; at += 1) {
    const character = text[at] ?? '';
    if (/[\s·]/.test(character)) continue;
    key += character;
    const rest = text.slice(at + 1);
    if (index.has(key) && (/^(?:[\s,.:]|$)/.test(rest) || reasonWord.test(rest))) end = at + 1;
  }
  return end;
}
const longestName = 40;

function soundsLike(name: string, lists: readonly (readonly RosterEntry[])[]): RosterEntry | undefined {
  const matches = lists.map((people): NameMatch => lookUp(name, indexSpoken(people), people));
  return matches.flatMap((match) => (match.kind === 'homophone' ? [match.person] : []))[0];
}
