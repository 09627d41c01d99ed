import type { LeaveReason } from '../attendance/state.ts';
import { isFamilyName } from './family-names.ts';
import { readLeave } from './leave-reason.ts';
import { normalize } from './normalize.ts';
import {
  adverbs,
  asks,
  away,
  excuse,
  late,
  online,
  politeAfter,
  politeBefore,
  present,
  relation,
  subject,
  undoes,
  withdraws,
} from './reply-words.ts';
import { withoutSlips } from './voice-slips.ts';

/** What somebody says of one person. */
export type SaidOfOne =
  | { readonly kind: 'present' }
  /** Is coming, and not here yet: 晚点到, 路上, 准时参加. Nothing to record so far. */
  | { readonly kind: 'late' }
  | { readonly kind: 'online' }
  | { readonly kind: 'leave'; readonly reason: LeaveReason | null }
  /** Says where he is, 在广东打工, and not that he asks leave. */
  | { readonly kind: 'away' };

export type Whom =
  /** As said, simplified: 妈, 老伴. */
  | { readonly kind: 'relation'; readonly relation: string }
  /** As said, simplified; whether the roster has it, the caller knows. */
  | { readonly kind: 'name'; readonly name: string };

export type ReplyReading =
  | SaidOfOne
  /** 代我妈报到, 替王桂花签到, 我爸也到了. `withSelf`: 我和老伴都到了. */
  | {
      readonly kind: 'family';
      readonly whom: Whom;
      readonly said: SaidOfOne;
      readonly withSelf: boolean;
    }
  /**
   * 林大山到: a name before it, the speaker's own or another's. When the roster has no such name, it is not what was
   * meant, and `otherwise` holds: 水管爆了请假.
   */
  | {
      readonly kind: 'named';
      readonly name: string;
      readonly said: SaidOfOne;
      readonly otherwise: SaidOfOne | undefined;
    }
  /** `last`: what was said or tapped before is wrong (点错了). `leave`: the leave is withdrawn (不请假了). */
  | { readonly kind: 'undo'; readonly what: 'last' | 'leave' };

/** 书记到了 is about the secretary; 书记，到了 speaks to him. */
const aboutTitle = /^(?:支书|书记|主任|组长|领导)(?:也|都|已经?|没)?(?:到|来|请|去|在)/;
/** Longer than any reply to a card. */
const longestReply = 200;

/**
 * Reads a member's reply to the bot in his own words. `undefined`: no reply about coming, as 收到, 好的, questions, and
 * words about others. Free text is matched and never returned.
 */
export function readReply(text: string): ReplyReading | undefined {
  if (text.length > longestReply) return undefined;
  const plainText = normalize(text).text.trim();
  if (aboutTitle.test(plainText)) return undefined;
  const glued = plainText.replace(/[^\p{L}\p{N}?]/gu, '').replace(/[啦咯喽]/g, '了');
  const asSaid = readGlued(glued);
  if (asSaid && asSaid.kind !== 'named') return asSaid;
  const meant = readGlued(withoutSlips(glued));
  return meant?.kind === 'named' ? (asSaid ?? meant) : (meant ?? asSaid);
}

function readGlued(glued: string): ReplyReading | undefined {
  const core = glued.replace(politeBefore, '');
  if (core === '' || asks.test(core.replace(/[啊呀呢]$/, ''))) return undefined;
  for (const said of new Set([core, core.replace(politeAfter, '')])) {
    if (said === '') continue;
    const own = said.replace(subject, '');
    const reading =
      undoing(own) ??
      undoing(plain(own)) ??
      forFamily(said) ??
      named(said) ??
      ofOne(plain(own)) ??
      ofOne(own);
    if (reading) return reading;
  }
  return undefined;
}

function plain(own: string): string {
  return own.replace(adverbs, '').replace(subject, '').replace(adverbs, '');
}

function undoing(said: string): ReplyReading | undefined {
  if (withdraws.test(said)) return { kind: 'undo', what: 'leave' };
  return undoes.test(said) ? { kind: 'undo', what: 'last' } : undefined;
}

function ofOne(said: string): SaidOfOne | undefined {
  if (said === '') return undefined;
  if (online.test(said)) return { kind: 'online' };
  if (late.test(said)) return { kind: 'late' };
  if (present.test(said)) return { kind: 'present' };
  if (away.test(said)) return { kind: 'away' };
  return leave(said);
}

