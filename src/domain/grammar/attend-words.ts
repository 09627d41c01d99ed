import type { NameIndex, RosterEntry } from './names.ts';
import type { SaidState } from './attend-reading.ts';
import { originalSlice, type Normalized } from './normalize.ts';

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

interface Piece {
  readonly kind: 'name' | 'unknown' | WordKind;
  readonly from: number;
  readonly to: number;
  readonly people: readonly RosterEntry[];
}

const words: readonly (readonly [WordKind, RegExp])[] = [
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

const unknownCost = 10;
const gapCost = 0.1;
/** A name written with a space inside loses against two names that need none. */
const innerGapCost = 0.5;

/** Cuts the text into names of the roster and known words, with as little left unknown, and as few pieces, as possible. */
export function attendTokens(text: Normalized, index: NameIndex): readonly AttendToken[] {
  const pieces = mergeUnknown(cheapestPieces(text.text, index), text.text);
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

interface Best {
  readonly cost: number;
  readonly piece: Piece | undefined;
}

function cheapestPieces(text: string, index: NameIndex): readonly Piece[] {
  const best = new Map<number, Best>([[text.length, { cost: 0, piece: undefined }]]);
  for (let from = text.length - 1; from >= 0; from -= 1) {
    for (const { piece, cost } of candidates(text, from, index)) {
      const total = cost + (best.get(piece.to)?.cost ?? Infinity);
      if (total < (best.get(from)?.cost ?? Infinity)) best.set(from, { cost: total, piece });
    }
  }
  const pieces: Piece[] = [];
  for (let piece = best.get(0)?.piece; piece !== undefined; piece = best.get(piece.to)?.piece)
    pieces.push(piece);
  return pieces;
}

function candidates(text: string, from: number, index: NameIndex): readonly { piece: Piece; cost: number }[] {
  const found: { piece: Piece; cost: number }[] = [];
  for (const [key, people] of index) {
    const to = endOfName(text, from, key);
    if (to === undefined) continue;
    const inner = /\s/.test(text.slice(from, to)) ? innerGapCost : 0;
    found.push({ piece: { kind: 'name', from, to, people }, cost: 1 + inner });
  }
  for (const [kind, pattern] of words) {
    pattern.lastIndex = from;
    const to = pattern.exec(text) && pattern.lastIndex;
    if (to) found.push({ piece: { kind, from, to, people: [] }, cost: kind === 'gap' ? gapCost : 1 });
  }
  const width = (text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1;
  found.push({ piece: { kind: 'unknown', from, to: from + width, people: [] }, cost: unknownCost });
  return found;
}

/** Where a name that begins at `from` ends, spaces and · inside it skipped. */
function endOfName(text: string, from: number, key: string): number | undefined {
  if (text.startsWith(key, from)) return from + key.length;
  let position = from;
  for (let matched = 0; matched < key.length; position += 1) {
    if (text[position] === key[matched]) matched += 1;
    else if (matched === 0 || !/[ ·]/.test(text.charAt(position))) return undefined;
  }
  return position;
}

/**
 * Puts together what belongs to one unknown name: neighbouring unknown characters; then a one-character word between
 * them (王来福), a single character and a known name that it touches (张三丰), two single characters with a space (李 思).
 */
function mergeUnknown(pieces: readonly Piece[], text: string): readonly Piece[] {
  const isSingle = ({ kind, from, to }: Piece) =>
    kind === 'unknown' && to - from === 1 && !/\d/.test(text.charAt(from));
  return merge(merge(pieces, unknownNeighbours), (last) => partsOfOneName(last, isSingle));
}

/** Puts the last pieces together as one unknown piece, as many as `widthOf` says, while it says any. */
function merge(pieces: readonly Piece[], widthOf: (last: readonly Piece[]) => number): readonly Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    merged.push(piece);
    for (let width = widthOf(merged); width > 0; width = widthOf(merged)) {
      const [first] = merged.splice(-width);
      merged.push({ kind: 'unknown', from: first?.from ?? piece.from, to: piece.to, people: [] });
    }
  }
  return merged;
}

function unknownNeighbours(pieces: readonly Piece[]): number {
  return pieces.length > 1 && pieces.slice(-2).every(({ kind }) => kind === 'unknown') ? 2 : 0;
}

function partsOfOneName(pieces: readonly Piece[], isSingle: (piece: Piece) => boolean): number {
  const [first, second, third] = [pieces.at(-3), pieces.at(-2), pieces.at(-1)];
  if (second === undefined || third === undefined) return 0;
  if (isSingle(second) && third.kind === 'name') return 2;
  if (second.kind === 'name' && isSingle(third)) return 2;
  if (second.kind === 'name' || first?.kind !== 'unknown' || third.kind !== 'unknown') return 0;
  if (second.kind === 'gap') return isSingle(first) && isSingle(third) ? 3 : 0;
  return second.to - second.from === 1 && (isSingle(first) || isSingle(third)) ? 3 : 0;
}
