import { normalize, originalSlice } from './normalize.ts';

/** A record with the reason why it is changed late: 张三缺席 原因 记错了. */
export interface WithReason {
  readonly words: string;
  readonly reason: string;
}

const marker = /(?:因为|由于|原因|理由)[\s:,是]*/;

/** Cuts the reason off the end of an officer's words; `undefined` where there is none, or nothing in front of it. */
export function reasonAtEnd(said: string): WithReason | undefined {
  const source = normalize(said);
  const found = marker.exec(source.text);
  if (!found) return undefined;
  const words = originalSlice(source, 0, found.index).replace(/[\s,，、;；。:：(（]+$/u, '');
  const reason = originalSlice(source, found.index + found[0].length, source.text.length).replace(
    /[)）。]+$/u,
    '',
  );
  return words === '' || reason === '' ? undefined : { words, reason };
}