/** Words that say somebody came: beside an excuse they make it unclear whose. */
const cameToo = /到[了会场]|来了|签到|线上/;
/** Own illness is 其他 and is not looked into further (design rule 11). */
const illness =
  /^(?:在)?(?:生|得|有)?(?:病|感冒|发烧|住院|医院|看病|输液|打针|手术|体检|不舒服|身体不(?:好|适|舒服)|[头腰腿脚胃肚牙]+子?疼|摔)/;
const longestReason = 16;

function leave(said: string): SaidOfOne | undefined {
  if (excuse.test(said)) {
    const rest = said.replace(new RegExp(excuse, 'g'), '').replace(/[了啦]$/, '');
    return cameToo.test(rest) ? undefined : { kind: 'leave', reason: reasonOf(plain(rest)) };
  }
  if (said.length > longestReason || cameToo.test(said)) return undefined;
  const reason = reasonOf(said);
  if (reason !== null && reason !== 'other') return { kind: 'leave', reason };
  return illness.test(said) ? { kind: 'leave', reason: 'other' } : undefined;
}

function reasonOf(words: string): LeaveReason | null {
  const read = readLeave(words);
  return read.kind === 'ask' ? read.reason : null;
}

const person = `(?:(?:我们?|俺)?(?:家里?)?的?(?<relation>${relation})|(?<name>\\p{Script=Han}{2,6}?))`;
const state = '(?<said>.{1,20})';
const onBehalf = new RegExp(`^(?:我|俺)?(?:来)?(?:代替?|替|帮|给|代表)(?:一下)?${person}${state}$`, 'u');
const together = new RegExp(`^(?:我|俺)(?:和|跟|与|同|带)${person}${state}$`, 'u');
const withMe = new RegExp(
  `^(?:我们?|俺)?(?:家里?)?的?(?<relation>${relation})(?:和|跟|与|同)我${state}$`,
  'u',
);
const relative = new RegExp(`^(?:我们?|俺)?(?:家里?)?的?(?<relation>${relation})${state}$`, 'u');
/** 请个假, 签个到 for somebody else. */
const favour = /^(?:请|告)个?[一半两三天]*假$|^[签报]个?到$/;

function forFamily(text: string): ReplyReading | undefined {
  const helped = byName(text, onBehalf, (said) => favourOf(said) ?? ofOne(plain(said)));
  if (helped) return { kind: 'family', ...helped, withSelf: false };
  const both = [together, withMe].map((one) => byName(text, one, (said) => ofOne(plain(said)))).find(Boolean);
  if (both) return { kind: 'family', ...both, withSelf: true };
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
    const said = startsState(tail) ? read(tail) : undefined;
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

const stateBegins =
  /^(?:也|都|已经?|今天|刚|要|想|一起|一块|[俩两]人?)*(?:到|来|请|签|报到|线上|网上|晚|迟|路上|在路上|马上|参加|出席|不[来去参]|去不了|缺席|没空|有事|家里?有事|在)/;

function startsState(said: string): boolean {
  return stateBegins.test(said);
}

/** What no name begins or ends with. */
const noName = new RegExp(
  `^(?:[我你他她它俺咱您这那有没不在去来要请用到晚迟]|${relation}|[今明昨后]天|马上|线上|网上|家里|一定|准时|按时|[上下]午)|[都也就还已了吧会才的]$`,
);

/** In a name 孙 and 岳 are no kin, and 寿 no feast. */
const nameNotKin = /^[孙岳]|寿/g;

function named(text: string): ReplyReading | undefined {
  for (let length = 2; length <= 4; length += 1) {
    const [name, tail] = [text.slice(0, length), text.slice(length)];
    const bare = name.replace(nameNotKin, '');
    if (!/^\p{Script=Han}+$/u.test(name) || noName.test(name) || !startsState(tail)) continue;
    if (
      excuse.test(name) ||
      illness.test(plain(name)) ||
      (reasonOf(bare) ?? 'other') !== 'other' ||
      ofOne(plain(bare))
    )
      continue;
    const said = aloneSaid(plain(tail));
    if (said === undefined) continue;
    const otherwise = isFamilyName(name) ? undefined : ofOne(plain(text));
    if (otherwise && otherwise.kind !== 'leave') return undefined;
    return { kind: 'named', name, said, otherwise };
  }
  return undefined;
}
