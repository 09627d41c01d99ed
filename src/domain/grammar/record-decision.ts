import { accept, refuse, type Decision } from '../decision.ts';
import type { LocalDate } from '../ids.ts';
import { matchName, type RosterEntry } from './names.ts';
import { readDeadline } from './record-deadline.ts';
import type { DecisionReading, RecordProblem } from './record-reading.ts';
import { readRecordText } from './record-text.ts';

const numbering = /^[\s(（]*\d{1,2}\s*[.．、)）]\s*(?!\d)/;
const label = /^(?:责任人|负责人|责任|负责|牵头)[:：是为\s]*(?<who>.+)$/;
const named = /^(?:由|请)?(?<who>[^由请]+?)(?:来)?(?:负责|牵头|具体负责)$/;
const labelAlone = /^(?:责任人|负责人|责任|负责|牵头|时限|期限|完成时限)[:：]?$/;
/** Who sees to things without being on the roster. */
const body =
  /(?:书记|主任|委员|会计|组长|队长|支委会?|支部|村委会?|村两委|两委|党小组|小组|全体党员|大家|合作社)$/;
const shortName = /^[\p{Script=Han}·]{2,4}$/u;

/** Reads one 议定事项: the words, then who sees to it, then until when; labelled (责任人 张三) or in that order. */
export function readDecision(
  said: string,
  from: LocalDate,
  roster: readonly RosterEntry[],
): Decision<DecisionReading, RecordProblem> {
  const words = said
    .replace(numbering, '')
    .split(/[\s,，]+/)
    .filter((word) => word !== '' && !labelAlone.test(word));
  const rest: string[] = [];
  let deadline: LocalDate | null = null;
  let responsible: string | null = null;
  for (const [at, word] of words.entries()) {
    const who = (label.exec(word) ?? named.exec(word))?.groups?.['who'];
    if (who !== undefined && responsible === null && at > 0) {
      responsible = who;
      continue;
    }
    const date = readDeadline(word, from);
    if (!date.ok) return date;
    if (date.value !== undefined && deadline === null) deadline = date.value;
    else rest.push(word);
  }
  if (responsible === null && isPerson(rest, roster)) responsible = rest.pop() ?? null;
  return checked({ text: rest.join(' '), responsible, deadline });
}

/** The last of several words: somebody of the roster, a body of the village, or in second place anything short. */
function isPerson(words: readonly string[], roster: readonly RosterEntry[]): boolean {
  const last = words.at(-1);
  if (last === undefined || words.length < 2) return false;
  const everyone = last.split(/[、和]/).every((name) => matchName(name, roster).kind !== 'none');
  return everyone || body.test(last) || (words.length === 2 && shortName.test(last));
}

function checked({ text, responsible, deadline }: DecisionReading): Decision<DecisionReading, RecordProblem> {
  if (text === '') return refuse({ kind: 'empty', verb: 'decide' });
  const clean = readRecordText(text, 'decision');
  if (!clean.ok) return clean;
  if (responsible === null) return accept({ text: clean.value, responsible, deadline });
  const who = readRecordText(responsible, 'responsible');
  return who.ok ? accept({ text: clean.value, responsible: who.value, deadline }) : who;
}
