import { parseNumeral } from './numerals.ts';
import type { RecordFlags } from './record-reading.ts';

const no = '(?<no>无|没有?|未|缺)?';
const yes = '(?:有)?';
const patterns = {
  all: /^三有(?:都有|全有|都齐|齐全?|都做到了?)?$|^(?:都有|全有)$/,
  pictured: new RegExp(
    `^${no}${yes}(?:图像|图片|照片|相片|影像)(?<later>有|无|没有)?:?(?:共)?(?<count>[0-9一二两三四五六七八九十]{1,3})?[张幅个]?$`,
  ),
  discussed: new RegExp(`^${no}${yes}讨论(?<later>了|过|有|无|没有)?$`),
  recorded: new RegExp(`^${no}${yes}记录(?<later>有|无|没有)?$`),
} as const;

/** Reads 三有: 三有都有, 图像 3张, 无讨论, 有记录、有图像、无讨论. `undefined` when the words are about something else. */
export function readFlags(said: string): RecordFlags | undefined {
  const parts = said
    .replace(/^三有[\s:,]+/, '')
    .replace(
      /(图像|图片|照片|相片|影像|讨论|记录)\s+(?=[\d一二两三四五六七八九十]|(?:有|无|没有)(?:$|[\s,.]))/g,
      '$1',
    )
    .split(/[\s,.]+/)
    .filter((part) => part !== '');
  let flags: RecordFlags = {};
  for (const part of parts) {
    const flag = readFlag(part);
    if (!flag) return undefined;
    flags = { ...flags, ...flag };
  }
  return parts.length === 0 ? undefined : flags;
}

function readFlag(part: string): RecordFlags | undefined {
  if (patterns.all.test(part)) return { recorded: true, pictured: true, discussed: true };
  const pictured = patterns.pictured.exec(part)?.groups;
  if (pictured) {
    const pictures = parseNumeral(pictured['count'] ?? '');
    if (denied(pictured) || pictures === 0) return { pictured: false };
    return { pictured: true, ...(pictures === undefined ? {} : { pictures }) };
  }
  const discussed = patterns.discussed.exec(part)?.groups;
  if (discussed) return { discussed: !denied(discussed) };
  const recorded = patterns.recorded.exec(part)?.groups;
  return recorded ? { recorded: !denied(recorded) } : undefined;
}

function denied(groups: Readonly<Record<string, string | undefined>>): boolean {
  return groups['no'] !== undefined || groups['later'] === '无' || groups['later'] === '没有';
}
