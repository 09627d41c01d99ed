import type { MemberVerb } from './member-reading.ts';
import { findAll, without } from './phrase.ts';
import type { Found, Phrase } from './phrase.ts';

type PlainVerb = Exclude<MemberVerb, 'show' | 'contact' | 'group' | 'alias'>;

const work = '(?:打工|务工|上班|做工|做生意|上学|读书)';

/** Each way to say a change, in normalised characters. What contains another one stands before it. */
const patterns: readonly (readonly [PlainVerb, string])[] = [
  ['back', String.raw`(?:不|没)(?:在外|外出|流动)了?|回来|回村|返乡|回乡|回家|在家`],
  ['attends', '恢复参加|恢复正常|(?:又|可以|重新)?能参加|可以参加|重新参加|要参加'],
  ['excused', '可以不参加|可不参加|不用参加|免参加|不参加|不能参加|参加不了'],
  [
    'away',
    String.raw`(?:去|到|在|上)(?!\d)[^\s\d,.:\0]{1,6}?${work}|外出${work}?|出去${work}?|出门${work}?|${work}去|${work}|流动(?:在外|外出)?|在外(?:地|面|头)?|去外地|出外`,
  ],
  ['formal', '按期转正|转为正式(?:党员)?|转正式(?:党员)?|转正'],
  ['transferred', '(?:组织)?关系(?:已)?(?:转|迁)(?:出|走)|转出|转走|迁出|调走|调出'],
  ['died', '因病去世|去世|过世|病故|逝世|病逝|故去|死亡|亡故'],
  ['review', String.raw`(?:还是)?(?:延长|延期|复核|顺延)(?:日期?|时间)?(?:改)?`],
  ['undo', '撤销|撤回|取消|记错'],
];
const anyVerb = new RegExp(patterns.map(([verb, pattern]) => `(?<${verb}>${pattern})`).join('|'));

export interface SaidVerb {
  readonly verb: PlainVerb;
  readonly found: Found;
}

/** The changes that are said, in order of the words. */
export function findVerbs(phrase: Phrase): readonly SaidVerb[] {
  return findAll(phrase, anyVerb).flatMap((found) => {
    const verb = patterns.find(([name]) => found.groups[name] !== undefined)?.[0];
    return verb ? [{ verb, found }] : [];
  });
}

/** 没去世, 还没外出, 不是转出: said of a change, it is none. */
export function isDenied({ left }: Phrase, { from }: Found): boolean {
  return /(?:没有?|未|别|不是?|不会|非)\s*$/.test(left.slice(0, from));
}

/** 外出了吗, 转正没有. */
export function isQuestion({ left }: Phrase): boolean {
  return /(?:[?吗么呢]|了没|没有|是不是|是否)[\s.]*$/.test(left);
}

/** 取消外出 is 回来; of what waits for the township it is 撤销. */
export function undoneVerb(verbs: readonly PlainVerb[]): PlainVerb | undefined {
  const others = verbs.filter((verb) => verb !== 'undo');
  if (others.length === verbs.length || new Set(others).size > 1) return undefined;
  if (others[0] === 'away') return 'back';
  if (others[0] === 'excused') return 'attends';
  return 'undo';
}

const fillers =
  /已经|同志|党员|现在|刚刚|情况|状态|看看|看一下|怎么样|经支部同意|支部同意|支部大会通过|记为|改为|改成|[了的从自起于在已因为把将是,.:到至请]/;

/** Words that say nothing of their own are taken out. */
export function withoutFillers(phrase: Phrase): Phrase {
  return findAll(phrase, fillers).reduce(without, phrase);
}
