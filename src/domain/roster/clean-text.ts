import { accept, refuse, type Decision } from '../decision.ts';
import type { CellFault } from './reject.ts';

/** Longest name or note that a card can carry (platform.md, Security), in characters. */
const textLimit = 64;

const hidden = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;
const blanks = /[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;
const blankBetweenHan = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;
const dots = /[•‧∙・･⋅．]/g;
const formulaError = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/;
const fullWidthLetters = /[０-９Ａ-Ｚａ-ｚ]/g;

/** A cell whose spelling carries no meaning: width of letters and blanks anywhere are ignored. */
export function compact(raw: string): string {
  return raw.normalize('NFKC').replace(/\s+/gu, '');
}

/** Parts of a cell that holds several things: `书记、组织委员`, also with ， , ; or blanks between them. */
export function parts(raw: string): readonly string[] {
  const found = raw
    .normalize('NFKC')
    .split(/[、,;/\s]+/u)
    .filter((part) => part !== '');
  return [...new Set(found)];
}

/** Free text: trimmed, blanks collapsed. Control, bidi and zero-width characters and damaged text are refused. */
export function readText(raw: string, limit: number = textLimit): Decision<string, CellFault> {
  const text = raw.trim().normalize('NFC').replace(blanks, ' ').replace(fullWidthLetters, toHalfWidth);
  if (text.includes('\ufffd')) return refuse({ code: 'damaged-text' });
  if (formulaError.test(text)) return refuse({ code: 'formula-error' });
  const bad = hidden.exec(text)?.[0];
  if (bad !== undefined) return refuse({ code: 'hidden-character', codePoint: codePointName(bad) });
  const length = Array.from(text).length;
  if (length > limit) return refuse({ code: 'too-long', limit, length });
  return accept(text);
}

/**
 * Name of a person or place: as free text, and the blanks with which rosters stretch short names (王　军) go, and the
 * many middle dots of minority names become one. Names of other scripts keep their blanks.
 */
export function readName(raw: string): Decision<string, CellFault> {
  const text = readText(raw);
  if (!text.ok) return text;
  return accept(text.value.replace(dots, '·').replace(blankBetweenHan, ''));
}

function toHalfWidth(letter: string): string {
  return letter.normalize('NFKC');
}

function codePointName(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `U+${hex.padStart(4, '0')}`;
}
