import { isFamilyName } from './family-names.ts';
import { saysWhy } from './leave-reason.ts';
import { excuse, relation, stateBegins } from './reply-words.ts';
import { illness, ofOne, plain } from './reply-own.ts';
import type { SaidOfOne } from './reply-own.ts';

export type Whom =
  /** As said, simplified: 妈, 老伴. */
  | { readonly kind: 'relation'; readonly relation: string }
  /** As said, simplified; whether the roster has it, the caller knows. */
  | { readonly kind: 'name'; readonly name: string };

/** 代我妈报到, 替王桂花签到, 我爸也到了. `withSelf`: 我和老伴都到了. */
export interface FamilyReading {
  readonly kind: 'family';
  readonly whom: Whom;
  readonly said: SaidOfOne;
  readonly withSelf: boolean;
}

/**
 * 林大山到: a name before it, the speaker's own or another's. When the roster has no such name, it is not what was
 * meant, and `otherwise` holds: 水管爆了请假.
 */
export interface NamedReading {
  readonly kind: 'named';
  readonly name: string;
  readonly said: SaidOfOne;
  readonly otherwise: SaidOfOne | undefined;
}

const mine = '(?:我们?|俺)?(?:家里?)?的?';
const person = `(?:${mine}(?<relation>${relation})|(?<name>\\p{Script=Han}{2,6}?))`;
const state = '(?<said>.{1,20})';
const behalf = '(?:代替?|替|帮忙?|给|代表)';
const onBehalf = new RegExp(`^(?:我|俺)?(?:来)?${behalf}(?:一下)?${person}${state}$`, 'u');
const together = new RegExp(`^(?:我|俺)(?:和|跟|与|同|带)${person}${state}$`, 'u');
const withMe = new RegExp(`^${mine}(?<relation>${relation})(?:和|跟|与|同)我${state}$`, 'u');
const relative = new RegExp(`^${mine}(?<relation>${relation})${state}$`, 'u');
/** 我妈让我替她请假. */
const asked = new RegExp(
  `^${mine}(?<relation>${relation})[让叫喊要托]我(?:来)?${behalf}[他她]?(?:一下)?${state}$`,
  'u',
);
/** 我爸张建国他来了我替他说: whose relative and what name. */
const nameOfRelative = new RegExp(
  `^${mine}(?:${relation})(?<name>\\p{Script=Han}{2,3})[他她]?(?<said>.{1,20}?)(?:我?[替代帮][他她](?:说|报|讲|发|签).{0,4})$`,
  'u',
);
/** 请个假, 签个到 for somebody else. */
const favour = /^(?:请|告)个?[一半两三天]*假$|^[签报]个?到$/;

export function forFamily(text: string): FamilyReading | undefined {
  const helped = [onBehalf, asked].map((one) =>
    byName(text, one, (said) => favourOf(said) ?? ofOne(plain(said))),
  );
  const [first] = helped.filter((one) => one !== undefined);
  if (first) return { kind: 'family', ...first, withSelf: false };
  const both = [together, withMe].map((one) => byName(text, one, (said) => ofOne(plain(said)))).find(Boolean);
  if (both) return { kind: 'family', ...both, withSelf: true };
  const named = nameOfRelative.exec(text)?.groups;
  const ofNamed = named && ofOne(plain(named['said'] ?? ''));
  if (named?.['name'] !== undefined && ofNamed && isFamilyName(named['name']))
    return { kind: 'family', whom: { kind: 'name', name: named['name'] }, said: ofNamed, withSelf: false };
  const own = byName(text, relative, (said) => aloneSaid(plain(said)));
  return own && { kind: 'family', ...own, withSelf: false };
}

function byName(
  text: string,
  pattern: RegExp,
  read: (said: string) => SaidOfOne | undefined,
): { readonly whom: Whom; readonly said: SaidOfOne } | undefined {
  const groups = pattern.exec(text)?.groups;
  if (!groups) return undefined;
  const { relation: kin, name } = groups;
  if (kin !== undefined) {
    const said = read(groups['said'] ?? '');
    return said && { whom: { kind: 'relation', relation: kin }, said };
  }
  // The shortest name that leaves something readable.
  const rest = `${name ?? ''}${groups['said'] ?? ''}`;
  for (let length = 2; length <= 6 && length < rest.length; length += 1) {
    const tail = rest.slice(length);
    const begins = stateBegins.test(tail) && !noName.test(rest.slice(0, length));
    const said = begins ? read(tail) : undefined;
    if (said) return { whom: { kind: 'name', name: rest.slice(0, length) }, said };
  }
  return undefined;
}

function favourOf(said: string): SaidOfOne | undefined {
  if (!favour.test(said)) return undefined;
  return said.endsWith('假') ? { kind: 'leave', reason: null } : { kind: 'present' };
}

/** A relative's leave is meant only when nothing stands between: 我妈病了来不了 is why the speaker does not come. */
function aloneSaid(said: string): SaidOfOne | undefined {
  const read = ofOne(said);
  if (read?.kind !== 'leave') return read;
  return said.search(excuse) === 0 ? read : undefined;
}

/** What no name begins or ends with. */
const noName = new RegExp(
  `^(?:[它俺咱您这那有没不在去来要请用到晚迟]|${relation}|[今明昨后][天早晚]|[一两几]个|大家|全部|马上|线上|网上|家里|一定|准时|按时|[上下]午)|[都也就还已了吧会才的]$|[不堵我你他她]|无故|车坏|^下(?:[次回]|个?月)`,
);

/** In a name 孙 and 岳 are no kin, and 寿 no feast. */
const nameNotKin = /^[孙岳]|寿/g;

/** 张三没请假, 张三不请假了: somebody, by name, is not on leave. */
export interface NotOnLeaveReading {
  readonly kind: 'notOnLeave';
  readonly name: string;
}

const takenBack = '(?:不算|作废|取消|撤销|撤回|收回|销)';
const noLeave = new RegExp(
  `^(?:同志)?(?:今天|这次|这回|又|也|现在|并)*(?:[没未]有?请过?假的?|不(?:用|要|想|再)?请假了?|的?(?:请的?)?假(?:不算|作废|取消|撤销|撤回|收回|销|不要)(?:了|掉|吧)*|${takenBack}了?请?假了?)$`,
);

export function notOnLeave(text: string): NotOnLeaveReading | undefined {
  for (let length = 2; length <= 4; length += 1) {
    const [name, tail] = [text.slice(0, length), text.slice(length)];
    if (/^\p{Script=Han}+$/u.test(name) && !noName.test(name) && noLeave.test(tail))
      return { kind: 'notOnLeave', name };
  }
  return undefined;
}

export function named(text: string): NamedReading | undefined {
  for (let length = 2; length <= 4; length += 1) {
    const [name, tail] = [text.slice(0, length), text.slice(length)];
    const bare = name.replace(nameNotKin, '');
    if (!/^\p{Script=Han}+$/u.test(name) || noName.test(name) || !stateBegins.test(tail)) continue;
    if (excuse.test(name) || illness.test(plain(name)) || saysWhy(bare) || ofOne(plain(bare))) continue;
    const said = aloneSaid(plain(tail));
    if (said === undefined) continue;
    const otherwise = isFamilyName(name) ? undefined : ofOne(plain(text));
    if (otherwise && otherwise.kind !== 'leave') return undefined;
    return { kind: 'named', name, said, otherwise };
  }
  return undefined;
}
