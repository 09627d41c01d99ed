import { normalize } from './normalize.ts';

/** Words around a plan that name nothing: labels, verbs, 党日 itself. */
const plain =
  /^的?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2}|本|这个?|下个?)?月份?的?)?(?:主题)?(?:党日)?(?:活动)?的?$|^(?:时间|日期|形式|地[点址]|主题|这次|本次|今天的?|我们|安排|计划|定[在于到]?|召?开|举行|集合|请|和|到|在|从|由|加|的|了|是|为|还是)$/;
const openings = /^(?:[)）\-~/]|定?在(?=.)|定于(?=.)|地[点址](?=.))+/;
const endings = /(?:[(（\-~/]|召开|举行|举办|进行|集合|集中|开会|碰头|(?<=.)开)+$/;

/** Leaves out the words that name nothing. */
export function plainWords(words: readonly string[]): readonly string[] {
  return words.filter((word) => !plain.test(word) && /[\p{L}\p{N}]/u.test(word));
}

/** The place among the words that are left of a plan: 在村委会召开 is 村委会. */
export function placeIn(words: readonly string[]): string {
  return plainWords(words)
    .map((word) => word.replace(openings, '').replace(endings, ''))
    .filter((word) => word !== '')
    .join(' ');
}

const places =
  '村委|居委|委会|村部|支部|大队部?|政府|广场|学校|[小中大]学|礼堂|文化|中心|基地|地头|田间|线上|网上|(?:腾讯|视频)会议|群|帐篷|敖包|[槐榕柳樟杨杏枣大]树';
/** Single characters in which names of places end, and the words that end so and are none. */
const lastCharacters =
  '室|(?<!转)场|院|楼|(?<![大国])家|厅|堂|站|校|园|田|沟|坡|湾|桥|棚|馆|店|口|处|组|寨|岭|坪|河|村|庄|屯|坝|塘|屋|房|寺|庙|所|厂|社|亭|台|圈|库|(?<![全干])部';
const nearby = '[上下里内外前后旁边东西南北中头侧面一二三四五六七八九\\d楼层室号院]';
const placeName = new RegExp(`(?:${places}|${lastCharacters})${nearby}*(?:[(（][^()（）]*[)）]?)?$`);

/** Whether a word ends as places of a village do: 文化广场, 二楼会议室, 王家庄, 村部门口, 老槐树下. */
export function looksLikePlace(word: string): boolean {
  return placeName.test(normalize(word.replace(openings, '').replace(endings, '')).text);
}

/** 老地方, 一周: a place neither by its sound nor by 在 or 地点 in front of it. */
export function isDoubtful(place: string, original: string): boolean {
  return !isIntroduced(place, original) && !place.split(' ').every(looksLikePlace);
}

/** 在老槐树下, 地点：老槐树下. */
export function isIntroduced(place: string, original: string): boolean {
  const before = original.slice(0, Math.max(0, original.indexOf(place)));
  return /(?:在|地[点址]\s*[是为:：]?)\s*$/.test(before);
}
