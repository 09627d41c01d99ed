import { monthPatterns } from './dues-months.ts';
import { isFamilyName } from './family-names.ts';
import { moneyPatterns } from './money-words.ts';
import type { NameIndex, RosterEntry } from './names.ts';
import { originalSlice, type Normalized } from './normalize.ts';
import { numeralPattern } from './numerals.ts';
import { cutPieces } from './pieces.ts';
import type { WordTable } from './pieces.ts';

type WordKind =
  | 'gap'
  | 'join'
  | 'filler'
  | 'question'
  | 'asks'
  | 'amount'
  | 'bare'
  | 'months'
  | 'span'
  | 'until'
  | 'since'
  | 'present'
  | 'every'
  | 'others'
  | 'except'
  | 'lacking'
  | 'only'
  | 'outside'
  | 'each'
  | 'paid'
  | 'notPaid'
  | 'relative'
  | 'behalf'
  | 'via'
  | 'etc'
  | 'total'
  | 'notReceived'
  | 'reverse'
  | 'standard'
  | 'fixing'
  | 'change'
  | 'class'
  | 'excuse'
  | 'endExcuse'
  | 'book'
  | 'show';

/** A piece of an officer's words about dues. */
export interface DuesToken {
  readonly kind: WordKind | 'people' | 'unknown';
  /** What the person wrote, and the same in normalised text. */
  readonly said: string;
  readonly text: string;
  /** Place in the normalised text. */
  readonly from: number;
  readonly to: number;
  /** Of a name: everybody whom it may mean. */
  readonly people: readonly RosterEntry[];
}

/** 交, 缴, 付, and how it is said that it is done. */
const pay = '(?:[补上预]?[交缴付]|补(?=[了上齐过])|缴纳|交纳)';
const done = '(?:了|过|齐|清|好|上|来|完|讫|掉|起)';
const dues = '(?:的?(?:党费|钱|费))';
const monthly = '每个?月';

