import { normalize, originalSlice } from './normalize.ts';

/** What follows 意见: nothing, an answer to one that is named by its number, or somebody's own words. */
export type FeedbackWords =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'answer';
      /** Not said: the newest of that number. */
      readonly year: number | undefined;
      readonly number: number;
      readonly answer: string;
      /** All of it, for somebody who answers nothing. */
      readonly text: string;
    }
  | { readonly kind: 'text'; readonly text: string };

/** 7 回复 …, 2026-0007 答复：…, 意见2026-7 回复 … */
const answering = /^\s*(?:意见)?\s*(?:(\d{4})\s*[-—]\s*)?(\d{1,5})\s*号?[\s,:]*(?:回复|答复|reply)[\s:,]*/;

export function parseFeedback(words: string): FeedbackWords {
  const said = normalize(words);
  const text = originalSlice(said, 0, said.text.length);
  if (text === '') return { kind: 'none' };
  const found = answering.exec(said.text);
  if (!found) return { kind: 'text', text };
  const [head, year, number] = found;
  return {
    kind: 'answer',
    year: year === undefined ? undefined : Number(year),
    number: Number(number),
    answer: originalSlice(said, head.length, said.text.length),
    text,
  };
}
