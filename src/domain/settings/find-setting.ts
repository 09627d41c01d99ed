import { normalize, originalSlice } from '../grammar/normalize.ts';
import type { Setting } from './setting.ts';

export interface FoundSetting<S extends Setting> {
  readonly setting: S;
  /** What follows the name, as the person wrote it. */
  readonly rest: string;
}

/** The setting whose name the words begin with; the longest name wins, and no space is needed after it. */
export function findSetting<S extends Setting>(
  settings: readonly S[],
  words: string,
): FoundSetting<S> | undefined {
  const said = normalize(words);
  const start = said.text.length - said.text.trimStart().length;
  const matches = settings.flatMap((setting) =>
    [...setting.names, setting.key.toLowerCase()]
      .filter((name) => said.text.startsWith(normalize(name).text, start))
      .map((name) => ({ setting, length: normalize(name).text.length })),
  );
  const [best] = matches.sort((a, b) => b.length - a.length);
  if (!best) return undefined;
  const rest = originalSlice(said, start + best.length, said.text.length);
  return {
    setting: best.setting,
    rest: rest
      .replace(/^[\s,，:：=]+/, '')
      .replace(/^(?:改成|改为|设为|是(?=.))/, '')
      .trim(),
  };
}
