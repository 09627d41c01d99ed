import { accept, refuse, type Decision } from '../decision.ts';
import type { AttendProblem, AttendRefusal, TotalsReading } from './attend-reading.ts';
import { numeralPattern, parseNumeral } from './numerals.ts';

type Field = 'expected' | 'present' | 'onSite' | 'online' | 'leave' | 'absent';
interface Item {
  /** `undefined` for a bare number. */
  readonly field: Field | undefined;
  readonly value: number;
}

/** Longer words before their beginnings. */
const labels: readonly (readonly [Field, string])[] = [
  ['absent', '缺席|没来|没到|未到|没参加|未参加|缺'],
  ['expected', '应该?到会?|应参加|应出席|应来|应|总人数|总数|一共有?|总共有?|共有?|党员|全体'],
  ['online', '线上(?:参加|到会|参会)?|网上(?:参加)?|视频(?:参加)?'],
  ['onSite', '现场(?:参加|到会)?|线下(?:参加|到会)?'],
  [
    'present',
    '实到会?|实际到会|实际到|实际|现到|到会|到场|到位|到了|出席|出勤|与会|参会|参加|签到|来了|实|到|来',
  ],
  ['leave', '请假|事假|病假|告假|假'],
];
/** A whole numeral, and not part of a time, a date, a decimal or a span of days. */
const numeral = `(${numeralPattern})(?![\\d〇零一二两三四五六七八九十百千廿卅]|[.:]\\d|\\s*[天次点月号日年元])`;
const counter = String.raw`\s*(?:个人|[人个名位])?(?:同志|党员)?`;
const label = labels.map(([field, words]) => `(?<${field}>${words})`).join('|');
const labelThenNumber = new RegExp(`^(?:${label})[的了有是为:=]*\\s*${numeral}${counter}`);
const numberThenLabel = new RegExp(`^${numeral}${counter}\\s*(?:${label})(?:了|的)?`);
const bareNumber = new RegExp(`^${numeral}${counter}`);
const everybody = new RegExp(
  `^(?:应到会?|一?共|全体)?${numeral}${counter},?(?:全部?|都|全都)?到(?:齐|全|会)?了?$`,
);
/** 26/31: 26 of 31, as 应到 cannot be less than 实到. */
const ofWhole = new RegExp(`^[\\s,.]*(${numeralPattern})\\s*/\\s*(${numeralPattern})\\s*人?[\\s.]*$`);
const filler =
  /^(?:[\s,.:/()\-=和]|今天|今日|本次|本月|这次|主题党日|党日|活动|一共|总共|共计|其中|包括|含|只(?=[到来有])|就(?=[到来有])|才(?=[到来有])|另外|还有|有|是|为|了|的|同志|党员)/;

/**
 * Reads a record by numbers from normalised text: labels before the numbers (应到31 实到26 请假3), after them
 * (26人到 3人请假), or none (31/26/3). `undefined` when the text has no such numbers at all.
 */
export function readTotals(text: string): Decision<TotalsReading, AttendRefusal> | undefined {
  const whole = everybody.exec(text.replace(/\s/g, ''));
  if (whole && /[齐全都]/.test(text)) {
    const count = parseNumeral(whole[1] ?? '');
    if (count !== undefined) return accept({ kind: 'totals', expected: count, present: count, leave: 0 });
  }
  const [, some, all] = ofWhole.exec(text) ?? [];
  const [present, expected] = [parseNumeral(some ?? ''), parseNumeral(all ?? '')];
  if (present !== undefined && expected !== undefined && present < expected)
    return accept({ kind: 'totals', expected, present });
  const readings = [labelThenNumber, numberThenLabel].map((pattern) => scan(text, pattern));
  const [best] = readings.sort((a, b) => a.rest.length - b.rest.length || bareCount(a) - bareCount(b));
  return best === undefined || best.items.length === 0 ? undefined : decide(best.items, best.rest);
}

interface Scan {
  readonly items: readonly Item[];
  readonly rest: string;
}

function scan(text: string, labelled: RegExp): Scan {
  const items: Item[] = [];
  let rest = '';
  for (let left = text; left !== '';) {
    const match = labelled.exec(left) ?? filler.exec(left) ?? bareNumber.exec(left);
    const item = match && itemOf(match);
    if (item) items.push(item);
    if (!match) rest += left.charAt(0);
    left = left.slice(match?.[0].length ?? 1);
  }
  return { items, rest };
}

function itemOf(match: RegExpExecArray): Item | undefined {
  const field = labels.map(([name]) => name).find((name) => match.groups?.[name] !== undefined);
  const digits = match.slice(1).find((group: string | undefined) => parseNumeral(group ?? '') !== undefined);
  const value = parseNumeral(digits ?? '');
  return value === undefined ? undefined : { field, value };
}

function bareCount({ items }: Scan): number {
  return items.filter(({ field }) => field === undefined).length;
}

function decide(items: readonly Item[], rest: string): Decision<TotalsReading, AttendRefusal> {
  const counts = new Map<Field, number>();
  const problems: AttendProblem[] = rest === '' ? [] : [{ kind: 'unclear', rest }];
  for (const { field, value } of withFields(items)) {
    if (field === undefined || counts.has(field))
      problems.push({ kind: 'numberUnclear', said: String(value) });
    else counts.set(field, value);
  }
  const onSite = counts.get('onSite');
  counts.delete('onSite');
  if (onSite !== undefined && !counts.has('present'))
    counts.set('present', onSite + (counts.get('online') ?? 0));
  problems.push(...contradictions(counts));
  const present = counts.get('present');
  const said = Object.fromEntries(counts) as Partial<Record<Field, number>>;
  if (present === undefined) problems.push({ kind: 'presentMissing' });
  const [first, ...more] = problems;
  if (first !== undefined)
    return refuse({ problems: [first, ...more], understood: { kind: 'totals', ...said } });
  return accept({ kind: 'totals', ...said, present: present ?? 0 });
}

/** Bare numbers are 应到, 实到, 请假 in this order; a single one is 实到, or 应到 beside a labelled 实到. */
function withFields(items: readonly Item[]): readonly Item[] {
  const bare = items.filter(({ field }) => field === undefined);
  const order: readonly Field[] = ['expected', 'present', 'leave'];
  const presentSaid = items.some(({ field }) => field === 'present');
  return items.map((item) => {
    if (item.field !== undefined) return item;
    const field = bare.length === 1 && !presentSaid ? 'present' : order[bare.indexOf(item)];
    return { field: presentSaid && bare.length > 1 ? undefined : field, value: item.value };
  });
}

function contradictions(counts: ReadonlyMap<Field, number>): readonly AttendProblem[] {
  const of = (field: Field): number => counts.get(field) ?? 0;
  const found: AttendProblem[] = [];
  const parts = of('present') + of('leave') + of('absent');
  if (counts.has('expected') && parts > of('expected')) {
    found.push({ kind: 'contradiction', whole: '应到', wholeCount: of('expected'), partsCount: parts });
  }
  if (counts.has('present') && of('online') > of('present')) {
    found.push({ kind: 'contradiction', whole: '实到', wholeCount: of('present'), partsCount: of('online') });
  }
  return found;
}
