import { normalize } from './normalize.ts';
import { numeralPattern, parseNumeral } from './numerals.ts';
import { isFamilyName } from './family-names.ts';
import type { Whom } from './reply-family.ts';
import { asks, politeAfter, politeBefore, relation } from './reply-words.ts';

/** 交了, 党费交了, 我妈的党费交了: somebody says in plain words that dues are paid. */
export interface PaidReply {
  /** A relative or a name; `undefined`: the speaker. */
  readonly whom: Whom | undefined;
  /** 替王桂花交了: the speaker paid for whoever it is. */
  readonly onBehalf: boolean;
  /** 我和老伴的都交了. */
  readonly withSelf: boolean;
  /** 交了3个月. */
  readonly count: number | undefined;
}

const when = '(?:这个?月|本月|这个?季度|本季度|今天)';
const adverb = `(?:${when}|刚才?|刚刚|已经?|都|也|早就?|就|一起)*`;
const self = '(?:我|俺|本人|自己)';
/** Whatever stands between whose dues they are and the end. */
const months = `${numeralPattern})个?月`;
const how = '(?:用|拿)?(?:现金|微信|转账)?';
const to = '(?:给了?(?:书记|支书|组织委员|委员|支部|组织|你们?|您))?';
const paid = [
  `(?:的)?${when}?(?:的)?(?:党费)?${self}?${adverb}(?:(?<first>${months}(?:的)?(?:党费)?)?${adverb}`,
  `${how}(?:交|缴)(?:过|齐|完|清|上|足)?${to}了?(?:(?<count>${months})?(?:的)?(?:党费)?了?`,
].join('');
const behalf = '(?:替|代|帮|给)';
const own = new RegExp(`^${self}?${paid}$`, 'u');
const both = new RegExp(
  `^${self}(?:和|跟|与|同)(?:家里?的?)?(?<relation>${relation})(?:俩|两个?人?)?${paid}$`,
  'u',
);
const kin = new RegExp(
  `^${self}?${adverb}${behalf}?(?:我们?|俺)?(?:家里?)?的?(?<relation>${relation})${paid}$`,
  'u',
);
const named = new RegExp(
  `^${self}?${adverb}(?<behalf>${behalf})?(?<name>\\p{Script=Han}{2,4}?)${paid}$`,
  'u',
);

/** It has happened: 交了, 交过, 已交, and not 交党费 or 交多少. */
const done = /[了过齐清完足已]/;
const notDone = /[没未不忘别]|多少|给谁|还[没要差]|上交|上缴|作业|材料/;
const noName = /^[我俺这本已都今刚没还谁怎哪大全自党]/;
const longestWords = 30;

/** `undefined`: not about dues that were paid; 收到 and 好的 least of all. */
export function readPaidReply(text: string): PaidReply | undefined {
  const words = glued(text);
  if (words === undefined || !done.test(words) || notDone.test(words)) return undefined;
  const speaker = own.exec(words)?.groups;
  if (speaker) return { whom: undefined, onBehalf: false, withSelf: false, count: countOf(speaker) };
  const together = both.exec(words)?.groups;
  const relative = together ?? kin.exec(words)?.groups;
  if (relative)
    return {
      whom: { kind: 'relation', relation: relative['relation'] ?? '' },
      onBehalf: true,
      withSelf: together !== undefined,
      count: countOf(relative),
    };
  const other = named.exec(words)?.groups;
  const name = other?.['name'] ?? '';
  const isSaid = other?.['behalf'] !== undefined || (isFamilyName(name) && words.includes('党费'));
  if (!other || !isSaid || noName.test(name)) return undefined;
  return {
    whom: { kind: 'name', name },
    onBehalf: other['behalf'] !== undefined,
    withSelf: false,
    count: countOf(other),
  };
}

/** 都交了, 交齐了: of an officer perhaps about everybody. */
export function mayMeanEverybody(text: string): boolean {
  return /^(?:党费)?(?:都交|(?:都)?交齐)了?$/.test(glued(text) ?? '');
}

const look = '(?:看一?下?|查一?下?|看看|查查)?';
const where = '(?:呢|情况|是?多少|要?交多少|该交多少|交了[吗没]|交没交|交了没有|还差多少|到账了?[吗没])?';
const ownDues = new RegExp(
  `^${look}(?:我(?:的|这个月的?|本月的?|这个?季度的?)?党费(?:标准|${where})|党费${where})$`,
);

/** 我的党费, 我的党费交了没, 党费 alone: asks where the own dues stand. */
export function asksOwnDues(text: string): boolean {
  return ownDues.test(normalize(text).text.replace(/[^\p{L}\p{N}]+/gu, ''));
}

function glued(text: string): string | undefined {
  const plain = normalize(text).text;
  if (plain.length > longestWords || plain.includes('?')) return undefined;
  const words = plain
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/[啦咯喽]/g, '了')
    .replace(politeBefore, '')
    .replace(politeAfter, '');
  return asks.test(words) ? undefined : words;
}

function countOf(groups: Readonly<Record<string, string | undefined>>): number | undefined {
  const said = groups['count'] ?? groups['first'];
  return said === undefined ? undefined : parseNumeral(said);
}
