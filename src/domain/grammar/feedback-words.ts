import { normalize, originalSlice } from './normalize.ts';

/** Which feedback is meant, with all that was said, for somebody whose business it is not. */
interface NumberedWords {
  /** Not said: the newest of that number. */
  readonly year: number | undefined;
  readonly number: number;
  readonly text: string;
}

/** What follows 意见: nothing, a word about one that is named by its number, or somebody's own words. */
export type FeedbackWords =
  | { readonly kind: 'none' }
  | ({ readonly kind: 'answer'; readonly answer: string } & NumberedWords)
  | ({ readonly kind: 'read' } & NumberedWords)
  | { readonly kind: 'text'; readonly text: string };

const numbered = String.raw`^\s*(?:意见)?\s*(?:(\d{4})\s*[-—]\s*)?(\d{1,5})\s*号?[\s,:]*`;
/** 7 回复 …, 2026-0007 答复：…, 意见2026-7 回复 … */
const answering = new RegExp(String.raw`${numbered}(?:回复|答复|reply)[\s:,]*`);
/** 7 已阅, 2026-0007 看过了 */
const marking = new RegExp(String.raw`${numbered}(?:已阅|看过了?|read)[\s.]*$`);

export function parseFeedback(words: string): FeedbackWords {
  const said = normalize(words);
  const text = originalSlice(said, 0, said.text.length);
  if (text === '') return { kind: 'none' };
  const answered = answering.exec(said.text);
  const found = answered ?? marking.exec(said.text);
  if (!found) return { kind: 'text', text };
  const [head, year, number] = found;
  const which = { year: year === undefined ? undefined : Number(year), number: Number(number), text };
  if (!answered) return { kind: 'read', ...which };
  return { kind: 'answer', ...which, answer: originalSlice(said, head.length, said.text.length) };
}
