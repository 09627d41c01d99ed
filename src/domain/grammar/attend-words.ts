import type { NameIndex, RosterEntry } from './names.ts';
import type { SaidState } from './attend-reading.ts';
import { originalSlice, type Normalized } from './normalize.ts';
import { cutPieces } from './pieces.ts';
import type { WordTable } from './pieces.ts';

/** A piece of an attendance message. */
export type AttendToken = Placed &
  (
    | { readonly kind: 'people'; readonly people: readonly RosterEntry[] }
    | { readonly kind: 'state'; readonly state: SaidState }
    | {
        readonly kind:
          | 'allPresent'
          | 'except'
          | 'lacking'
          | 'others'
          | 'every'
          | 'only'
          | 'reason'
          | 'same'
          | 'end'
          | 'unknown';
      }
  );

interface Placed {
  /** What the person wrote. */
  readonly said: string;
  /** Place in the normalised text. */
  readonly from: number;
  readonly to: number;
}

type WordKind =
  | SaidState
  | Exclude<AttendToken['kind'], 'people' | 'state' | 'unknown' | 'end'>
  | 'join'
  | 'filler'
  | 'gap';

const words: WordTable<WordKind> = [
  ['gap', /[\s,.:/()\-·]+/y],
  ['except', /除[了开去]?/y],
  ['lacking', /(?:只|就|仅|还)?(?:差|少)了?/y],
  ['others', /其[他它余](?:的|人|的人|党员)?|别的?人?(?=[都全])|别人|剩下的?人?/y],
  ['only', /(?:就|仅)?只有|仅有|就是|就|仅/y],
  [
    'allPresent',
    /[到来]?齐(?:了|啦)?|[到来]全(?:了|啦)?|全勤|满员|[没无]有?一?个?人?(?:没来|不来|没到|不到)的?|一个[都也]?[不没]有?(?:少|缺|落下?|差)|无一缺席|[没无]有?一?个?人?缺席的?|[没无]有?人(?:请假|缺)|[没无]有请假的/y,
  ],
  ['every', /(?:全体|全员|全部|所有人?|大家)[都全]?|人?(?:全都|[都全均])/y],
  ['same', /也是(?=[\s,.:的了]|$)|也一样|同上/y],
  ['filler', /不是(?:没|不|没有)(?:来|到|参加)的?[\s,.]*[他她]?是?(?=线上|网上|视频|手机|在手机|请假)/y],
  ['present', /不是(?:没|不|没有)(?:来|到|参加)的?/y],
  [
    'present',
    /(?:实际?|迟|晚)?到[会场]?(?:了|啦)?|来(?:了|啦)?|参加了?|出席了?|参会了?|签到了?|在(?:的|场|座|现场|会场)(?=[\s,.了]|$)|(?:已经?)?(?:坐好|坐下|就座|入座)了|[√✓✔]/y,
  ],
  ['online', /(?:在|用)?(?:线上|网上|视频|手机上?)(?:的|参加|到会|参会|听会?|开会|看)*了?/y],
  [
    'leave',
    /请了?[个一事病]?假了?|(?:(?:要|给[他她])?[批准]个?|有)假了?|[事病]?假|告假|(?:来|去|到|参加)不[了成]/y,
  ],
  [
    'absent',
    /[没未]有?(?:来|到|参加)也[没未]有?(?:请假|打招呼)|缺席了?|[没未]有?打招呼|莫(?:来|到)|[没未]有?(?:来|到|到会|到场|参加|出席)了?|没有?(?:看见|看到|见到|见着|见)(?:人影子?|影子?|人)?了?|不见人影?|没得人|缺|[×✗✘]/y,
  ],
  // 秀兰婶, as people are called behind their given name.
  ['filler', /(?<=\p{Script=Han}{2})(?:婶|叔|嫂|伯|哥|姐)/uy],
  ['join', /以及|[和跟与及]|同(?![志上意学])/y],
  // Why somebody does not come is matched and not kept.
  [
    'reason',
    /因?(?:为|故)?(?:生?病|住院|感冒|发烧|看病|身体不(?:好|适|舒服)|(?:家里?|家中)?有(?:点|急)?事|私事|公事|出差|(?:在|去|到)?外(?:出|地|面|省)?(?:打工|务工|上班|做工)|外出|打工|务工|上班|值班|加班|农忙|[带看]孙子|照顾(?:老人|孩子|病人))了?/y,
  ],
  // 就张三一个人没来, 张三李四两人请假
  [
    'filler',
    /(?<![十廿卅百〇零\d])[一两二三四五六七八九俩](?:个人|[位名]同志|人)|[一两二三四五六七八九俩][个位](?=老(?:同志|党员|大姐|大哥|人))|老(?:同志|党员|大姐|大哥|人家?)们?|人员/y,
  ],
  [
    'filler',
    /(?:以|之)?外|今天|今日|本次|这次|本月|主题党日|党日|同志们?|党员|名单|[半一二两三四五六七八九十\d]+天|[人名位个了的是有还也]/y,
  ],
];

/** Cuts the text into names of the roster and known words, with as little left unknown, and as few pieces, as possible. */
export function attendTokens(text: Normalized, index: NameIndex): readonly AttendToken[] {
  const pieces = cutPieces(text.text, index, words);
  return pieces.flatMap((piece): AttendToken[] => {
    const { from, to } = piece;
    const said = originalSlice(text, from, to);
    switch (piece.kind) {
      case 'gap':
      case 'join':
      case 'filler':
        return [];
      case 'name':
        return [{ kind: 'people', people: piece.people, said, from, to }];
      case 'present':
      case 'online':
      case 'leave':
      case 'absent':
        return [{ kind: 'state', state: piece.kind, said, from, to }];
      case 'allPresent':
      case 'except':
      case 'lacking':
      case 'others':
      case 'every':
      case 'only':
      case 'reason':
      case 'same':
      case 'unknown':
        return [{ kind: piece.kind, said, from, to }];
    }
  });
}
