import { pinyin } from 'pinyin-pro';

/** Whether two names can be read the same, tones aside: each character has a reading in common with its counterpart. */
export function soundsAlike(one: string, other: string): boolean {
  const left = Array.from(one);
  const right = Array.from(other);
  return (
    left.length === right.length &&
    left.every((character, index) => shareReading(character, right[index] ?? ''))
  );
}

function shareReading(one: string, other: string): boolean {
  if (one === other) return true;
  const readings = readingsOf(other);
  return readingsOf(one).some((reading) => readings.includes(reading));
}

/** Looked up once a character: a roster is compared with every word that is no name. */
const known = new Map<string, readonly string[]>();
const mostKnown = 20_000;

function readingsOf(character: string): readonly string[] {
  const readings =
    known.get(character) ?? pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true });
  if (known.size < mostKnown) known.set(character, readings);
  return readings;
}
