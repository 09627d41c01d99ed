import { numeralPattern } from './numerals.ts';

/** Said around a record, and no part of it: 那个，我们支部报一下. Longer ones first. */
const around =
  /(?:(?:跟|向|给)(?:您|你|领导|镇上|镇里|乡里|书记))?(?:报告|汇报|上报|补报|报|登记|记录|统计|更新|说)一下(?:子|情况)?|报个?数|(?:我们|咱们|俺们|本|咱)(?:这个)?(?:村|党?支部|党?小?组里?(?!长)|这边|这里|这儿)|(?:我们|咱们|俺们)(?=[^,.]{0,6}?\d)|(?:党?支部)(?:里|这边|这里)?|(?:到会|参会|出席)?(?:情况|人数)(?:如下|是|为)?(?=[\s,.:]|应|实|到|\d)|加上?(?=我)|(?:就这样|先)(?:报|记|写)(?:这(?:几个|几位|些|样))?(?:了|吧)?(?=[\s,.]|$)|拢共|那个(?!月)|这个(?!月)|嗯+|呃+|喂|(?:书记|主任|领导|助手)(?:您?好)?(?=[\s,.:])|您好|你好|麻烦(?:您|你)?|(?:其中|分别)(?:是|为|有)?|具体(?:是|为)?|[啊哈呀哦噢]+(?=[\s,.:]|$)/g;

/** Blanks what is said around a record, places unchanged, except inside names of the roster. */
export function withoutFillers(text: string, inName: (from: number, to: number) => boolean): string {
  return text.replace(around, (all, ...rest: unknown[]) => {
    const from = rest.find((one) => typeof one === 'number') ?? 0;
    return inName(from, from + all.length) ? all : ' '.repeat(all.length);
  });
}

const unit = String.raw`(?!\s*(?:分钟?|天|个?(?:多)?小时|钟头|点|岁|块|元|年|个?月|日|号|公里|里|斤|亩|刻|次))`;
const about =
  '(?:差不多|大概|大约|约莫|约|将近|接近|快有|快|近|不到|超过|至少|最少|最多)(?:是|有|来了|到了|来|到)?';
const roughly = new RegExp(
  [
    String.raw`${about}\s*${numeralPattern}(?:多|来|几)?[个人名位]*${unit}`,
    `${numeralPattern}(?:多|余|几)(?:[个人名位]+|(?=[\\s,.]|$))${unit}`,
    `${numeralPattern}来[个名位]+${unit}`,
    `${numeralPattern}[个人名位]*(?:左右|上下|出头)`,
    `(?:十|百)?几(?:十)?[个人名位]+${unit}|好几[个人名位]*`,
    '(?:差不多|基本上?|大部分|大多数?|多数)(?:人|党员|同志)*[都全]?(?:到|来)(?:齐|全)?了?',
  ].join('|'),
);

/** The number that is none: 二十几个, 差不多30, 二十来个, 差不多都到了. */
export function roughNumber(text: string): string | undefined {
  return roughly.exec(text)?.[0].trim();
}
