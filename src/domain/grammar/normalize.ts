import { Converter } from 'opencc-js/t2cn';

/** Text in the one form that the grammars read, with the way back to what the person wrote. */
export interface Normalized {
  /** Half width, simplified characters, one kind of comma and dot, no invisible characters, lower case. */
  readonly text: string;
  /** For each UTF-16 unit of `text` where its character begins in the original, and one more for the end. */
  readonly origins: readonly number[];
  readonly original: string;
}

/** Bidi controls, zero-width characters, variation selectors, soft hyphen, byte order mark. */
const invisible =
  /^[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\u{e0000}-\u{e01ef}]$/u;

// The types of opencc-js import without extensions, which nodenext does not resolve.
const converter: unknown = Converter({ from: 't', to: 'cn' });
const toSimplified = converter as (text: string) => string;

/** Character by character, so that names and free text can be cut out of the original unchanged. */
export function normalize(original: string): Normalized {
  let text = '';
  const origins: number[] = [];
  let position = 0;
  for (const character of original) {
    const plain = invisible.test(character) ? '' : normalizeCharacter(character);
    origins.push(...new Array<number>(plain.length).fill(position));
    text += plain;
    position += character.length;
  }
  origins.push(original.length);
  return { text, origins, original };
}

/** What the person wrote between two places of the normalised text, invisible characters removed. */
export function originalSlice({ original, origins }: Normalized, from: number, to: number): string {
  const slice = original.slice(origins[from] ?? original.length, origins[to] ?? original.length);
  return Array.from(slice)
    .filter((character) => !invisible.test(character))
    .join('')
    .trim();
}

/** Names are the same when their keys are: · and spaces do not count, and width, case and script neither. */
export function nameKey(name: string): string {
  return normalize(name).text.replace(/[\s·]/g, '');
}

/** Looked up once a character: the names of a roster are normalised for every word that is compared with them. */
const known = new Map<string, string>();
const mostKnown = 20_000;

function normalizeCharacter(character: string): string {
  const plain = known.get(character) ?? plainCharacter(character);
  if (known.size < mostKnown) known.set(character, plain);
  return plain;
}

function plainCharacter(character: string): string {
  return Array.from(character.normalize('NFKC'), (one) => {
    if (/\s/.test(one)) return one === '\n' ? '\n' : ' ';
    if (/[、,;]/.test(one)) return ',';
    if (/[。!]/.test(one)) return '.';
    if (/[•‧・∙⋅]/.test(one)) return '·';
    if (/[‐-―−]/.test(one)) return '-';
    // 冇来, as the south writes 没来.
    if (one === '冇') return '没';
    return toSimplified(one).toLowerCase();
  }).join('');
}
