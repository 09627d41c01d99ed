/** 张三; 王桂花 家人; 王桂花的儿子. */
export interface ClaimWords {
  readonly name: string;
  readonly relation: 'self' | 'family';
}

const longest = 64;
/** 王家人 may be a name: set off by 的 or a blank only. */
const relative =
  /^(.+?)(?:的|[\s,，]+)(?:家人|家属|亲属|儿子|女儿|儿媳妇?|媳妇|女婿|孙子|孙女|外孙女?|老伴|爱人|老公|老婆|丈夫|妻子|哥哥|弟弟|姐姐|妹妹|侄子|侄女|外甥女?)$/;

/** Reads what follows 我是: a name, or whose relative somebody is. `undefined` without a name. */
export function readClaim(words: string): ClaimWords | undefined {
  const said = words.replace(/[。！!~～]+$/, '').trim();
  if (said === '' || said.length > longest) return undefined;
  const name = relative.exec(said)?.[1]?.trim();
  return name ? { name, relation: 'family' } : { name: said, relation: 'self' };
}
