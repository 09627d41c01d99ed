import type { NameIndex, RosterEntry } from './names.ts';

/** The words that a grammar knows beside names, each with a sticky pattern over normalised text. */
export type WordTable<Kind extends string> = readonly (readonly [Kind, RegExp])[];

/** A part of a text: somebody of the roster, a known word, or what is neither. */
export interface Piece<Kind extends string> {
  readonly kind: 'name' | 'unknown' | Kind;
  /** Place in the normalised text. */
  readonly from: number;
  readonly to: number;
  readonly people: readonly RosterEntry[];
}

const unknownCost = 10;
const gapCost = 0.1;
/** A name written with a space inside loses against two names that need none. */
const innerGapCost = 0.5;

interface Best<Kind extends string> {
  readonly cost: number;
  readonly piece: Piece<Kind> | undefined;
}

/** Cuts normalised text into names of the roster and known words, with as little left unknown, and as few pieces, as possible. */
export function cutPieces<Kind extends string>(
  text: string,
  index: NameIndex,
  words: WordTable<Kind>,
): readonly Piece<Kind>[] {
  return mergeUnknown(cheapestPieces(text, index, words), text);
}

function cheapestPieces<Kind extends string>(
  text: string,
  index: NameIndex,
  words: WordTable<Kind>,
): readonly Piece<Kind>[] {
  const best = new Map<number, Best<Kind>>([[text.length, { cost: 0, piece: undefined }]]);
  for (let from = text.length - 1; from >= 0; from -= 1) {
    for (const { piece, cost } of candidates(text, from, index, words)) {
      const total = cost + (best.get(piece.to)?.cost ?? Infinity);
      if (total < (best.get(from)?.cost ?? Infinity)) best.set(from, { cost: total, piece });
    }
  }
  const pieces: Piece<Kind>[] = [];
  for (let piece = best.get(0)?.piece; piece !== undefined; piece = best.get(piece.to)?.piece)
    pieces.push(piece);
  return pieces;
}

function candidates<Kind extends string>(
  text: string,
  from: number,
  index: NameIndex,
  words: WordTable<Kind>,
): readonly { piece: Piece<Kind>; cost: number }[] {
  const found: { piece: Piece<Kind>; cost: number }[] = [];
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
function mergeUnknown<Kind extends string>(
  pieces: readonly Piece<Kind>[],
  text: string,
): readonly Piece<Kind>[] {
  const isSingle = ({ kind, from, to }: Piece<Kind>) =>
    kind === 'unknown' && to - from === 1 && !/\d/.test(text.charAt(from));
  return merge(merge(pieces, unknownNeighbours), (last) => partsOfOneName(last, isSingle));
}

/** Puts the last pieces together as one unknown piece, as many as `widthOf` says, while it says any. */
function merge<Kind extends string>(
  pieces: readonly Piece<Kind>[],
  widthOf: (last: readonly Piece<Kind>[]) => number,
): readonly Piece<Kind>[] {
  const merged: Piece<Kind>[] = [];
  for (const piece of pieces) {
    merged.push(piece);
    for (let width = widthOf(merged); width > 0; width = widthOf(merged)) {
      const [first] = merged.splice(-width);
      merged.push({ kind: 'unknown', from: first?.from ?? piece.from, to: piece.to, people: [] });
    }
  }
  return merged;
}

function unknownNeighbours<Kind extends string>(pieces: readonly Piece<Kind>[]): number {
  return pieces.length > 1 && pieces.slice(-2).every(({ kind }) => kind === 'unknown') ? 2 : 0;
}

function partsOfOneName<Kind extends string>(
  pieces: readonly Piece<Kind>[],
  isSingle: (piece: Piece<Kind>) => boolean,
): number {
  const [first, second, third] = [pieces.at(-3), pieces.at(-2), pieces.at(-1)];
  if (second === undefined || third === undefined) return 0;
  if (isSingle(second) && third.kind === 'name') return 2;
  if (second.kind === 'name' && isSingle(third)) return 2;
  if (second.kind === 'name' || first?.kind !== 'unknown' || third.kind !== 'unknown') return 0;
  if (second.kind === 'gap') return isSingle(first) && isSingle(third) ? 3 : 0;
  return second.to - second.from === 1 && (isSingle(first) || isSingle(third)) ? 3 : 0;
}
