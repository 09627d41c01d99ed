import { accept, refuse, type Decision } from '../decision.ts';
import type { DuesProblem } from './dues-reading.ts';
import type { DuesToken } from './dues-words.ts';
import { originalSlice, type Normalized } from './normalize.ts';

/** Whether a place of the text belongs to somebody's name. */
export type InName = (from: number, to: number) => boolean;

export function inNames(tokens: readonly DuesToken[]): InName {
  const people = tokens.filter(({ kind }) => kind === 'people');
  return (from, to) => people.some((one) => one.from < to && from < one.to);
}

/** 因…, 原因：…; 有原因 is an excuse and begins none. */
const marker = /(?<!有(?:正当|特殊|客观)?)(?:因为|由于|原因|理由|(?<!原)因)/g;
/** What stands between that word and the reason, as written. */
const tail = /^[\s:：,，是]+/u;

export interface SaidReason {
  /** The words in front of it, places unchanged. */
  readonly said: Normalized;
  /** As the person wrote it. */
  readonly reason: string | null;
}

/** Cuts the reason off the end: 张三撤销，因为记错人了. */
export function cutReason(source: Normalized, inName: InName): Decision<SaidReason, DuesProblem> {
  const found = [...source.text.matchAll(marker)].find(
    ({ index, 0: all }) => index > 0 && !inName(index, index + all.length),
  );
  if (!found || /^[\s,.:(]*$/.test(source.text.slice(0, found.index)))
    return accept({ said: source, reason: null });
  const from = found.index + found[0].length;
  // The filler 支部 is blank by now and would be taken for a gap: 因支部核定.
  const written = originalSlice(source, from, source.text.length).replace(tail, '');
  const open =
    source.text.slice(0, found.index).lastIndexOf('(') > source.text.slice(0, found.index).lastIndexOf(')');
  const reason = open ? written.replace(/[)）]\s*$/u, '').trim() : written;
  if (reason === '') return refuse({ kind: 'reasonMissing' });
  return accept({ said: { ...source, text: source.text.slice(0, found.index) }, reason });
}

/** What voice input makes of a word, and the word, of one length. */
const slips: ReadonlyMap<string, string> = new Map([
  ['叫了', '交了'],
  ['教了', '交了'],
  ['脚了', '交了'],
  ['焦了', '交了'],
  ['骄了', '交了'],
  ['叫齐', '交齐'],
  ['教齐', '交齐'],
  ['没叫', '没交'],
  ['没教', '没交'],
  ['没脚', '没交'],
  ['代叫', '代交'],
  ['带交', '代交'],
  ['待交', '代交'],
  ['道会', '到会'],
  ['倒会', '到会'],
  ['到回', '到会'],
  ['到汇', '到会'],
  ['道汇', '到会'],
  ['全不', '全部'],
  ['全布', '全部'],
  ['出了', '除了'],
  ['厨了', '除了'],
  ['几度', '季度'],
  ['继度', '季度'],
  ['记度', '季度'],
  ['半念', '半年'],
  ['全念', '全年'],
  ['换交', '缓交'],
  ['缓叫', '缓交'],
  ['免叫', '免交'],
  ['没受到', '没收到'],
  ['没手到', '没收到'],
  ['撤消', '撤销'],
  ['测销', '撤销'],
  ['合定', '核定'],
  ['核订', '核定'],
  ['标尊', '标准'],
  ['改城', '改成'],
  ['该成', '改成'],
  ['月标', '月表'],
  ['年标', '年表'],
  ['季标', '季表'],
]);
const heard = new RegExp([...slips.keys()].join('|'), 'g');

/** Normalised text with the slips put right, except in names. */
export function withoutDuesSlips(text: string, inName: InName): string {
  return text.replace(heard, (wrong, from: number) =>
    inName(from, from + wrong.length) ? wrong : (slips.get(wrong) ?? wrong),
  );
}
