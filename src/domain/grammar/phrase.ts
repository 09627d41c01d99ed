import { originalSlice, type Normalized } from './normalize.ts';

/** A piece of a phrase: its normalised text, what the person wrote, and the regular expression's groups. */
export interface Found {
  readonly text: string;
  readonly said: string;
  readonly from: number;
  readonly to: number;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** A text from which one part after the other is taken out; what nobody takes remains. */
export interface Phrase {
  readonly source: Normalized;
  /** The normalised text; what was taken out is NUL, which no pattern matches. */
  readonly left: string;
}

export function phraseOf(source: Normalized): Phrase {
  return { source, left: source.text };
}

/** Every place where the pattern matches, without taking it out. */
export function findAll({ source, left }: Phrase, pattern: RegExp): readonly Found[] {
  return [...left.matchAll(new RegExp(pattern.source, 'g'))].map((match) => {
    const from = match.index;
    const to = from + match[0].length;
    return { text: match[0], said: originalSlice(source, from, to), from, to, groups: match.groups ?? {} };
  });
}

export function without(phrase: Phrase, found: { readonly from: number; readonly to: number }): Phrase {
  const { left } = phrase;
  const blank = '\0'.repeat(found.to - found.from);
  return { ...phrase, left: left.slice(0, found.from) + blank + left.slice(found.to) };
}

/** The phrase cut off at a place. */
export function before(phrase: Phrase, end: number): Phrase {
  return { ...phrase, left: phrase.left.slice(0, end) };
}

/** What the person wrote where nothing was taken out, in pieces. */
export function remainders({ source, left }: Phrase, filler: RegExp): readonly string[] {
  const rest = left.replace(new RegExp(filler.source, 'g'), (word) => '\0'.repeat(word.length));
  return [...rest.matchAll(/[^\0]+/g)]
    .map((match) => originalSlice(source, match.index, match.index + match[0].length))
    .filter((piece) => piece !== '');
}