const words: WordTable<WordKind> = [
  ['gap', /[\s,.:/()[\]"'“”‘’「」【】<>《》|+~*_·=]+|-{2,}/y],
  // 1. 张三 10元, a list with its numbers.
  ['gap', /(?<=^|\n)[ ]*\d{1,2}\s*[.,)]\s*(?=\p{Script=Han})/uy],
  [
    'question',
    /[?吗么呢]+|(?:[交缴付]了?没有?|了没有?)(?=[\s?,.]|$)|[交缴付]没[交缴付]|是不是|是否|为什么|怎么|咋|什么(?:时候|时间)?|啥|几时/y,
  ],
  ['asks', /(?:还有|都有|有)?(?:谁|哪些?(?:个|位|几个|人)?|多少(?:人|个|钱)?|几个?人?)/y],
  [
    'months',
    new RegExp(
      `(?:${numeralPattern}|[俩仨])\\s*个\\s*月份?|[两俩仨]\\s*月|(?:整|大)?半年|(?:一?整|全)年(?:度)?|(?:\\d{1,2}|[一两二三四五])\\s*年半?(?!\\s*(?:[\\d一二三四五六七八九十]+\\s*月|\\d|[上下第全底末]))|(?:${numeralPattern})\\s*个\\s*整?季度|[两俩]季度|\\d{1,3}\\s*months?`,
      'y',
    ),
  ],
  [
    'span',
    new RegExp(
      [
        monthPatterns.span,
        monthPatterns.single,
        monthPatterns.quarter,
        monthPatterns.half,
        monthPatterns.year,
      ]
        .map((source) => `(?:${source})`)
        .join('|'),
      'y',
    ),
  ],
  ['until', new RegExp(`(?:${pay}${done}*)?${monthPatterns.until}`, 'y')],
  ['since', new RegExp(monthPatterns.since, 'y')],
  ['amount', new RegExp(moneyPatterns.amount, 'y')],
  ['bare', new RegExp(moneyPatterns.bare, 'y')],
  [
    'present',
    /(?:今天|今日|这次|本次|当天|现场|今晚|今早)?(?:到会|来开会|到场|参会|出席)(?:了)?(?:的)?(?:人员?|党员|同志)*们?|(?:今天|今日|这次|本次|当天|现场|今晚|今早)?(?:来|到|在场|在座|签到|开会)了?的(?:人员?|党员|同志)*们?|present/y,
  ],
  [
    'every',
    /(?:全体|全部|所有)(?:的)?(?:人员?|党员|同志)*(?:都|全|均)?(?:的)?|大家(?:伙儿?)?(?:都|全)?|人人(?:都)?|每个人都|一个[都也]?[没不]?有?(?:不少|少|落下?|差|缺)|全都|人?(?:都|全)|均|(?:人)?齐了|all/y,
  ],
  ['others', /其[他它余](?:的|人|的人|党员|同志)*|别的?人|别的|剩下?的?(?:人|党员|同志)*|余下的?人?/y],
  ['except', /除(?:开|去|掉)?了?|不(?:包括|包含|含|算)|except/y],
  ['lacking', /(?:就|只|仅|还)?(?:差|少|剩|缺)(?:了|下)?/y],
  ['only', /(?:就|只|仅)(?:有|是)?/y],
  ['outside', /除外|(?:以|之)外|不在内|外(?=[\s,.都全其]|$)/y],
  [
    'each',
    new RegExp(
      `各(?:自|人)?(?:的)?|分别(?:是)?|每(?:一)?个?[人位](?:各)?(?:都)?(?:是)?|人均|一人(?=[\\d一二两三四五六七八九十¥])|都是|each`,
      'y',
    ),
  ],
  [
    'behalf',
    new RegExp(
      `(?:代为?|代替|替|帮(?:忙|着|助)?|捎带?)(?:${pay}${done}*)?(?:的)?|[给为](?=\\p{Script=Han}{2,12}[交缴])`,
      'uy',
    ),
  ],
  [
    'paid',
    new RegExp(
      `(?:已经?|刚刚?|刚才|也|来)?(?:把)?${pay}${done}*${dues}?了?(?:的)?|(?:已经?)?(?:收到?|收齐|收讫|拿来|带来|给)(?:了|过|齐)?${dues}?(?:了)?|paid`,
      'y',
    ),
  ],
  [
    'notPaid',
    new RegExp(
      `(?:还|都|也|今天|暂时|一直|又)*(?:没得?有?|未|莫|木有|尚未|没有|[没无]人|忘(?:记了?|了)?)(?:来)?(?:${pay}|带钱|拿钱|给钱|拿|给|带)(?:上|齐|清|来|过|够|全)*${dues}?(?:了|的|呢|哩)?|不[交缴]|欠(?:着|费|交|缴)?的?|(?:没|未)(?:有)?(?:来|到)(?:的)?|请假的?|没有(?=[\\s,.]|$)`,
      'y',
    ),
  ],
  [
    'relative',
    /(?:的|由|是|他|她|叫|让)*(?:老?(?:婆|公)|媳妇儿?|爱人|妻子|丈夫|男人|女人|(?:大|小|老)?(?:儿子|女儿)|儿媳妇?|女婿|孙子|孙女儿?|外孙女?|家属|家里?人?|家人|亲属|亲戚|老伴儿?|屋里人|屋里头?|堂客|婆娘|娃儿?|儿|闺女|姑娘|丫头|(?:大|小)?(?:哥|弟|姐|妹)+|嫂子|爸爸?|妈妈?|爹|娘|父亲|母亲|老(?:头|子|汉)子?|侄[子女儿]|外甥女?|relative)(?:来)?(?:代为?|替|帮(?:忙|着)?)?(?:他|她)?(?:[交缴付给拿送转带])?(?:来|过来)?(?:的|了)*/y,
  ],
  ['via', /由|托|委托|让|叫|请|经|通过/y],
  [
    'etc',
    new RegExp(
      `[也都]一样|也是(?=[\\s,.了的]|$)|同上|大概|差不多|大约|左右|上下|十?几十?(?:个|块|元)|等(?:等|人|${numeralPattern}个?[人位名])?`,
      'y',
    ),
  ],
  ['total', /(?:一?共|合计|总共|总计|拢共|共计|加起来)(?:是|收了?|有)?/y],
  [
    'notReceived',
    /(?:的)?(?:钱|党费)?(?:我|这边|我这)?(?:还|都|也)?(?:没得?有?|未|莫|没有)(?:收到?|拿到|见到|看到|到账)(?:过)?(?:的)?(?:钱|党费)?(?:了|的)?/y,
  ],
  ['reverse', /(?:要)?(?:撤销|撤消|撤回|撤掉|取消|退回|退掉|删除|删掉|作废|冲销|冲掉|红冲)(?:掉|了)?/y],
  ['standard', /(?:党费)?(?:缴费|交费|缴纳|交纳|收缴|收费)?标准(?:表)?/y],
  ['fixing', /(?:年度|每年|今年|年初|一年)?(?:的)?(?:重新)?核定(?:党费|标准)?/y],
  [
    'change',
    new RegExp(
      `(?:的)?(?:党费|标准|月党费)?(?:改|调|调整|变|变更|更改|定|核定|涨|降|提高?|减)(?:成|为|到|至)+(?:${monthly}|按)?(?:${pay})?|(?:的)?(?:党费)?(?:是|按)?${monthly}(?:的)?(?:党费)?(?:应?该?${pay})?(?:是|为)?|月[交缴](?:费)?|/\\s*月|应[交缴](?:费)?|按(?=农民|务工|工资|退休|低保|免)|(?:的)?(?:党费)?标准(?:是|为|定为?)(?=\\s*[\\d¥〇零一二两三四五六七八九十])`,
      'y',
    ),
  ],
  [
    'class',
    /(?:按)?(?:(?:农民|务农|农村)(?:党员)?|(?:外出)?(?:务工|打工)(?:人员|党员)?|工资(?:收入)?(?:人员|党员)?|离?退休(?:人员|干部|党员|金)?|低保(?:户|人员|党员)?|五保户?|特困户?|困难户|免[交缴](?:党费|费)?|免收|免除|(?:不用|不必|不需要?|无需)[交缴](?:党费|费)?了?)(?:类)?(?:标准)?(?:交|缴)?/y,
  ],
  [
    'excuse',
    /(?:申请|同意|可以|批准)*(?:缓[交缴]|暂缓[交缴]?|延期[交缴]?|延缓[交缴]?|延后[交缴]?|推迟[交缴]?|晚[点些]?[交缴]|先不[交缴]|暂时?不[交缴]|过后再[交缴])(?:党费)?|有(?:正当|特殊|客观)?(?:原因|理由)|excused?/y,
  ],
  [
    'endExcuse',
    /(?:不|取消|不再|结束|停止|解除|撤销)(?:再|用|能)*(?:缓[交缴]|暂缓[交缴]?|延期[交缴]?)(?:党费)?了?|恢复(?:正常)?[交缴](?:费|纳|党费)?了?|(?:没有?|取消|不是)(?:正当|特殊)?(?:原因|理由)了?/y,
  ],
  [
    'book',
    /月(?:度)?(?:收缴)?(?:报|明细)?表|季(?:度)?(?:收缴|上缴)?(?:报|汇总)?表|年(?:度)?(?:收缴|公示)?(?:报|总)?表|公示表|收缴表|(?:交接|移交)(?:表|单|清单)|(?<=[季度月年份]的?)表/y,
  ],
  [
    'show',
    /看看|看一?下|看(?=\p{Script=Han}{2})|查(?=\p{Script=Han}{2})|查看|查一?下|情况|明细|名单|进度|统计|汇总|怎么样|现状|show/uy,
  ],
  ['join', /以及|还有|另外|[和跟与及并]|再?加上?/y],
  [
    'filler',
    new RegExp(
      `一次性?|一起|又|今天|今日|刚才|刚刚|现在|这次|本次|同志们?|党员|党费|现金|微信|转账|支付宝|自己|本人|亲自|${numeralPattern}(?:个人|位|名|人)|(?:两口子|夫妻俩?|父子俩?|母子俩?)|[俩仨](?:人)?|[一两二三四五六七八九\\d]+[个位]老(?:同志|党员|人家)|登记|记(?:上|下|一下)?|为${done}?|[的了是有把也还钱他她收元块在交缴]|哈|啊|吧|哦|嘛|啦`,
      'y',
    ),
  ],
];

/** Cuts the words into names, money and what is said of them; gaps and words that say nothing stay in. */
export function duesTokens(said: Normalized, index: NameIndex): readonly DuesToken[] {
  const pieces = cutPieces(said.text, index, words);
  return pieces.map(({ kind, from, to, people }, at): DuesToken => {
    const end = to + (kind === 'unknown' && isHalfName(said.text.slice(from, to), pieces[at + 1]) ? 1 : 0);
    return {
      kind: kind === 'name' ? 'people' : kind,
      said: originalSlice(said, from, end),
      text: said.text.slice(from, end),
      from,
      to: end,
      people,
    };
  });

  /** 孙七三个月: the numeral that is the given name of somebody whom the roster does not have. */
  function isHalfName(text: string, next: (typeof pieces)[number] | undefined): boolean {
    if (next === undefined || text.length !== 1 || !isFamilyName(text)) return false;
    return /^[一二三四五六七八九十]{2}/.test(said.text.slice(next.from, next.to));
  }
}
