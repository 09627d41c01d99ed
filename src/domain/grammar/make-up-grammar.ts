import { accept, refuse, type Decision } from '../decision.ts';
import { parseAttend } from './attend-grammar.ts';
import type { AttendProblem } from './attend-reading.ts';
import { matchName, type RosterEntry } from './names.ts';
import { normalize, originalSlice } from './normalize.ts';
import type { RecordProblem } from './record-reading.ts';
import { readRecordText } from './record-text.ts';

/** Who made up the study, and why it is said so late, if it is said. */
export type MakeUpReading =
  | { readonly kind: 'show' }
  | { readonly kind: 'people'; readonly people: readonly RosterEntry[]; readonly reason: string | null }
  /** Everybody who has not, but these. */
  | { readonly kind: 'all'; readonly except: readonly RosterEntry[] };

export type MakeUpProblem =
  | { readonly kind: 'names'; readonly problems: readonly AttendProblem[] }
  | { readonly kind: 'reason'; readonly problem: RecordProblem }
  /** Something about who came, and not about make-up study. */
  | { readonly kind: 'otherState'; readonly people: readonly RosterEntry[] };

const reasonWord = /(?:^|[\s,.])(?:因为?|原因|理由)[\s:是]*(?=\S)/;
const everybody = /^(?:全部|全都|都|所有人|全体|大家)?(?:都)?(?:补(?:学|课|过)?(?:了|过了?|好了?)?)?$/;
const madeUp = /补(?:学|课|过)?(?:了|过了?|好了?)?[.]?$/;

/** Reads what follows 补学: 张三 李四, 全部, 除张三都补了, 张三 因住院; nothing asks who is still missing. */
export function parseMakeUp(
  words: string,
  roster: readonly RosterEntry[],
): Decision<MakeUpReading, MakeUpProblem> {
  const source = normalize(words);
  const found = reasonWord.exec(source.text);
  const said = originalSlice(source, 0, found?.index ?? source.text.length);
  const reason = found ? originalSlice(source, found.index + found[0].length, source.text.length) : null;
  const plain = normalize(said).text.trim();
  if (plain === '' && reason === null) return accept({ kind: 'show' });
  if (plain !== '' && everybody.test(plain)) return accept({ kind: 'all', except: [] });
  const reading = parseAttend(plain.replace(madeUp, '到').replace(/^到$/, ''), roster);
  if (!reading.ok) {
    const unknown = unknownNames(plain.replace(madeUp, ''), roster);
    return refuse({ kind: 'names', problems: unknown.length > 0 ? unknown : reading.reason.problems });
  }
  const { value } = reading;
  if (value.kind === 'totals' || value.kind === 'rest' || value.kind === 'guests')
    return refuse({ kind: 'names', problems: [{ kind: 'nothing' }] });
  if (value.kind === 'all') return accept({ kind: 'all', except: [] });
  const others = [...value.online, ...value.leave, ...value.absent];
  if (others.length > 0) return refuse({ kind: 'otherState', people: others });
  if (value.kind === 'allExcept') return accept({ kind: 'all', except: value.unsaid });
  if (reason === null) return accept({ kind: 'people', people: value.present, reason });
  const text = readRecordText(reason, 'reason');
  return text.ok
    ? accept({ kind: 'people', people: value.present, reason: text.value })
    : refuse({ kind: 'reason', problem: text.reason });
}

/** What is wrong with each name: words alone, of which the grammar of attendance makes little. */
function unknownNames(said: string, roster: readonly RosterEntry[]): readonly AttendProblem[] {
  return said
    .split(/[\s,.]+/)
    .filter((word) => word.length > 1)
    .flatMap((word): readonly AttendProblem[] => {
      const match = matchName(word, roster);
      if (match.kind === 'unique') return [];
      if (match.kind === 'none') return [{ kind: 'unknownName', said: word }];
      return match.kind === 'namesakes'
        ? [{ kind: 'namesakes', said: word, choices: match.people }]
        : [{ kind: 'homophone', said: word, suggestion: match.person }];
    });
}
