import type { LeaveReason } from '../attendance/state.ts';
import { readLeave, saysWhy } from './leave-reason.ts';
import {
  adverbs,
  away,
  excuse,
  late,
  lateSomewhere,
  notOwnLeave,
  online,
  present,
  subject,
  undecided,
  undecidedAbout,
  undecidedAlone,
} from './reply-words.ts';

/** What somebody says of one person. */
export type SaidOfOne =
  | { readonly kind: 'present' }
  /** Is coming, and not here yet: 晚点到, 路上, 准时参加. Nothing to record so far. */
  | { readonly kind: 'late' }
  | { readonly kind: 'online' }
  /** `vague`: the words around it were not understood, so that it may be about something else. */
  | {
      readonly kind: 'leave';
      readonly reason: LeaveReason | null;
      readonly vague?: true;
      /** 下个月, 下次: for this Party day only when it is the next one that was spoken of. */
      readonly nextMonth?: true;
    }
  /** Says where he is, 在广东打工, and not that he asks leave. */
  | { readonly kind: 'away' }
  /** 能来就来, 看情况: nothing to record. */
  | { readonly kind: 'undecided' };

/** Without what stands before the matter: 我, 今天, 已经. */
export function plain(own: string): string {
  return own.replace(adverbs, '').replace(subject, '').replace(adverbs, '');
}

/** Reads words without a subject, glued together, about one person. */
export function ofOne(said: string): SaidOfOne | undefined {
  if (said === '') return undefined;
  if (online.test(said)) return { kind: 'online' };
  if (late.test(said)) return { kind: 'late' };
  if (present.test(said)) return { kind: 'present' };
  if (away.test(said)) return { kind: 'away' };
  // Whoever comes later asks no leave, whatever keeps him.
  if (said.length <= longestLate && lateSomewhere.test(said))
    return saysNotComing(said) ? undefined : { kind: 'late' };
  if (isUndecided(said)) return { kind: 'undecided' };
  return leave(said);
}

const longestLate = 40;

function isUndecided(said: string): boolean {
  return undecidedAlone.test(said) || (undecided.test(said) && undecidedAbout.test(said));
}

/** 请假, 来不了: more than a reason. */
function saysNotComing(said: string): boolean {
  return /[请告]\S{0,4}假|[来去到]不|参加不|缺席/.test(said);
}

/** Words that say somebody came: beside an excuse they make it unclear whose. */
const cameToo = /到[了会场]|来了|签到|线上|[来去到]得|(?:一定|肯定|保证)会?[来到去]/;
/** Own illness is 其他 and is not looked into further (design rule 11). */
export const illness =
  /^(?:在)?(?:生|得|有)?(?:病|感冒|发烧|住院|医院|看病|输液|打针|手术|体检|不舒服|身体不(?:好|适|舒服)|[头腰腿脚胃肚牙]+子?疼|摔)/;
const longestReason = 16;

function leave(said: string): SaidOfOne | undefined {
  if (notOwnLeave.test(said)) return undefined;
  if (excuse.test(said)) {
    const rest = plain(said.replace(new RegExp(excuse, 'g'), '').replace(/[了啦]$/, ''));
    if (cameToo.test(rest)) return undefined;
    const reason = reasonOf(rest);
    return reason === null || saysWhy(said)
      ? { kind: 'leave', reason }
      : { kind: 'leave', reason, vague: true };
  }
  if (said.length > longestReason || cameToo.test(said)) return undefined;
  const reason = reasonOf(said);
  if (reason !== null && reason !== 'other') return { kind: 'leave', reason };
  return illness.test(said) ? { kind: 'leave', reason: 'other' } : undefined;
}

/** The code of the words that stand beside an excuse, or by themselves. */
function reasonOf(words: string): LeaveReason | null {
  const read = readLeave(words);
  return read.kind === 'ask' ? read.reason : null;
}
