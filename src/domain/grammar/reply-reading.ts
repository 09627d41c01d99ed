import { normalize } from './normalize.ts';
import { readPaidReply } from './paid-reply.ts';
import { forFamily, named, notOnLeave } from './reply-family.ts';
import type { FamilyReading, NamedReading, NotOnLeaveReading } from './reply-family.ts';
import { ofOne, plain } from './reply-own.ts';
import type { SaidOfOne } from './reply-own.ts';
import {
  aboutOthers,
  asks,
  excuse,
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
/** 我爸我妈的党费都交了: paying names relatives, and is no reason to stay away. */
const aboutDues = /党费|[交缴](?:过|齐|完|清|足)?了/;
/** Longer than any reply to a card. */
const longestReply = 200;
const letters = /[^\p{L}\p{N}?]+/gu;

type Undo = Extract<ReplyReading, { kind: 'undo' }>;
/** 我没请假: beside what is taken back it says nothing more. */
const denied = /^(?:我|俺)?没有?请.{0,2}假$/;
const bareWord = /^(?:我|俺)?(?:已经?)?(?:签到|报到|到了?|来了)$/;
const unsure = /[不没别\d?]|假|晚|迟|线上|手机|视频|如果|要是|还是|替|代|帮/;

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
  if (aboutTitle.test(plainText) || readPaidReply(text)) return undefined;
  const said = readThisDay(plainText);
  return said?.kind === 'leave' && aboutDues.test(plainText) && !excuse.test(plainText) ? undefined : said;
}

function readThisDay(plainText: string): ReplyReading | undefined {
  const glued = withoutEcho(plainText.replace(letters, '').replace(/[啦咯喽咧]/g, '了'));
  const spokenFor = aboutOthers.test(plainText);
  const asSaid =
    takenBackInParts(plainText, spokenFor) ?? readGlued(glued, spokenFor) ?? inParts(plainText, spokenFor);
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

/** 我请假，水管爆了 is surely the speaker's own; 我下个月请假 is for another month. */
function ofSelf(said: string, reading: SaidOfOne | undefined): SaidOfOne | undefined {
  if (reading?.kind !== 'leave') return reading;
  const own = /^(?:我|俺|本人)(?!们)/.test(said) ? { kind: reading.kind, reason: reading.reason } : reading;
  return laterOccasion.test(said) ? { ...own, nextMonth: true } : own;
}

function undoing(said: string): Undo | undefined {
  if (withdraws.test(said)) return { kind: 'undo', what: 'leave' };
  return undoes.test(said) ? { kind: 'undo', what: 'last' } : undefined;
}

/** 点错了，我到了: what he takes back, and what is so. 撤销请假，我还是来: what he takes back, and no more. */
function takenBackInParts(text: string, spokenFor: boolean): SaidOfOne | Undo | undefined {
  const parts = partsOf(text).filter((part) => !denied.test(part));
  if (parts.length < 2) return undefined;
  const readings = parts.map((part) => readGlued(withoutEcho(part), spokenFor));
  const undone = readings.filter((reading) => reading?.kind === 'undo');
  const others = readings.filter((reading) => reading?.kind !== 'undo');
  if (undone.length === 0) return undefined;
  if (others.length > 0 && others.every((one) => one?.kind === 'present')) return { kind: 'present' };
  if (!others.every((one) => one?.kind === 'late')) return undefined;
  return undone.find(({ what }) => what === 'leave') ?? undone[0];
}

function partsOf(text: string): readonly string[] {
  const parts = text.split(letters).filter((part) => part !== '');
  return parts.length > 4 ? [] : parts;
}

/**
 * 我在深圳上班，线上参加: where somebody is, and then how he takes part. 签到，我和秀英坐后面: the word itself, and talk
 * around it. Whatever else two parts say is left unread.
 */
function inParts(text: string, spokenFor: boolean): SaidOfOne | undefined {
  const parts = partsOf(text.replace(onlinePart, ' '));
  if (parts.length < 2) return undefined;
  const readings = parts.map((part) => readGlued(withoutEcho(part), spokenFor));
  const kinds = new Set(readings.map((reading) => reading?.kind));
  const isTalk = readings.slice(1).every((one) => !one || one.kind === 'late');
  if (bareWord.test(parts[0] ?? '') && isTalk && !unsure.test(text) && !asks.test(text))
    return { kind: 'present' };
  if (kinds.size === 1 && kinds.has('present')) return { kind: 'present' };
  if (kinds.has('undecided')) return { kind: 'undecided' };
  const asksLeave = /[请告事病]假/.test(text);
  const because = readings.every((one) => /^(?:online|away|leave)$/.test(one?.kind ?? ''));
  return kinds.has('online') && because && !asksLeave ? { kind: 'online' } : undefined;
}
