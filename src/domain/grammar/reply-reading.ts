import { normalize } from './normalize.ts';
import { forFamily, named, notOnLeave } from './reply-family.ts';
import type { FamilyReading, NamedReading, NotOnLeaveReading } from './reply-family.ts';
import { ofOne, plain } from './reply-own.ts';
import type { SaidOfOne } from './reply-own.ts';
import {
  aboutOthers,
  asks,
  laterOccasion,
  pastOccasion,
  politeAfter,
  politeBefore,
  subject,
  thisOccasion,
  undecidedAlone,
  undoes,
  withdraws,
} from './reply-words.ts';
import { withoutSlips } from './voice-slips.ts';

export type ReplyReading =
  | SaidOfOne
  | FamilyReading
  | NamedReading
  | NotOnLeaveReading
  /** Spoken for somebody else in a way that says no more: 小王军喊我说他请假. Never the speaker's own. */
  | { readonly kind: 'others' }
  /** `last`: what was said or tapped before is wrong (点错了). `leave`: the leave is withdrawn (不请假了). */
  | { readonly kind: 'undo'; readonly what: 'last' | 'leave' };

/** 书记到了 is about the secretary; 书记，到了 speaks to him. */
const aboutTitle = /^(?:支书|书记|主任|组长|领导)(?:也|都|已经?|没)?(?:到|来|请|去|在)/;
/** Longer than any reply to a card. */
const longestReply = 200;
const letters = /[^\p{L}\p{N}?]+/gu;

/** Where the words about taking part online begin. */
const onlinePart =
  /(?=(?:用|在)?(?:手机上?|线上|网上|视频)(?:参加|参会|听会?|开会|到会|学习|看))(?<![用在])/g;

/**
 * Reads a member's reply to the bot in his own words. `undefined`: no reply about coming, as 收到, 好的, questions, and
 * words about others. Free text is matched and never returned.
 */
export function readReply(text: string): ReplyReading | undefined {
  if (text.length > longestReply) return undefined;
  const plainText = aboutThisDay(normalize(text).text.trim());
  if (aboutTitle.test(plainText)) return undefined;
  const glued = withoutEcho(plainText.replace(letters, '').replace(/[啦咯喽咧]/g, '了'));
  const spokenFor = aboutOthers.test(plainText);
  const asSaid = readGlued(glued, spokenFor) ?? inParts(plainText, spokenFor);
  if (asSaid && asSaid.kind !== 'named') return asSaid;
  const meant = readGlued(withoutSlips(glued), spokenFor);
  return meant?.kind === 'named' ? (asSaid ?? meant) : (meant ?? asSaid);
}

/** 下个月十五我来不了 今天照来: the parts about this Party day, where both are spoken of. */
function aboutThisDay(text: string): string {
  const parts = text.split(/[\s,.]+/);
  const isBoth =
    parts.some((part) => laterOccasion.test(part)) && parts.some((part) => thisOccasion.test(part));
  return isBoth ? parts.filter((part) => !laterOccasion.test(part)).join(' ') : text;
}

/** 来了来了, 到到到. */
function withoutEcho(glued: string): string {
  return glued.replace(/^(.{1,4}?)\1+$/u, '$1');
}

function readGlued(glued: string, spokenFor: boolean): ReplyReading | undefined {
  const core = glued.replace(politeBefore, '');
  if (core === '') return undefined;
  if (undecidedAlone.test(plain(core))) return { kind: 'undecided' };
  if (asks.test(core.replace(/[啊呀呢]$/, '')) || pastOccasion.test(core)) return undefined;
  for (const said of new Set([core, core.replace(politeAfter, '')])) {
    if (said === '') continue;
    const reading = readCore(said, spokenFor);
    if (reading) return reading;
  }
  return undefined;
}

function readCore(said: string, spokenFor: boolean): ReplyReading | undefined {
  const own = said.replace(subject, '');
  const family = undoing(own) ?? undoing(plain(own)) ?? forFamily(said);
  // Nobody else's being late is written anywhere.
  if (family?.kind === 'family' && family.withSelf && family.said.kind === 'late') return family.said;
  if (family) return family;
  const isNotOnLeave = notOnLeave(said);
  if (isNotOnLeave) return isNotOnLeave;
  if (spokenFor) return { kind: 'others' };
  return named(said) ?? ofSelf(said, ofOne(plain(own)) ?? ofOne(own));
}

/** 我请假，水管爆了 is surely the speaker's own. */
function ofSelf(said: string, reading: SaidOfOne | undefined): SaidOfOne | undefined {
  if (reading?.kind !== 'leave' || !/^(?:我|俺|本人)(?!们)/.test(said)) return reading;
  return { kind: 'leave', reason: reading.reason };
}

function undoing(said: string): Extract<ReplyReading, { kind: 'undo' }> | undefined {
  if (withdraws.test(said)) return { kind: 'undo', what: 'leave' };
  return undoes.test(said) ? { kind: 'undo', what: 'last' } : undefined;
}

/** 我在深圳上班，线上参加: where somebody is, and then how he takes part. Whatever else two parts say is left unread. */
function inParts(text: string, spokenFor: boolean): SaidOfOne | undefined {
  const parts = text
    .replace(onlinePart, ' ')
    .split(letters)
    .filter((part) => part !== '');
  if (parts.length < 2 || parts.length > 4) return undefined;
  const readings = parts.map((part) => readGlued(withoutEcho(part), spokenFor));
  const kinds = new Set(readings.map((reading) => reading?.kind));
  if (kinds.size === 1 && kinds.has('present')) return { kind: 'present' };
  if (kinds.has('undecided')) return { kind: 'undecided' };
  const asksLeave = /[请告事病]假/.test(text);
  const because = readings.every((one) => /^(?:online|away|leave)$/.test(one?.kind ?? ''));
  return kinds.has('online') && because && !asksLeave ? { kind: 'online' } : undefined;
}
