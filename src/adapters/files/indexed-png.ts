import { crc32, deflateSync } from 'node:zlib';

/** Opaque pixels, four bytes each (red, green, blue, and one that is not read), row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const mostColours = 256;
/** Eight bits a pixel, an index into the palette; no interlacing. */
const header = Uint8Array.of(8, 3, 0, 0, 0);

/**
 * A PNG with a palette: a third of the bytes of one without, for a picture of a few colours with soft edges. Colours that lie close
 * together become the commonest of them, so that surfaces keep theirs exactly.
 */
export function indexedPng({ width, height, data }: Pixels): Uint8Array {
  const counts = countColours(data);
  const { palette, indexOf } = paletteOf(counts);
  const rows = Buffer.alloc(height * (1 + width));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      rows[y * (1 + width) + 1 + x] = indexOf.get(colourAt(data, 4 * (y * width + x))) ?? 0;
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([
    signature,
    chunk('IHDR', Buffer.concat([size, header])),
    chunk(
      'PLTE',
      Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])),
    ),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colourAt(data: Uint8ClampedArray, at: number): number {
  return ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
}

function countColours(data: Uint8ClampedArray): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = colourAt(data, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return counts;
}

/** As finely told apart as the palette has room for. */
function paletteOf(counts: ReadonlyMap<number, number>) {
  const commonestFirst = [...counts].sort(([a, some], [b, others]) => others - some || a - b);
  for (let bits = 8; ; bits -= 1) {
    const mask = (0xff << (8 - bits)) & 0xff;
    const places = new Map<number, number>();
    const palette: number[] = [];
    const indexOf = new Map<number, number>();
    for (const [colour] of commonestFirst) {
      const bin = colour & ((mask << 16) | (mask << 8) | mask);
      const place = places.get(bin) ?? palette.push(colour) - 1;
      places.set(bin, place);
      indexOf.set(colour, place);
    }
    if (palette.length <= mostColours) return { palette, indexOf };
  }
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(content.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), 4 + named.length);
  return framed;
}
