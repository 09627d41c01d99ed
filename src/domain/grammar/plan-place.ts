/** Words around a plan that name nothing: labels, verbs, 党日 itself. */
const plain =
  /^的?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2}|本|这个?|下个?)?月份?的?)?(?:主题)?(?:党日)?(?:活动)?的?$|^(?:时间|日期|形式|地[点址]|主题|这次|本次|今天的?|我们|安排|计划|定[在于到]?|召?开|举行|集合|请|和|到|在|从|由|加|的|了|是|为|还是)$/;
const openings = /^(?:[)）\-~/]|定?在(?=.)|定于(?=.)|地[点址](?=.))+/;
const endings = /(?:[(（\-~/]|召开|举行|集合|开会)+$/;

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

/** Whether a word ends as places of a village do: 文化广场, 二楼会议室, 王家庄. */
export function looksLikePlace(word: string): boolean {
  return /(?:室|(?<!转)场|院|会|部|楼|中心|村|庄|家|厅|堂|站|校|基地|园|田|沟|坡|湾|桥|棚|馆|店|口|处|组|寨|岭|坪|河|里|前|旁)[)）]?$/.test(
    word,
  );
}
