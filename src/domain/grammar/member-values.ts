import { accept, refuse, type Decision } from '../decision.ts';
import type { MemberProblem, MemberWord } from './member-reading.ts';
import { lookUp } from './names.ts';
import type { NameIndex, RosterEntry } from './names.ts';
import { findAll, without } from './phrase.ts';
import type { Found, Phrase } from './phrase.ts';

const is = String.raw`\s*(?:是|为|叫|改为|改成|换成|:)?\s*`;
const contact = new RegExp(
  String.raw`的?联系人${is}(?<value>[^\0]*)$|由\s*(?<by>[^\0]{1,20}?)\s*(?:负责)?联系\s*$`,
);
const group = new RegExp(String.raw`(?:的?党小组${is}|编入|分到|调到|转到|调整到|编到)\s*(?<value>[^\0]*)$`);
const alias = new RegExp(String.raw`的?(?:别名|小名|外号)${is}(?<value>[^\0]*)$`);

const longestAlias = 12;
const longestGroup = 20;
const none = /^(?:无|没有|不要|取消|去掉|删除|删掉)了?[.!]?$/;

/** 联系人 李四, 党小组 第2党小组, 别名 大王军: what follows the word is its value, whatever it contains. */
export function readValue(
  phrase: Phrase,
  roster: readonly RosterEntry[],
  index: NameIndex,
): Decision<{ readonly word: MemberWord; readonly phrase: Phrase }, MemberProblem> | undefined {
  const taken = (found: Found, word: MemberWord) => accept({ word, phrase: without(phrase, found) });
  const byContact = findAll(phrase, contact)[0];
  if (byContact) {
    const value = valueOf(byContact, 'value', 'by');
    if (value === '') return refuse({ kind: 'valueMissing', verb: 'contact' });
    const match = lookUp(value, index, roster);
    if (match.kind === 'unique') return taken(byContact, { verb: 'contact', person: match.person });
    if (match.kind === 'none') return refuse({ kind: 'unknownName', said: value });
    const people = match.kind === 'namesakes' ? match.people : [match.person];
    return refuse({ kind: 'contactUnclear', said: value, people });
  }
  const byAlias = findAll(phrase, alias)[0];
  if (byAlias) {
    const value = valueOf(byAlias, 'value');
    if (value === '') return refuse({ kind: 'valueMissing', verb: 'alias' });
    if (Array.from(value).length > longestAlias) return refuse({ kind: 'tooLong', most: longestAlias });
    return taken(byAlias, { verb: 'alias', alias: none.test(value) ? null : value });
  }
  const byGroup = findAll(phrase, group)[0];
  if (byGroup) {
    const value = valueOf(byGroup, 'value');
    if (value === '') return refuse({ kind: 'valueMissing', verb: 'group' });
    if (Array.from(value).length > longestGroup) return refuse({ kind: 'tooLong', most: longestGroup });
    return taken(byGroup, { verb: 'group', group: value });
  }
  return undefined;
}

function valueOf({ saidIn }: Found, ...names: readonly string[]): string {
  const value = names.map((name) => saidIn[name]).find((one) => one !== undefined) ?? '';
  return value.replace(/[。.!！]+$/, '').trim();
}
