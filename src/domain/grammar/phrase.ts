import { originalSlice, type Normalized } from './normalize.ts';

/** A place of a phrase where a pattern matched: normalised, as the person wrote it, and by named group. */
export interface Found {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly said: string;
  readonly groups: Readonly<Record<string, string | undefined>>;
  readonly saidIn: Readonly<Record<string, string | undefined>>;
}

/** A text from which one part after the other is taken out; what nobody takes remains. */
export interface Phrase {
  readonly source: Normalized;
  /** The normalised text; what was taken out is NUL. */
  readonly left: string;
}

export function phraseOf(source: Normalized): Phrase {
  return { source, left: source.text };
}

/** Every place where the pattern matches, without taking it out. */
export function findAll({ source, left }: Phrase, pattern: RegExp): readonly Found[] {
  return [...left.matchAll(new RegExp(pattern.source, 'dg'))].map((match) => {
    const from = match.index;
    const to = from + match[0].length;
    const spans = Object.entries(match.indices?.groups ?? {}) as [string, [number, number] | undefined][];
    const saidIn = spans.map(
      ([name, span]) => [name, span && originalSlice(source, span[0], span[1])] as const,
    );
    return {
      from,
      to,
      text: match[0],
      said: originalSlice(source, from, to),
      groups: match.groups ?? {},
      saidIn: Object.fromEntries(saidIn),
    };
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

/** What the person wrote where nothing was taken out: the words between spaces, commas, full stops and colons. */
export function wordsLeft({ source, left }: Phrase): readonly string[] {
  return [...left.matchAll(/[^\0\s,.:]+/g)].map((match) =>
    originalSlice(source, match.index, match.index + match[0].length),
  );
}
