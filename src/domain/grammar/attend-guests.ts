import { numeralPattern, parseNumeral } from './numerals.ts';

const who = '(?:入党)?积极分子|发展对象|群众代表|列席人员|列席|旁听|来宾';
const counter = String.raw`\s*[人个名位]?`;
const before = String.raw`(?:(?:另有?|还有|外加|此外|其他)\s*)?`;
const number = `(?<![\\d〇零一二两三四五六七八九十百])(${numeralPattern})(?![\\d〇零一二两三四五六七八九十百])`;
const wordFirst = `(?:${who})+[\\s:有了是为的]*${number}${counter}(?:\\s*(?:列席|旁听|参加|到会))?`;
/** 请假3 列席2: the 3 belongs to what stands before it, and the 2 to 列席. */
const numberFirst = `(?<![到假席来应上会加缺][\\s:有了是为的]*)${number}${counter}\\s*(?:${who})+(?:参加|到会)?(?![\\s:有了]*${numeralPattern})`;
const pattern = new RegExp(`${before}(?:${wordFirst}|${numberFirst})(?:了)?`, 'g');

export interface GuestsFound {
  readonly guests: number;
  /** The text with the guests blanked out, places unchanged. */
  readonly rest: string;
}

/** 列席3人, 另有2名积极分子: people who are there and belong neither to 应到 nor to 实到. Several are added up. */
export function takeGuests(text: string): GuestsFound | undefined {
  let guests: number | undefined;
  const rest = text.replace(pattern, (all, ...groups: unknown[]) => {
    const said = groups.slice(0, 2).find((group): group is string => typeof group === 'string');
    const count = parseNumeral(said ?? '');
    if (count === undefined) return all;
    guests = (guests ?? 0) + count;
    return ' '.repeat(all.length);
  });
  return guests === undefined ? undefined : { guests, rest };
}
